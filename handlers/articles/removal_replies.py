"""What is said before articles are taken out together, and after."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, MessageEntity

from corpus.models import ArticleSummary, Filter, Receipt
from corpus.store.removal import Undone
from handlers.articles.article_buttons import KeepFound, RemoveFound, Undo, UndoTogether
from handlers.articles.lists.article_list import write_filter, write_title
from handlers.articles.receipts import receipt_reply
from handlers.chat.keyboards import button
from handlers.texts.catalogue import text
from handlers.texts.reference import shorten
from handlers.texts.reply import Composer, Reply

NAMED = 5  # articles; the others are counted
LONGEST_IDS = 500  # characters


def ask_reply(
    filter: Filter, articles: Sequence[ArticleSummary], count: int, press: RemoveFound, language: str
) -> Reply:
    """Whether these articles shall be taken out; the first of them are named."""
    composer = Composer().write(text("remove-ask", language, articles=count), MessageEntity.BOLD)
    write_filter(composer, filter, language)
    _write_titles(composer, articles, count, language)
    yes = button(text("button-yes-remove", language, articles=count), press)
    return composer.reply(InlineKeyboardMarkup([[yes, button(text("button-no", language), KeepFound())]]))


def changed_reply(receipts: Sequence[Receipt], language: str, kept: Sequence[str] = ()) -> Reply:
    """One receipt for articles that were taken out or brought back together, with an Undo for all.

    ``kept`` are the ids of those that have changed meanwhile and stay as they are.
    """
    if len(receipts) == 1 and not kept:
        return receipt_reply(receipts, language)
    count, first = len(receipts), receipts[0]
    outcome = "removed" if first.kind == "removed" else "restored"
    composer = Composer().write(text(f"{outcome}-together", language, articles=count), MessageEntity.BOLD)
    _write_titles(composer, [receipt.article for receipt in receipts], count, language)
    if kept:
        ids = shorten(", ".join(kept), LONGEST_IDS)
        composer.write("\n\n" + text("undo-kept", language, articles=len(kept), ids=ids))
    undo = button(text("button-undo", language), _undo(receipts))
    return composer.reply(InlineKeyboardMarkup([[undo]]))


def undone_reply(undone: Undone, language: str) -> Reply:
    """What came back together, and what did not."""
    return changed_reply(undone.receipts, language, undone.kept)


def _write_titles(composer: Composer, articles: Sequence[ArticleSummary], count: int, language: str) -> None:
    for article in articles[:NAMED]:
        write_title(composer.write("\n"), article, language)
    if count > NAMED:
        composer.write("\n" + text("remove-more", language, articles=count - NAMED))


def _undo(receipts: Sequence[Receipt]) -> Undo | UndoTogether:
    first = receipts[0].sequence or 0
    return UndoTogether(first) if len(receipts) > 1 else Undo(first)

"""Receipts of changes and the list of articles, as replies to admins."""

from collections.abc import Sequence
from math import ceil

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from corpus.models import ArticleSummary, Receipt
from handlers.callback_data import ShowArticles, Undo, pack
from handlers.reference import link, reference, shorten
from handlers.reply import Composer, Reply
from handlers.texts import day, language_name, text

PAGE = 10  # articles in a list, receipts in a message
TITLE_LENGTH = 120
DOT = " · "


def receipt_reply(receipts: Sequence[Receipt], language: str, *, soon: bool = False) -> Reply:
    """What became of at most ``PAGE`` articles, each with its Undo.

    ``soon`` when they answer by words alone until their vectors are made.
    """
    composer = Composer()
    for number, receipt in enumerate(receipts, 1):
        composer.write("\n\n" if number > 1 else "")
        composer.write(f"{number}. " if len(receipts) > 1 else "")
        _write_receipt(composer, receipt, language)
    if soon:
        composer.write("\n" + text("receipt-meaning-soon", language))
    return composer.reply(_undo_buttons(receipts, language))


def articles_reply(articles: Sequence[ArticleSummary], page: int, count: int, language: str) -> Reply:
    """A page of the list of articles, counted from 0, with their ids and buttons to turn it."""
    if not count:
        return Reply(text("articles-none", language))
    pages = page_count(count)
    composer = Composer().write(text("articles-title", language, articles=count), MessageEntity.BOLD)
    if pages > 1:
        composer.write(DOT + text("articles-page", language, page=page + 1, pages=pages))
    for article in articles:
        target = link(article.url)
        composer.write("\n\n").write(
            shorten(reference(article, language), TITLE_LENGTH),
            MessageEntity.TEXT_LINK if target else None,
            url=target,
        )
        composer.write("\n").write(article.id, MessageEntity.CODE)
    return composer.reply(_page_buttons(page, pages, language))


def page_count(count: int) -> int:
    """How many pages the list has; an empty one has one."""
    return max(ceil(count / PAGE), 1)


def _write_receipt(composer: Composer, receipt: Receipt, language: str) -> None:
    article = receipt.article
    title = shorten(article.title or text("untitled", language), TITLE_LENGTH)
    composer.write(_outcome(receipt, language) + " ").write(title, MessageEntity.BOLD).write("\n")
    facts = [
        article.source and shorten(article.source, TITLE_LENGTH),
        language_name(article.language, language),
        article.published and day(article.published, language),
        text("receipt-sentences", language, sentences=article.sentences),
    ]
    composer.write(DOT.join(fact for fact in facts if fact)).write("\n")
    composer.write(article.id, MessageEntity.CODE)


def _outcome(receipt: Receipt, language: str) -> str:
    if receipt.kind == "updated":
        return text("receipt-updated", language, version=receipt.article.version)
    return text(f"receipt-{receipt.kind}", language)


def _undo_buttons(receipts: Sequence[Receipt], language: str) -> InlineKeyboardMarkup | None:
    undone = [(n, receipt.sequence) for n, receipt in enumerate(receipts, 1) if receipt.sequence is not None]
    if not undone:
        return None
    buttons = [
        InlineKeyboardButton(
            text("button-undo", language)
            if len(receipts) == 1
            else text("button-undo-numbered", language, number=number),
            callback_data=pack(Undo(sequence)),
        )
        for number, sequence in undone
    ]
    return InlineKeyboardMarkup([buttons[start : start + 5] for start in range(0, len(buttons), 5)])


def _page_buttons(page: int, pages: int, language: str) -> InlineKeyboardMarkup | None:
    turns = [(page - 1, "button-newer"), (page + 1, "button-older")]
    row = [
        InlineKeyboardButton(text(key, language), callback_data=pack(ShowArticles(target)))
        for target, key in turns
        if 0 <= target < pages
    ]
    return InlineKeyboardMarkup([row]) if row else None

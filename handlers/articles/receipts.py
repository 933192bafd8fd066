"""Receipts of changes, as replies to admins."""

from collections.abc import Sequence
from typing import NamedTuple

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from corpus.models import ArticleSummary, Note, Receipt
from corpus.store.near_duplicates import NearDuplicate
from handlers.articles.article_buttons import (
    AskArticle,
    EditArticle,
    KeepBoth,
    ReadArticle,
    ReplaceOld,
    Undo,
)
from handlers.articles.metadata_fields import ToldIn, changes, facts
from handlers.chat.callback_codec import Press
from handlers.chat.keyboards import button, in_rows
from handlers.texts.catalogue import text
from handlers.texts.reference import link, name, shorten, title_of
from handlers.texts.reply import Composer, Reply

PAGE = 10  # receipts in a message
TITLE_LENGTH = 120
OPENING = 160  # characters
OPENING_IN = 5_000  # characters of a text, in which it begins
REPLACED = 5  # articles that are named where several were replaced; the others are counted
DOT = " · "


class Arrival(NamedTuple):
    """What is known of an article that has just come, beyond its receipt."""

    opening: str = ""  # its first words
    notes: Sequence[Note] = ()  # on what was read
    alike: NearDuplicate | None = None  # an article that is nearly the same
    soon: bool = False  # whether it answers by words alone until its vectors are made
    editable: bool = False  # whether whoever reads the receipt may change what is said of it
    removes: bool = False  # whether they may remove others too
    change: str = ""  # what was changed, when it is not the text


NOTHING_MORE = Arrival()


def receipt_reply(
    receipts: Sequence[Receipt],
    language: str,
    arrival: Arrival = NOTHING_MORE,
) -> Reply:
    """What became of at most ``PAGE`` articles, each with its Undo."""
    composer = Composer()
    for number, receipt in enumerate(receipts, 1):
        composer.write("\n\n" if number > 1 else "")
        composer.write(f"{number}. " if len(receipts) > 1 else "")
        _write_receipt(composer, receipt, language, arrival)
    _write_arrival(composer, arrival, language, link(receipts[0].article.url))
    rows = _buttons(receipts, language, editable=arrival.editable)
    other = arrival.alike.article if arrival.alike else receipts[0].beside
    if other and arrival.editable and (arrival.alike or _may_be_one(receipts[0].article, other)):
        rows.append(_choices(receipts[0], other, language, removes=arrival.removes))
    return composer.reply(InlineKeyboardMarkup(rows))


def _write_arrival(composer: Composer, arrival: Arrival, language: str, home: str | None) -> None:
    if arrival.opening:
        composer.write("\n").quote(arrival.opening, foldable=False, home=home)
    if alike := arrival.alike:
        title = shorten(title_of(alike.article, language), TITLE_LENGTH)
        share = round(100 * alike.shared)
        composer.write("\n" + text("receipt-alike", language, title=title, id=alike.article.id, share=share))
    for note in arrival.notes:
        composer.write("\n" + text(f"note-{note}", language))
    if arrival.soon:
        composer.write("\n" + text("receipt-meaning-soon", language))


def _write_receipt(composer: Composer, receipt: Receipt, language: str, arrival: Arrival) -> None:
    article = receipt.article
    title = shorten(title_of(article, language), TITLE_LENGTH)
    changed = f"{arrival.change}\n" if arrival.change and receipt.kind == "updated" else ""
    composer.write(changed or _outcome(receipt, language) + " ").write(title, MessageEntity.BOLD).write("\n")
    sentences = text("receipt-sentences", language, sentences=article.sentences)
    composer.write(DOT.join([*facts(article, ToldIn.RECEIPT, language), sentences])).write("\n")
    composer.write(article.id, MessageEntity.CODE)
    if replaced := receipt.replaced:
        composer.write("\n" + text("receipt-replaces", language, version=replaced.version))
        if (replaced.source, replaced.title) != (article.source, article.title):
            composer.write("\n" + text("receipt-was", language, name=name(replaced, language)))
        if not changed:  # else it is told above
            composer.write("".join(f"\n{line}" for line in changes(replaced, article, language)))
    alike, beside = arrival.alike, receipt.beside
    if beside and not (alike and alike.article.key == beside.key):  # of which more is told below
        words = text("receipt-beside", language, name=name(beside, language), id=beside.id)
        composer.write("\n" + words)


def _outcome(receipt: Receipt, language: str) -> str:
    if receipt.kind == "updated":
        return text("receipt-updated", language, version=receipt.article.version)
    return text(f"receipt-{receipt.kind}", language)


def _buttons(
    receipts: Sequence[Receipt], language: str, *, editable: bool
) -> list[list[InlineKeyboardButton]]:
    undone = [(n, receipt.sequence) for n, receipt in enumerate(receipts, 1) if receipt.sequence is not None]
    buttons = [
        _button("button-undo" if len(receipts) == 1 else "button-undo-numbered", Undo(sequence), language, n)
        for n, sequence in undone
    ]
    if editable:
        key = receipts[0].article.key
        buttons.append(_button("button-edit", EditArticle(key), language))
        buttons.append(_button("button-ask-one", AskArticle(key), language))
        buttons.append(_button("button-open", ReadArticle(key, 0, 0), language))
    return in_rows(buttons)


def _may_be_one(article: ArticleSummary, other: ArticleSummary) -> bool:
    """Whether one may be meant to replace the other: not two press releases, each of a house of its own."""
    two_houses = article.source and other.source and article.source != other.source
    return not two_houses or (article.url is not None and article.url == other.url)


def _choices(
    receipt: Receipt, other: ArticleSummary, language: str, *, removes: bool
) -> list[InlineKeyboardButton]:
    """What can become of two articles that are nearly the same, or have one title.

    Any of it takes all of these buttons away.
    """
    choices = [_button("button-keep-both", KeepBoth(receipt.article.key), language)]
    if removes:
        choices.append(_button("button-replace-old", ReplaceOld(receipt.article.key, other.key), language))
    if receipt.sequence is not None:
        choices.append(_button("button-skip", Undo(receipt.sequence), language))
    return choices


def _button(key: str, press: Press, language: str, number: int = 1) -> InlineKeyboardButton:
    numbered = {"number": number} if key.endswith("numbered") else {}
    return button(text(key, language, **numbered), press)


def write_replaced(
    composer: Composer, receipts: Sequence[Receipt], count: int, language: str, first: int = 1
) -> None:
    """Name the first of the articles that came in a new version, of so many, by numbers from ``first`` on."""
    for number, receipt in enumerate(receipts[:REPLACED], first):
        composer.write(f"\n{number}. {replaced_line(receipt, language)}")
    if receipts and count > REPLACED:
        composer.write("\n" + text("remove-more", language, articles=count - min(len(receipts), REPLACED)))


def replaced_line(receipt: Receipt, language: str) -> str:
    """Which version of which article answers no more: its source, its title, its id."""
    was = receipt.replaced or receipt.article
    return text("replaced-line", language, name=name(was, language), id=was.id, version=was.version)


def undo_buttons(receipts: Sequence[Receipt], language: str, first: int = 1) -> list[InlineKeyboardButton]:
    """A button for each that is named, which brings its version back."""
    return [
        button(text("button-undo-numbered", language, number=number), Undo(receipt.sequence))
        for number, receipt in enumerate(receipts[:REPLACED], first)
        if receipt.sequence is not None
    ]


def opening_of(content: str, title: str | None) -> str:
    """The first words of a text that are not its title, for an admin to see that the right one was read."""
    heading = " ".join((title or "").split())
    paragraphs = (" ".join(paragraph.split()) for paragraph in content[:OPENING_IN].split("\n"))
    return shorten(next((words for words in paragraphs if words not in ("", heading)), ""), OPENING)

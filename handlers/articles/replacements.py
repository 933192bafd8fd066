"""What was replaced, when several articles came together: named, each with its Undo."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton

from corpus.models import Receipt
from handlers.articles.article_buttons import Undo
from handlers.chat.keyboards import button
from handlers.texts.catalogue import text
from handlers.texts.reference import name
from handlers.texts.reply import Composer

NAMED = 5  # articles; the others are counted


def write_replaced(
    composer: Composer, receipts: Sequence[Receipt], count: int, language: str, first: int = 1
) -> None:
    """Name the first of the articles that came in a new version, of so many, by numbers from ``first`` on."""
    for number, receipt in enumerate(receipts[:NAMED], first):
        composer.write(f"\n{number}. {replaced_line(receipt, language)}")
    if receipts and count > NAMED:
        composer.write("\n" + text("remove-more", language, articles=count - min(len(receipts), NAMED)))


def replaced_line(receipt: Receipt, language: str) -> str:
    """Which version of which article answers no more: its source, its title, its id."""
    was = receipt.replaced or receipt.article
    return text("replaced-line", language, name=name(was, language), id=was.id, version=was.version)


def undo_buttons(receipts: Sequence[Receipt], language: str, first: int = 1) -> list[InlineKeyboardButton]:
    """A button for each that is named, which brings its version back."""
    return [
        button(text("button-undo-numbered", language, number=number), Undo(receipt.sequence))
        for number, receipt in enumerate(receipts[:NAMED], first)
        if receipt.sequence is not None
    ]

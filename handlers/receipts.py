"""Receipts of changes, as replies to admins."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from corpus.models import Note, Receipt
from corpus.store.likeness import Alike
from handlers.callback_data import EditArticle, KeepBoth, Press, RemoveArticle, Undo, pack
from handlers.reference import shorten
from handlers.reply import Composer, Reply
from handlers.texts import day, language_name, text

PAGE = 10  # receipts in a message
TITLE_LENGTH = 120
DOT = " · "


def receipt_reply(
    receipts: Sequence[Receipt],
    language: str,
    *,
    soon: bool = False,
    notes: Sequence[Note] = (),
    editable: bool = False,
    alike: Alike | None = None,
) -> Reply:
    """What became of at most ``PAGE`` articles, each with its Undo.

    ``soon`` when they answer by words alone until their vectors are made; ``notes`` on what was read;
    ``editable`` when whoever reads it may change what is said of the article;
    ``alike`` is one that is nearly the same.
    """
    composer = Composer()
    for number, receipt in enumerate(receipts, 1):
        composer.write("\n\n" if number > 1 else "")
        composer.write(f"{number}. " if len(receipts) > 1 else "")
        _write_receipt(composer, receipt, language)
    if alike:
        title = shorten(alike.article.title or text("untitled", language), TITLE_LENGTH)
        share = round(100 * alike.shared)
        composer.write("\n" + text("receipt-alike", language, title=title, id=alike.article.id, share=share))
    for note in notes:
        composer.write("\n" + text(f"note-{note}", language))
    if soon:
        composer.write("\n" + text("receipt-meaning-soon", language))
    keyboard = _buttons(receipts, language, editable=editable)
    if alike and keyboard:
        choices = [
            _button("button-keep-both", KeepBoth(receipts[0].article.key), language),
            _button("button-replace-old", RemoveArticle(alike.article.key), language),
        ]
        keyboard = InlineKeyboardMarkup([*keyboard.inline_keyboard, choices])
    return composer.reply(keyboard)


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


def _buttons(receipts: Sequence[Receipt], language: str, *, editable: bool) -> InlineKeyboardMarkup | None:
    undone = [(n, receipt.sequence) for n, receipt in enumerate(receipts, 1) if receipt.sequence is not None]
    buttons = [
        _button("button-undo" if len(receipts) == 1 else "button-undo-numbered", Undo(sequence), language, n)
        for n, sequence in undone
    ]
    if editable:
        buttons.append(_button("button-edit", EditArticle(receipts[0].article.key), language))
    rows = [buttons[start : start + 5] for start in range(0, len(buttons), 5)]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(key: str, press: Press, language: str, number: int = 1) -> InlineKeyboardButton:
    numbered = {"number": number} if key.endswith("numbered") else {}
    return InlineKeyboardButton(text(key, language, **numbered), callback_data=pack(press))

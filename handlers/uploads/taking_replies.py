"""How far a file is, and in the end what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from corpus.chats.jobs import Job
from corpus.models import Receipt
from corpus.store.near_duplicates import NearDuplicate
from handlers.articles.article_buttons import ShowFound, Undo, UndoTogether
from handlers.articles.receipts import (
    REPLACED,
    Arrival,
    receipt_reply,
    replaced_line,
    undo_buttons,
    write_replaced,
)
from handlers.chat.callback_codec import Press
from handlers.chat.keyboards import button, in_rows
from handlers.texts.catalogue import text
from handlers.texts.error_messages import message
from handlers.texts.reference import name, shorten
from handlers.texts.reply import Composer, Reply
from handlers.uploads.taking import Taken

BAR = 12  # characters
NAMED = 8  # parts that were passed over; the others are counted
BESIDE = 3  # articles whose titles came again
LONGEST_NAME = 100
LONGEST_REASON = 200
KINDS = ("added", "updated", "restored", "unchanged", "skipped")
DOT = " · "


@dataclass(frozen=True)
class StopTaking(Press, code="st", letter="Z"):
    """Stop reading a file."""

    job: int


def progress_reply(job: Job, taken: Taken) -> Reply:
    """A bar, with what is there so far, and a button to stop."""
    full = round(BAR * min(taken.share if taken.parts else 0.0, 1.0))
    composer = Composer().write(text("taking", job.language, name=shorten(job.name, LONGEST_NAME)))
    composer.write("\n" + "▰" * full + "▱" * (BAR - full), MessageEntity.CODE)
    if taken.parts:
        composer.write("\n" + _counted(taken, job.language))
    elif not taken.begun:
        composer.write("\n" + text("taking-waits", job.language))
    stop = button(text("button-stop", job.language), StopTaking(job.number))
    return composer.reply(InlineKeyboardMarkup([[stop]]))


def taken_reply(
    job: Job,
    taken: Taken,
    found: int | None,
    *,
    soon: bool,
    alike: NearDuplicate | None = None,
    removes: bool = False,
) -> Reply:
    """The receipt: of one article as of any, of several in one; ``found`` is the filter of what was added."""
    if taken.single:
        arrival = Arrival(taken.opening, taken.notes, alike, soon, editable=job.chat > 0, removes=removes)
        return receipt_reply(taken.receipts, job.language, arrival)
    composer = Composer().write(shorten(job.name, LONGEST_NAME), MessageEntity.BOLD)
    if taken.parts:
        composer.write("\n" + _counted(taken, job.language))
    if taken.stopping.is_set():
        why = "taking-right-lost" if taken.right_lost else "taking-stopped"
        composer.write("\n" + text(why, job.language))
    if taken.given_up:
        composer.write("\n" + text("taking-given-up", job.language, articles=taken.parts))
    _write_reasons(composer, job, taken)
    write_replaced(composer, taken.replaced, taken.counts["updated"], job.language)
    _write_beside(composer, taken.beside, job.language)
    if taken.alike:
        composer.write("\n" + text("taken-alike", job.language, articles=taken.alike))
    if soon:
        composer.write("\n" + text("receipt-meaning-soon", job.language))
    rows = [_buttons(job, taken, found)]
    if taken.changes > 1:
        rows += in_rows(undo_buttons(taken.replaced, job.language))
    return composer.reply(InlineKeyboardMarkup(rows))


def _write_reasons(composer: Composer, job: Job, taken: Taken) -> None:
    for error in taken.errors[:NAMED]:
        composer.write("\n• " + shorten(message(error, job.language), LONGEST_REASON))
    if (more := taken.counts["skipped"] - NAMED) > 0:
        composer.write("\n" + text("taking-skipped-more", job.language, parts=more))


def _write_beside(composer: Composer, beside: Sequence[Receipt], language: str) -> None:
    if not beside:
        return
    composer.write("\n" + text("taken-beside", language, articles=len(beside)))
    for receipt in beside[:BESIDE]:
        composer.write("\n• " + _beside(receipt, language))
    if len(beside) > BESIDE:
        composer.write("\n" + text("remove-more", language, articles=len(beside) - BESIDE))


def _buttons(job: Job, taken: Taken, found: int | None) -> list[InlineKeyboardButton]:
    row = []
    if found is not None:
        row.append(button(text("button-show-added", job.language), ShowFound(found, 0)))
    if taken.mark and taken.changes == 1:
        row.append(button(text("button-undo", job.language), Undo(taken.mark)))
    elif taken.mark and taken.changes:
        undo_all = text("button-undo-all", job.language, articles=taken.changes)
        row.append(button(undo_all, UndoTogether(taken.mark)))
    return row


def reasons(job: Job, taken: Taken) -> str | None:
    """Why each part was passed over and what was replaced, when the receipt cannot name it all; else None."""
    language = job.language
    listed = []
    if len(taken.errors) > NAMED:
        listed += [message(error, language) for error in taken.errors]
        if (more := taken.counts["skipped"] - len(listed)) > 0:
            listed.append(text("taking-skipped-more", language, parts=more))
    if len(taken.replaced) > REPLACED:
        listed += ["", text("listed-replaced", language)]
        listed += [replaced_line(receipt, language) for receipt in taken.replaced]
    if len(taken.beside) > BESIDE:
        listed += ["", text("listed-beside", language)]
        listed += [_beside(receipt, language) for receipt in taken.beside]
    return "".join(f"{line}\n" for line in listed).lstrip() or None


def _beside(receipt: Receipt, language: str) -> str:
    """The article that has the title, address or id of a new one."""
    other = receipt.beside or receipt.article
    return f"{name(other, language)} ({other.id})"


def _counted(taken: Taken, language: str) -> str:
    counted = [(kind, taken.counts[kind]) for kind in KINDS if taken.counts[kind]]
    return DOT.join(text(f"taken-{kind}", language, articles=count) for kind, count in counted)

"""/audit: who changed what and when, with a way back where there is one."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, MessageEntity, Update

from corpus.library import Library
from corpus.store.audit_reading import Audited
from handlers.articles.article_buttons import Undo
from handlers.articles.lists.article_list import TITLE_LENGTH
from handlers.chat.audience import written
from handlers.chat.callback_codec import Press
from handlers.chat.capability import Button, Capability, Command
from handlers.chat.colleagues import names_of_staff
from handlers.chat.keyboards import PAGE, button, in_rows, page_count, pager
from handlers.chat.pressing import Pressing
from handlers.chat.roles import STAFF
from handlers.chat.sending import edit, send
from handlers.chat.services import Context
from handlers.texts.catalogue import day, text
from handlers.texts.reference import shorten
from handlers.texts.reply import Composer, Reply


@dataclass(frozen=True)
class ShowAudit(Press, code="au", letter="U"):
    """Turn to a page of the audit, counted from 0."""

    page: int


async def show(update: Update, context: Context) -> None:
    """List the changes, the last one first."""
    names = await names_of_staff(context.services, context.bot)
    reply = await asyncio.to_thread(_page, context.services.library, names, 0, context.language)
    await send(written(update), reply)


async def turn(press: ShowAudit, at: Pressing) -> None:
    """Turn to another page."""
    services = at.context.services
    names = await names_of_staff(services, at.context.bot)
    reply = await asyncio.to_thread(_page, services.library, names, press.page, at.language)
    await at.spinner.stop()
    await edit(at.message, reply)


def _page(library: Library, names: Mapping[int, str], page: int, language: str) -> Reply:
    count = library.sequence()
    page = min(page, page_count(count) - 1)
    return audit_reply(library.desk.audit(PAGE, page * PAGE), names, page, count, language)


def audit_reply(
    lines: Sequence[Audited], names: Mapping[int, str], page: int, count: int, language: str
) -> Reply:
    """A page of the audit, counted from 0."""
    if not count:
        return Reply(text("audit-empty", language))
    composer = Composer().write(text("audit-title", language, changes=count), MessageEntity.BOLD)
    for line in lines:
        _write(composer.write("\n\n"), line, names, language)
    undos = [
        button(
            text("button-undo-numbered", language, number=line.change.sequence), Undo(line.change.sequence)
        )
        for line in lines
        if line.undoable
    ]
    labels = [text("button-newer", language), text("button-older", language)]
    turned = pager(page, page_count(count), [ShowAudit(page - 1), ShowAudit(page + 1)], labels)
    return composer.reply(InlineKeyboardMarkup([row for row in (*in_rows(undos), turned) if row]))


def _write(composer: Composer, line: Audited, names: Mapping[int, str], language: str) -> None:
    change = line.change
    title = shorten(" ".join((line.title or "").split()) or change.article, TITLE_LENGTH)
    composer.write(f"{change.sequence}. ").write(
        f"{text(f'receipt-{change.kind}', language, version=change.version)} "
    )
    composer.write(title).write("\n")
    by = text("by-command-line", language) if change.by is None else names.get(change.by, str(change.by))
    # Midnight of one person is noon of another: the time is given with its zone.
    moment = text("audit-moment", language, day=day(change.at.date(), language), time=f"{change.at:%H:%M}")
    composer.write(text("audit-by", language, moment=moment, by=by))
    if change.undoes is not None:
        composer.write(" · " + text("audit-undoes", language, number=change.undoes))


CAPABILITY = Capability(
    commands=(Command("audit", show, STAFF),),
    buttons=(Button(ShowAudit, turn, STAFF),),
)

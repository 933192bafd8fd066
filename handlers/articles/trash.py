"""/trash: what was removed and can still come back."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, MessageEntity, Update

from corpus.library import Library
from corpus.store.removed_articles import DAYS, Removed
from handlers.articles.lists.article_list import write_title
from handlers.articles.receipts import TITLE_LENGTH
from handlers.chat.audience import written
from handlers.chat.callback_codec import Press
from handlers.chat.capability import Button, Capability, Command
from handlers.chat.keyboards import PAGE, button, page_count, pager
from handlers.chat.pressing import Pressing
from handlers.chat.roles import REMOVING
from handlers.chat.sending import edit, send
from handlers.chat.services import Context
from handlers.texts.catalogue import day, text
from handlers.texts.reference import shorten, title_of
from handlers.texts.reply import Composer, Reply

IN_A_ROW = 2  # buttons


@dataclass(frozen=True)
class ShowTrash(Press, code="tr", letter="t"):
    """Turn to a page of the articles that were removed, counted from 0."""

    page: int


@dataclass(frozen=True)
class Restore(Press, code="rs", letter="e"):
    """Take back a removal, from a page of the articles that were removed."""

    sequence: int
    page: int


async def trash(update: Update, context: Context) -> None:
    """List what was removed, the last removed first."""
    reply = await asyncio.to_thread(_page, context.services.library, 0, context.language)
    await send(written(update), reply)


async def show_trash(press: ShowTrash, at: Pressing) -> None:
    """Turn to another page."""
    reply = await asyncio.to_thread(_page, at.context.services.library, press.page, at.language)
    await at.spinner.stop()
    await edit(at.message, reply)


async def restore(press: Restore, at: Pressing) -> None:
    """Bring an article back, and show the page without it; raises NothingToUndo, ArticleErased."""
    library = at.context.services.library
    receipt = await asyncio.to_thread(library.undo, press.sequence, at.person)
    title = shorten(title_of(receipt.article, at.language), TITLE_LENGTH)
    await at.spinner.stop(f"{text('receipt-restored', at.language)} {title}", alert=False)
    await edit(at.message, await asyncio.to_thread(_page, library, press.page, at.language))


def _page(library: Library, page: int, language: str) -> Reply:
    count = library.desk.count_removed()
    page = min(page, page_count(count) - 1)
    return trash_reply(library.desk.removed(PAGE, page * PAGE), page, count, language)


def trash_reply(removed: Sequence[Removed], page: int, count: int, language: str) -> Reply:
    """A page of what was removed, counted from 0."""
    if not count:
        return Reply(text("trash-empty", language, days=DAYS))
    composer = Composer().write(text("trash-title", language, articles=count), MessageEntity.BOLD)
    composer.write("\n" + text("trash-kept", language, days=DAYS))
    for one in removed:
        _write(composer.write("\n\n"), one, language)
    buttons = [
        button(text("button-restore", language, number=one.article.key), Restore(one.sequence, page))
        for one in removed
    ]
    labels = [text("button-newer", language), text("button-older", language)]
    turned = pager(page, page_count(count), [ShowTrash(page - 1), ShowTrash(page + 1)], labels)
    rows = [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]
    return composer.reply(InlineKeyboardMarkup([row for row in (*rows, turned) if row]))


def _write(composer: Composer, one: Removed, language: str) -> None:
    write_title(composer, one.article, language)
    composer.write("\n").write(
        text(
            "trash-removed" if one.by is None else "trash-removed-by",
            language,
            day=day(one.at.date(), language),
            person=str(one.by),
            left=one.days_left,
        )
    )


CAPABILITY = Capability(
    commands=(Command("trash", trash, REMOVING),),
    buttons=(Button(ShowTrash, show_trash, REMOVING), Button(Restore, restore, REMOVING)),
)

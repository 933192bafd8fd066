"""/export and /backup: the articles as JSON lines, and everything in one file."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from telegram import Message, Update
from telegram.constants import ChatAction, FileSizeLimit

from corpus.errors import UnknownArticle
from corpus.library import Library
from corpus.models import Filter
from corpus.readers.record_lines import record
from handlers.articles.lists.filter_words import parse
from handlers.chat.audience import after_command, written
from handlers.chat.capability import Capability, Command
from handlers.chat.roles import CHANGING, OWNERS
from handlers.chat.sending import send
from handlers.chat.services import Context
from handlers.chat.standing import ask_again
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply

PACKED_FROM = 1_000_000  # bytes; smaller files open in the chat as they are


async def export(update: Update, context: Context) -> None:
    """Send the articles that the words after the command ask for, a JSON line each; raises BadFilter."""
    message, library = written(update), context.services.library
    typed = after_command(message)
    filter = await asyncio.to_thread(library.desk.resolved, parse(typed))
    if not await asyncio.to_thread(library.count, filter):
        await send(message, Reply(text("articles-none-found", context.language)))
        return
    name = f"pullquote-{context.services.clock():%Y-%m-%d}.jsonl"
    await _send_made(message, name, lambda path: _write_records(library, filter, path), context)


async def backup(update: Update, context: Context) -> None:
    """Send everything that is kept, in one file that ``pullquote restore`` takes."""
    name = _backup_name(context.services.clock())
    await _send_made(written(update), name, context.services.library.back_up, context)


async def _send_made(message: Message, name: str, make: Callable[[Path], object], context: Context) -> None:
    """Make a file in a thread and send it, if Telegram takes one of its size from a bot.

    Raises RightLost when whoever wanted it may not have it any more.
    """
    await message.reply_chat_action(ChatAction.UPLOAD_DOCUMENT)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        made = await context.services.slowly(partial(make, path))
        path = made if isinstance(made, Path) else path
        megabytes = -(-path.stat().st_size // 1_000_000)
        if path.stat().st_size > FileSizeLimit.FILESIZE_UPLOAD:
            await send(message, Reply(text("file-too-large-to-send", context.language, size=megabytes)))
            return
        await ask_again(context.services.library, context.bot)
        await message.reply_document(path, do_quote=True)


def _write_records(library: Library, filter: Filter, path: Path) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for summary in library.summaries(filter):
            with suppress(UnknownArticle):  # removed a moment ago
                file.write(f"{record(library.article(summary.id))}\n")
    if path.stat().st_size < PACKED_FROM:
        return path
    packed = path.with_suffix(".jsonl.zip")
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.write(path, path.name)
    return packed


def _backup_name(now: datetime) -> str:
    return f"pullquote-{now:%Y-%m-%d-%H%M}.zip"


CAPABILITY = Capability(
    commands=(
        Command("export", export, CHANGING),
        Command("backup", backup, OWNERS),  # with what is kept of people
    ),
)

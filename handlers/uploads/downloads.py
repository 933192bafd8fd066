"""The bytes of a document that was sent to the bot."""

import mimetypes
from typing import NamedTuple

from telegram import Bot, Document
from telegram.error import BadRequest, InvalidToken, NetworkError

from corpus.errors import SourceTooLarge, UnreachableSource
from corpus.readers import MAXIMUM_BYTES
from corpus.soundness import on_a_line


def name_of(document: Document) -> str:
    """What its sender called it, on a line; a name made of its type when it has none."""
    ending = mimetypes.guess_extension(document.mime_type or "") or ""
    return on_a_line(document.file_name or "") or f"document{ending}"


class Sent(NamedTuple):
    """A file that Telegram keeps."""

    file: str  # Telegram's identifier
    name: str
    size: int  # 0 when it is not told


def check_size(sent: Sent, limit: int) -> None:
    """Raise SourceTooLarge for a file that is not worth the try to fetch it."""
    if sent.size > limit:
        raise SourceTooLarge(sent.name, sent.size, limit)


async def download(bot: Bot, sent: Sent, limit: int) -> bytes:
    """Fetch a file; raises SourceTooLarge, UnreachableSource."""
    check_size(sent, limit)
    try:
        file = await bot.get_file(sent.file)
        check_size(
            sent._replace(size=file.file_size or 0), limit
        )  # as the server has it, before it is fetched
        return bytes(await file.download_as_bytearray())
    except BadRequest as error:
        if "too big" in error.message.lower():
            raise SourceTooLarge(sent.name, max(sent.size, MAXIMUM_BYTES + 1), MAXIMUM_BYTES) from error
        raise UnreachableSource(sent.name, error.message) from error
    except (InvalidToken, NetworkError) as error:
        # The library takes the 404 of an expired file for a wrong token.
        raise UnreachableSource(sent.name, error.message) from error

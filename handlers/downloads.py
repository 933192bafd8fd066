"""The bytes of a document that was sent to the bot."""

import mimetypes

from telegram import Document
from telegram.error import BadRequest, InvalidToken, NetworkError

from corpus.errors import SourceTooLarge, UnreachableSource
from corpus.readers import MAXIMUM_BYTES


def name_of(document: Document) -> str:
    """What its sender called it; a name made of its type when it has none."""
    ending = mimetypes.guess_extension(document.mime_type or "") or ""
    return document.file_name or f"document{ending}"


async def download(document: Document) -> bytes:
    """Fetch a document, unless it is too large to be worth the try.

    Raises SourceTooLarge, UnreachableSource.
    """
    name = name_of(document)
    size = document.file_size or 0
    if size > MAXIMUM_BYTES:
        raise SourceTooLarge(name, size, MAXIMUM_BYTES)
    try:
        file = await document.get_file()
        return bytes(await file.download_as_bytearray())
    except BadRequest as error:
        if "too big" in error.message.lower():
            raise SourceTooLarge(name, max(size, MAXIMUM_BYTES + 1), MAXIMUM_BYTES) from error
        raise UnreachableSource(name, error.message) from error
    except (InvalidToken, NetworkError) as error:
        # The library takes the 404 of an expired file for a wrong token.
        raise UnreachableSource(name, error.message) from error

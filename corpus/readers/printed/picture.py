"""Photos and scans of pages, whose text is recognised where Tesseract is installed."""

import re
from collections.abc import Sequence
from contextlib import ExitStack
from io import BytesIO
from typing import TYPE_CHECKING

from corpus.errors import BrokenSource, EmptySource, PictureSource, TookTooMuchMemory
from corpus.readers.contract.content import Content
from corpus.readers.contract.limits import MAXIMUM_MEMORY, MAXIMUM_PICTURES, MAXIMUM_PIXELS
from corpus.readers.printed import recognition

if TYPE_CHECKING:
    from PIL.Image import Image

_BEGINNING = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|RIFF....WEBP|II\*\0|MM\0\*", re.DOTALL)
_LONGEST_SIDE = 5_000  # pixels: a page at 400 dots an inch; more only takes longer


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as a picture of a format that is read."""
    return _BEGINNING.match(data) is not None


def read(name: str, data: bytes) -> Content:
    """The text on it; raises PictureSource, BrokenSource, EmptySource, TookTooMuchMemory."""
    if not recognition.installed():
        raise PictureSource(name)
    from PIL import Image, ImageSequence, UnidentifiedImageError  # here, since only pictures need it

    Image.MAX_IMAGE_PIXELS = None  # its warning is ours below, for each page and with a reason
    pages: list[list[recognition.Paragraph]] = []
    try:
        with Image.open(BytesIO(data)) as picture:
            for number, page in enumerate(ImageSequence.Iterator(picture)):
                if page.width * page.height > MAXIMUM_PIXELS:
                    raise TookTooMuchMemory(name, MAXIMUM_MEMORY)
                if number < MAXIMUM_PICTURES:
                    pages.append(recognition.paragraphs(_prepared(page)))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise BrokenSource(name, "picture") from error
    if not any(pages):
        raise EmptySource(name)
    return recognition.content(pages)


def bound(name: str, photos: Sequence[bytes]) -> bytes:
    """Photos as one picture of several pages, in order; raises BrokenSource for one that is none.

    Without the library that opens them it is the first alone, which is then refused with the reason.
    """
    if len(photos) == 1 or not recognition.opens_pictures():
        return photos[0]
    from PIL import Image, ImageOps, UnidentifiedImageError

    whole = BytesIO()
    with ExitStack() as stack:
        try:
            opened = [stack.enter_context(Image.open(BytesIO(photo))) for photo in photos]
            first, *others = [ImageOps.exif_transpose(page).convert("L") for page in opened]
            # As in a scanner's files: what a photo loses by it is nothing to what it lost already.
            first.save(whole, "TIFF", save_all=True, append_images=others, compression="jpeg", quality=92)
        except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
            raise BrokenSource(name, "picture") from error
    return whole.getvalue()


def _prepared(page: "Image") -> bytes:
    """The page upright, in grey, no larger than is of use, as a portable greymap."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(page).convert("L")  # phones keep the turn beside the picture
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return recognition.greymap(upright.width, upright.height, upright.tobytes())

"""Photos of pages that belong together, as one file."""

from collections.abc import Sequence
from contextlib import ExitStack
from io import BytesIO

from corpus.errors import BrokenSource
from corpus.readers.printed import recognition


def bound(name: str, photos: Sequence[bytes]) -> bytes:
    """Photos as one picture of several pages, in order; raises BrokenSource for one that is none.

    Without the library that opens them it is the first alone, which is then refused with the reason.
    """
    if len(photos) == 1 or not recognition.opens_pictures():
        return photos[0]
    from PIL import Image, ImageOps, UnidentifiedImageError  # here, since only albums need it

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

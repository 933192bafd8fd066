"""Photos of pages that an admin sends: those of an album are one article."""

from io import BytesIO

import pytest
from PIL import Image

from corpus.errors import BrokenSource
from corpus.library import Library
from corpus.readers.printed.picture import bound
from tests.support.conversation import StartBot
from tests.support.scans import TEXT, TITLE, needs_tesseract, pages, saved
from tests.world import World


def test_photos_that_belong_together_are_pages_in_order() -> None:
    photos = [saved(Image.new("RGB", size, "white"), "JPEG") for size in ((60, 90), (90, 60))]
    with Image.open(BytesIO(bound("photo.jpg", photos))) as whole:
        sizes = []
        for number in range(whole.n_frames):
            whole.seek(number)
            sizes.append(whole.size)
    assert sizes == [(60, 90), (90, 60)]
    with pytest.raises(BrokenSource, match=r"photo\.jpg"):
        bound("photo.jpg", [photos[0], b"\xff\xd8\xff no picture"])


@pytest.mark.slow
@needs_tesseract
async def test_an_album_of_photos_of_pages_is_one_article(
    world: World, library: Library, start_bot: StartBot
) -> None:
    ada = world.person("Ada")
    photos = [saved(page, "JPEG", quality=85) for page in pages()]
    async with start_bot([ada]):
        receipt = await world.reply_to(ada.sends_photos(*photos)[0])
        await world.until(lambda: receipt.text.startswith("Added: "))
    [article] = library.articles(5)
    assert article.title == TITLE
    assert len(library.article(article.id).text) > 0.95 * len(TEXT)

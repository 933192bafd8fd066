"""Small things that become large in the bot's own process."""

import zlib
from io import BytesIO
from struct import pack

from tests.attack.registry import attack
from tests.attack.stage import Stage
from tests.support.zip_files import zip_of

ROWS = 480_000
MOST_MEGABYTES = 60  # more than before, of the bot's own process


@attack(seconds=180)
async def attack_15_rows_without_text(stage: Stage) -> None:
    """A table of 480,000 rows without a text, and the same as JSON lines and in a zip."""
    table = b"title,text\n" + b"a,\n" * ROWS
    lines = b'{"title":"a"}\n' * (ROWS // 4)
    members = {f"{number}.bin": b"\x00\x01" for number in range(20_000)}
    async with stage.running():
        before = stage.memory()
        for name, data in (("rows.csv", table), ("rows.jsonl", lines), ("pack.zip", zip_of(members))):
            sent = stage.owner.sends_document(name, data)
            await stage.world.reply_to(sent, 60)
            await stage.until(
                lambda: "Stop" not in stage.world.from_bot(stage.owner.private)[-1].buttons,
                90,
                f"{name} has no end",
            )
        more = stage.peak_now() - before
    assert more <= MOST_MEGABYTES, f"the bot took {more} MB more"
    stage.demand_newsroom_as_it_was()


@attack(seconds=120)
async def attack_18_albums_of_huge_pictures(stage: Stage) -> None:
    """An album of pictures of 160 million pixels each, of which each is a small file."""
    huge = png(12_600, 12_600)
    async with stage.running():
        before = stage.memory()
        sent = stage.owner.sends_photos(huge, huge, huge, huge)
        await stage.until(lambda: len(stage.world.from_bot(stage.owner.private)) > 0, 60, "nothing was said")
        album = stage.owner.sends_album({f"{number}.png": huge for number in range(4)})
        await stage.world.reply_to(album[-1], 60)
        assert sent
        more = stage.peak_now() - before
    assert more <= MOST_MEGABYTES, f"the bot took {more} MB more"
    stage.demand_no_change()


def png(width: int, height: int) -> bytes:
    """A black picture in grey, which packs well."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    packer, packed = zlib.compressobj(9), BytesIO()
    for _ in range(height):
        packed.write(packer.compress(bytes(width + 1)))
    packed.write(packer.flush())
    header = chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", packed.getvalue()) + chunk(b"IEND", b"")

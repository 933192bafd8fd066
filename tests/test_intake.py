"""Files of many articles, read while others are answered, and gone on with after a restart."""

import io
import json
import threading
from collections.abc import Iterator
from zipfile import ZipFile

import pytest

from corpus.library import Library
from corpus.models import Draft
from corpus.rights import Right
from tests.conversation import CANCELLED, FERRY, VISIT, WHO, StartBot
from tests.test_people import hire, press
from tests.world import Person, World


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    return world.person("Ada")


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


LOT = {
    "june/visite.txt": VISIT.encode(),
    "june/ferry.txt": FERRY.encode(),
    "june/empty.txt": b"  ",
    "photo.xyz": b"\x00\x01",
}


async def test_the_good_parts_of_a_zip_are_added_and_the_others_named_with_the_reason(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        receipt = await world.reply_to(ada.sends_document("lot.zip", zipped(LOT)))
        assert receipt.text.splitlines()[:2] == ["lot.zip", "2 added · 2 passed over"]
        assert any(
            "lot.zip/june/empty.txt: there is no text in it" in line for line in receipt.text.splitlines()
        )
        assert receipt.buttons == ["Show them", "Remove these 2"]
        again = await world.reply_to(ada.sends_document("lot.zip", zipped(LOT)))
        await ada.presses(receipt, "Remove these 2")
        await world.quiet()
        asked = world.from_bot(ada.private)[-1]
        await ada.presses(asked, "Yes, remove 2")
        await world.quiet()
    assert again.text.splitlines()[1] == "2 already here · 2 passed over"
    assert again.buttons == []
    assert library.count() == 0


async def test_lines_of_json_are_articles_each(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    lines = [json.dumps({"id": f"n{number}", "text": f"Number {number} is here."}) for number in range(30)]
    async with start_bot([ada]):
        receipt = await world.reply_to(ada.sends_document("lot.jsonl", "\n".join(lines).encode()))
    assert receipt.text.splitlines()[1] == "30 added"
    assert library.article("n7").text == "Number 7 is here."


class SlowLibrary(Library):
    """Keeps an article only once the test lets it."""

    let_go = threading.Event()

    def add_many(self, drafts, by=None, batch=1):  # type: ignore[no-untyped-def]
        for receipt in super().add_many(drafts, by, 1):
            yield receipt
            self.let_go.wait(10)


@pytest.fixture
def slow(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SlowLibrary]:
    SlowLibrary.let_go.clear()
    with SlowLibrary.open(tmp_path_factory.mktemp("slow")) as slow:
        slow.add(Draft(text=CANCELLED))
        yield slow
        SlowLibrary.let_go.set()


async def test_a_long_file_shows_how_far_it_is_while_questions_are_answered(
    world: World, start_bot: StartBot, ada: Person, slow: SlowLibrary
) -> None:
    files = {f"{number}.txt": f"Number {number} is here.".encode() for number in range(4)}
    async with start_bot([ada], corpus=slow):
        upload = ada.sends_document("lot.zip", zipped(files))
        bar = await world.reply_to(upload, within=8)
        assert bar.text.splitlines()[0] == "Reading lot.zip"
        assert bar.buttons == ["Stop"]
        assert CANCELLED in (await ada.asks(WHO)).text
        slow.let_go.set()
        await world.until(lambda: "added" in bar.text and bar.buttons != ["Stop"], within=10)
    assert bar.text.splitlines() == ["lot.zip", "4 added"]


async def test_a_file_that_was_being_read_when_the_bot_ended_is_read_to_its_end_by_the_next(
    world: World, start_bot: StartBot, ada: Person, slow: SlowLibrary
) -> None:
    # So many that the bot has ended before all of them are read, however busy the machine is.
    files = {f"{number}.txt": f"Number {number} is here.".encode() for number in range(60)}
    async with start_bot([ada], corpus=slow):
        bar = await world.reply_to(ada.sends_document("lot.zip", zipped(files)), within=8)
        slow.let_go.set()
    assert slow.count() < 61
    async with start_bot([ada], corpus=slow):
        await world.until(lambda: bar.buttons != ["Stop"], within=10)
        await world.until(lambda: slow.jobs.unfinished(world.bot.id) == [], within=10)
    assert slow.count() == 61
    assert "already here" in bar.text


async def test_a_long_file_can_be_stopped(
    world: World, start_bot: StartBot, ada: Person, slow: SlowLibrary
) -> None:
    files = {f"{number}.txt": f"Number {number} is here.".encode() for number in range(60)}
    async with start_bot([ada], corpus=slow):
        bar = await world.reply_to(ada.sends_document("lot.zip", zipped(files)), within=8)
        await ada.presses(bar, "Stop")
        slow.let_go.set()
        await world.until(lambda: "Stopped, as you wished." in bar.text, within=10)
    assert slow.count() < 61


async def test_the_file_of_somebody_who_is_removed_meanwhile_is_not_read_on(
    world: World, start_bot: StartBot, ada: Person, slow: SlowLibrary
) -> None:
    files = {f"{number}.txt": f"Number {number} is here.".encode() for number in range(60)}
    bea = world.person("Bea")
    hire(slow, bea, ada, Right.ADD)
    async with start_bot([ada], corpus=slow):
        bar = await world.reply_to(bea.sends_document("lot.zip", zipped(files)), within=8)
        people = await ada.asks("/people")
        for label in ("1", "Remove…", "Remove"):
            await press(ada, people, label)
        slow.let_go.set()
        await world.until(lambda: "Stop" not in bar.buttons, within=10)
    assert slow.count() < 61

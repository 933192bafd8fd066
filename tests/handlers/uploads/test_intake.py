"""Files of many articles, read while others are answered, and gone on with after a restart."""

import asyncio
import json
import threading
from collections.abc import Iterator

import pytest

from corpus.chats.rights import Right
from corpus.library import Library
from corpus.models import Draft
from corpus.store.replacing import EVERYTHING
from tests.support.conversation import CANCELLED, FERRY, VISIT, WHO, StartBot, press
from tests.support.staff import hire
from tests.support.zip_files import zip_of
from tests.world import Person, World


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    return world.person("Ada")


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
        receipt = await world.reply_to(ada.sends_document("lot.zip", zip_of(LOT)))
        assert receipt.text.splitlines()[:2] == ["lot.zip", "2 added · 2 passed over"]
        assert any(
            "lot.zip/june/empty.txt: there is no text in it" in line for line in receipt.text.splitlines()
        )
        assert receipt.buttons == ["Show them", "Undo all 2"]
        again = await world.reply_to(ada.sends_document("lot.zip", zip_of(LOT)))
        await ada.presses(receipt, "Undo all 2")
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
        await world.until(lambda: "added" in receipt.text)
    assert receipt.text.splitlines()[1] == "30 added"
    assert library.article("n7").text == "Number 7 is here."


class SlowLibrary(Library):
    """Takes its time over articles that begin with certain words, until the test lets these go."""

    held: dict[str, threading.Event]
    longest = 60.0  # seconds

    def add_many(self, drafts, by=None, batch=1, mark=None, *, scope):  # type: ignore[no-untyped-def]
        for receipt in super().add_many(drafts, by, 1, mark, scope=scope):
            yield receipt
            text = self.article_by_key(receipt.article.key).text
            for words, let_go in self.held.items():
                if text.startswith(words):
                    let_go.wait(self.longest)

    def let_go(self, words: str = "") -> None:
        self.held[words].set()


@pytest.fixture
def slow(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SlowLibrary]:
    with SlowLibrary.open(tmp_path_factory.mktemp("slow")) as slow:
        slow.held = {"": threading.Event()}
        slow.add(Draft(text=CANCELLED), scope=EVERYTHING)
        yield slow
        for let_go in slow.held.values():
            let_go.set()


async def test_a_long_file_shows_how_far_it_is_while_questions_are_answered(
    world: World, start_bot: StartBot, ada: Person, slow: SlowLibrary
) -> None:
    files = {f"{number}.txt": f"Number {number} is here.".encode() for number in range(4)}
    async with start_bot([ada], corpus=slow):
        upload = ada.sends_document("lot.zip", zip_of(files))
        bar = await world.reply_to(upload)
        assert bar.text.splitlines()[0] == "Reading lot.zip"
        assert bar.buttons == ["Stop"]
        assert CANCELLED in (await ada.asks(WHO)).text
        slow.let_go()
        await world.until(lambda: "added" in bar.text and bar.buttons != ["Stop"])
    assert bar.text.splitlines() == ["lot.zip", "4 added"]


async def test_a_long_file_can_be_stopped(
    world: World, start_bot: StartBot, ada: Person, slow: SlowLibrary
) -> None:
    files = {f"{number}.txt": f"Number {number} is here.".encode() for number in range(60)}
    async with start_bot([ada], corpus=slow):
        bar = await world.reply_to(ada.sends_document("lot.zip", zip_of(files)))
        await ada.presses(bar, "Stop")
        slow.let_go()
        await world.until(lambda: "Stopped, as you asked." in bar.text)
    assert slow.count() < 61


async def test_the_file_of_somebody_who_is_removed_meanwhile_is_not_read_on(
    world: World, start_bot: StartBot, ada: Person, slow: SlowLibrary
) -> None:
    files = {f"{number}.txt": f"Number {number} is here.".encode() for number in range(60)}
    bea = world.person("Bea")
    hire(slow, bea, ada, Right.ADD)
    async with start_bot([ada], corpus=slow):
        bar = await world.reply_to(bea.sends_document("lot.zip", zip_of(files)))
        people = await ada.asks("/people")
        for label in ("1", "Remove…", "Remove"):
            await press(ada, people, label)
        slow.let_go()
        await world.until(lambda: "Stop" not in bar.buttons)
    assert slow.count() < 61
    assert "Stopped: you may no longer add articles here. What was added stays." in bar.text


async def test_a_restart_goes_on_with_a_file_and_all_that_it_brought_is_taken_back_together(
    world: World, start_bot: StartBot, ada: Person, slow: SlowLibrary
) -> None:
    slow.add(Draft(text="The harbour is old. Its three cranes rust, and no ship lands.", title="Harbour"))
    corrected = {"harbour.md": b"# Harbour\n\nThe harbour is new. Its three cranes rust, and no ship lands."}
    files = corrected | {f"{number}.txt": f"Number {number} is here.".encode() for number in range(9)}
    slow.longest = 0.8
    async with start_bot([ada], corpus=slow):
        bar = await world.reply_to(ada.sends_document("lot.zip", zip_of(files)))
    slow.let_go()
    async with start_bot([ada], corpus=slow):
        await world.until(lambda: bar.buttons != ["Stop"])
        await world.until(lambda: slow.jobs.unfinished(world.bot.id) == [])
        assert bar.text.splitlines()[1] == "9 added · 1 new version"
        assert bar.text.splitlines()[2].startswith("1. Harbour (harbour-")
        assert bar.buttons == ["Show them", "Undo all 10", "Undo 1"]
        await ada.presses(bar, "Undo all 10")
        await world.quiet()
    assert slow.count() == 2
    assert {article.title for article in slow.articles(5)} == {None, "Harbour"}
    assert "old" in slow.article(slow.articles(5)[0].id).text


async def test_an_article_and_its_correction_in_one_file_are_taken_back_together(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    text = "The bridge of Orrin will open in {}, the mayor said."
    lines = [{"title": "Bridge", "text": text.format(month)} for month in ("May", "June")]
    async with start_bot([ada]):
        data = "\n".join(map(json.dumps, lines)).encode()
        receipt = await world.reply_to(ada.sends_document("lot.jsonl", data))
        assert receipt.text.splitlines()[1] == "1 added · 1 new version"
        await ada.presses(receipt, "Undo all 2")
        await world.quiet()
        back = world.from_bot(ada.private)[-1]
        removed = library.count()
        await ada.presses(back, "Undo")
        await world.quiet()
    assert (removed, library.articles(5)[0].version) == (0, 2)


async def test_more_reasons_than_a_message_holds_come_in_a_file(
    world: World, start_bot: StartBot, ada: Person
) -> None:
    files = {f"{number}.xyz": bytes([0, 1, 2]) for number in range(40)} | {"a.txt": FERRY.encode()}
    async with start_bot([ada]):
        upload = ada.sends_document("lot.zip", zip_of(files))
        receipt = await world.reply_to(upload)
        await world.until(lambda: world.calls("sendDocument"))
        await world.quiet()
    listed = world.from_bot(ada.private)[-1]
    assert receipt.text.splitlines()[1] == "1 added · 40 passed over"
    assert len(world.content(listed).decode().splitlines()) == 40


async def test_a_short_file_passes_a_long_one_and_a_chat_with_many_is_no_chats_only_turn(
    world: World, start_bot: StartBot, ada: Person, slow: SlowLibrary
) -> None:
    bea = world.person("Bea")
    hire(slow, bea, ada, Right.ADD)
    lots = [zip_of({f"{n}{m}.txt": f"Number {n} {m} is here.".encode() for m in range(3)}) for n in range(3)]
    slow.held = {"Number 0": threading.Event(), "Number 1": threading.Event()}
    async with start_bot([ada], corpus=slow):
        first, second = (ada.sends_document("lot.zip", lot) for lot in lots[:2])
        await world.until(lambda: slow.count() > 1)
        third = bea.sends_document("lot.zip", lots[2])
        short = await world.reply_to(bea.sends_document("ferry.txt", FERRY.encode()))
        waiting = await world.reply_to(second)
        assert "It waits for the file before it." in waiting.text
        of_bea = await world.reply_to(third)
        slow.let_go("Number 0")
        # Had the second of Ada's been taken before it, it would wait for ever: that one is held.
        await world.until(lambda: "3 added" in of_bea.text)
        assert "3 added" not in waiting.text
        slow.let_go("Number 1")
        await world.until(lambda: "3 added" in waiting.text)
    assert short.text.startswith("Added: A ferry for Larkness")
    assert "3 added" in (await world.reply_to(first)).text


async def test_a_file_over_which_the_bot_broke_down_twice_is_given_up_and_what_is_in_stays(
    world: World, start_bot: StartBot, ada: Person, slow: SlowLibrary
) -> None:
    files = {f"{number}.txt": f"Number {number} is here.".encode() for number in range(9)}
    slow.longest = 0.8
    async with start_bot([ada], corpus=slow):
        bar = await world.reply_to(ada.sends_document("lot.zip", zip_of(files)))
    [job] = slow.jobs.unfinished(world.bot.id)
    assert job.attempts == 0  # it was told to end
    slow.jobs.attempt(job.number, 2)
    before = slow.count()
    async with start_bot([ada], corpus=slow):
        await world.until(lambda: bar.buttons != ["Stop"])
        await world.until(lambda: slow.jobs.unfinished(world.bot.id) == [])
    assert slow.count() == before > 1
    name, counted, why = bar.text.splitlines()
    assert (name, counted) == ("lot.zip", f"{before - 1} added")
    assert "twice" in why
    assert "What was added stays. Send it in parts" in why
    assert f"Undo all {before - 1}" in bar.buttons


async def test_a_file_that_was_being_read_when_the_bot_broke_down_is_read_alone(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        world.delay_next("getFile", 600)
        bar = await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
        [job] = library.jobs.unfinished(world.bot.id)
        assert job.attempts == 1  # kept before anything can happen
    library.jobs.attempt(job.number, 1)
    async with start_bot([ada]):
        await world.until(lambda: bar.buttons != ["Stop"])
    assert library.count() == 1


async def test_that_the_bot_ends_is_no_attempt_however_long_telegram_takes_meanwhile(
    world: World, start_bot: StartBot, ada: Person, slow: SlowLibrary
) -> None:
    files = {f"{number}.txt": f"Number {number} is here.".encode() for number in range(9)}
    async with start_bot([ada], corpus=slow) as bot:
        let_go = world.hold_next("sendMessage")  # of the bar
        ada.sends_document("lot.zip", zip_of(files))
        await world.until(lambda: bool(world.calls("sendMessage")))
        [job] = slow.jobs.unfinished(world.bot.id)
        assert job.attempts == 1
        ending = asyncio.create_task(bot.context_types.context.services.intake.stop())
        await world.until(lambda: slow.jobs.unfinished(world.bot.id)[0].attempts == 0, within=2)
        assert not ending.done()
        let_go()
        slow.let_go()
        await ending

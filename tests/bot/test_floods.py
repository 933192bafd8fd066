"""One person floods the whole bot: the others notice nothing."""

import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from corpus.library import Library
from corpus.readers import read
from corpus.web.addresses import Reach
from handlers.uploads.upload_queue import UploadQueue
from tests.support.conversation import BRIDGE, CANCELLED, FERRY, VISIT, WHEN, WHO, StartBot
from tests.support.web_server import Site
from tests.world import Person, World

FLOOD = 100
NEXT = 12  # answers to a flood that may come before another person's: what is at work, and a turn each


class CountingLibrary(Library):
    """Notes what it is asked, in order."""

    heard: list[str]

    def ask(self, text: str, *arguments: Any, **options: Any) -> Any:
        """Answer."""
        self.heard.append(text)
        return super().ask(text, *arguments, **options)


@pytest.fixture
def counting(tmp_path: Path) -> Iterator[CountingLibrary]:
    with CountingLibrary.open(tmp_path / "counting") as library:
        library.heard = []
        library.add(read("visite.txt", VISIT.encode()))
        library.add(read("ferry.txt", FERRY.encode()))
        yield library


async def presses(world: World, mallory: Person) -> None:
    answer = await mallory.asks(WHO)
    labels = [label for label in answer.buttons if "More" in label or "Why" in label]
    assert labels
    for label, _ in zip(cycle(labels), range(FLOOD), strict=False):
        mallory.touches(answer, label)


async def questions(world: World, mallory: Person) -> None:
    for _ in range(FLOOD):
        mallory.says(WHO)


async def questions_in_groups(world: World, mallory: Person) -> None:
    groups = [world.supergroup(f"Group {number}", [mallory]) for number in range(FLOOD)]
    for group in groups:
        mallory.says(f"/ask@pullquote_bot {WHO}", chat=group)


async def keystrokes(world: World, mallory: Person) -> None:
    for number in range(FLOOD):
        mallory._asks_inline(f"{WHO} {number}", "")


SLOW = [pytest.param(one, marks=pytest.mark.slow) for one in (presses, questions, questions_in_groups)]


@pytest.mark.parametrize("flood", [keystrokes, *SLOW])
async def test_another_persons_question_is_next(
    world: World, counting: CountingLibrary, start_bot: StartBot, flood: Callable[..., Any]
) -> None:
    mallory, anna = world.person("Mallory"), world.person("Anna")
    async with start_bot(corpus=counting):
        await flood(world, mallory)
        asked = anna.says(WHEN)
        # By now the bot has all that was sent.
        await world.until(lambda: WHEN in counting.heard or not world.state.updates.pending)
        before = len(counting.heard)
        reply = await world.reply_to(asked)
    assert reply.quotes == [BRIDGE]
    assert counting.heard.index(WHEN) - before <= NEXT


@pytest.mark.slow
async def test_links_that_drip_hold_up_no_press_of_another_person(
    world: World, counting: CountingLibrary, start_bot: StartBot, web: Site
) -> None:
    mallory, anna = world.person("Mallory"), world.person("Anna")
    links = [web.page(f"/{number}", FERRY) for number in range(100)]
    web.dripping = True
    async with start_bot([mallory], corpus=counting, reach=Reach(private=True)):
        for first in range(0, 100, 10):
            mallory.says(" ".join(links[first : first + 10]))
        await world.until(lambda: web.asked)
        reply = await anna.asks(WHO)
        await anna.presses(reply, next(label for label in reply.buttons if "Context" in label))
        await world.until(lambda: len(world.from_bot(anna.private)) == 2)  # the paragraph
        assert len(web.asked) == 1  # one of the hundred, and no thread of anybody's waits for it
        web.dripping = False
    assert reply.quotes == [CANCELLED]


async def test_whoever_has_hundreds_of_files_waiting_is_told_to_send_more_later(
    world: World, library: Library, start_bot: StartBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.uploads.upload_queue.WAITING", 0)
    ada = world.person("Ada")
    async with start_bot([ada]):
        reply = await world.reply_to(ada.sends_document("a.txt", FERRY.encode()))
    assert "Send this again" in reply.text
    assert library.count() == 0


@pytest.mark.slow
@pytest.mark.parametrize("flood", [presses, questions, questions_in_groups, keystrokes])
async def test_another_person_waits_for_less_than_a_second(
    world: World, counting: CountingLibrary, start_bot: StartBot, flood: Callable[..., Any]
) -> None:
    mallory, people = world.person("Mallory"), [world.person(f"Person {number}") for number in range(10)]
    async with start_bot(corpus=counting):
        for _ in range(4):
            await flood(world, mallory)
        waits = []
        for person in people:
            began = time.monotonic()
            await person.asks(WHEN)
            waits.append(time.monotonic() - began)
    assert max(waits) < 1


def test_the_queue_forgets_whoever_has_nothing_waiting() -> None:
    queue = UploadQueue()
    queue.check_room(1)
    assert not queue._present

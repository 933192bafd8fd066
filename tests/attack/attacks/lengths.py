"""Articles as long as the limits allow, that everybody's answers and presses then have to do with."""

import asyncio
import json
import random

from tests.attack.attacks.freezing import adds, bound_group
from tests.attack.attacks.rights import touches_data
from tests.attack.attacks.strings import ended, says_raw
from tests.attack.registry import attack
from tests.attack.stage import Stage

LONG = 4_500_000  # characters; an article has five million at the most
# Marks of two classes in turn: to put them in order, each is compared with all before it.
MARKS = "a" + "\u0301\u0316" * 60_000
QUESTION = "Who wound the tower clock of Sankt Veit?"
WOUND = "The sexton Alois Reindl wound the tower clock of Sankt Veit on Sunday."
# Words of all that the honest ask, so that each of their questions finds this text too.
COMMON = "closure cables beans packets accord transformateur seed library tramway verrerie bridge engineers "


@attack(seconds=240)
async def attack_context_of_a_long_article(stage: Stage) -> None:
    """A stranger presses Context under a sentence of an article of a million short lines, again and again."""
    admin, group = bound_group(stage)
    lines = f"{WOUND}\n\n" + "line\n" * (LONG // 5)
    stranger = stage.person("Strobl")
    async with stage.running():
        data = json.dumps({"title": "Clock", "text": lines}).encode()
        await ended(stage, adds(admin, group, data), 120)
        reply = await stranger.asks(QUESTION)
        assert "Alois Reindl" in reply.text, f"not cited: {reply.text!r}"
        key = max(one.key for one in stage.articles())
        for press in range(10):
            whole = f"cx:{key}:1:{press}:{LONG}"
            touches_data(stranger, reply, whole if press % 2 else f"cw:{key}:1:0:{len(WOUND)}")
        await asyncio.sleep(10)
    stage.demand_newsroom_as_it_was()


@attack(seconds=150)
async def attack_marks_in_a_row(stage: Stage) -> None:
    """A title, a text and a question with accents upon accents, which take long to put in order."""
    admin, group = bound_group(stage)
    stranger = stage.person("Strobl")
    line = {"title": f"Clock{MARKS}", "text": f"{WOUND} {MARKS}", "source": MARKS, "collection": MARKS}
    async with stage.running():
        says_raw(stranger, f"Who {MARKS[:4_000]}?")
        await ended(stage, adds(admin, group, json.dumps(line).encode()), 60)
        await ended(stage, adds(admin, group, f"Clock\n\n{MARKS}".encode(), "marks.txt"), 60)
    stage.demand_newsroom_as_it_was()


@attack(seconds=240)
async def attack_sentence_without_an_end(stage: Stage) -> None:
    """An article of one sentence of four million characters, with words of all that others ask."""
    admin, group = bound_group(stage)
    endless = COMMON * (LONG // len(COMMON))
    async with stage.running():
        data = json.dumps({"title": "Endless", "language": "en", "text": endless}).encode()
        await ended(stage, adds(admin, group, data), 120)
        await asyncio.sleep(10)
    stage.demand_newsroom_as_it_was()


@attack(seconds=240)
async def attack_words_that_are_none(stage: Stage) -> None:
    """An article of six hundred thousand words that are none, by the admin of a bound group."""
    admin, group = bound_group(stage)
    letters = random.Random(4).choices("abcdefghijklmnopqrstuvwxyz", k=LONG)  # noqa: S311
    words = ["".join(letters[start : start + 6]) for start in range(0, len(letters) * 6 // 7, 6)]
    sentences = (" ".join(words[start : start + 12]) for start in range(0, len(words), 12))
    async with stage.running():
        line = {"title": "None", "language": "en", "text": ". ".join(sentences)}
        await ended(stage, adds(admin, group, json.dumps(line).encode()), 150)
        await asyncio.sleep(15)
    stage.demand_newsroom_as_it_was()


@attack(seconds=240)
async def attack_metadata_without_an_end(stage: Stage) -> None:
    """Titles, sources, addresses, ids and collections of half a million characters each, listed and cited."""
    admin, group = bound_group(stage)
    long = "Mühle/" * 80_000
    named = {"title": long, "source": long, "url": f"https://a.example/{long}", "collection": long}
    lines = [
        json.dumps(
            named | {"id": f"{number}{long}", "text": f"Miller number {number} is called Kaspar Lutz."}
        )
        for number in range(6)
    ]
    async with stage.running():
        await ended(stage, adds(admin, group, "\n".join(lines).encode()), 120)
        stranger = stage.person("Strobl")
        for number in range(4):
            await stranger.asks(f"Who is miller number {number}?")
        for command in ("/articles", "/article 5", "/edit 5", "/audit", "/export", "/stats"):
            stage.owner.says(command)
        await asyncio.sleep(10)
    stage.demand_newsroom_as_it_was()

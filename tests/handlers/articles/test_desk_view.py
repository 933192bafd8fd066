"""What admins see of the desk: gaps, statistics, the audit, and everything in a file."""

import json
from pathlib import Path

import pytest

from corpus.library import Library
from tests.support.conversation import CANCELLED, WHO, StartBot
from tests.support.terminal_screen import Terminal
from tests.world import Person, World

FLOWN = "The airship to Tormel will be flown by Ida Brandt, a pilot of forty years."
WHO_FLIES = "Who will fly the airship to Tormel?"


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    return world.person("Ada")


async def test_gaps_name_what_found_nothing_most_asked_first_and_nobody(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    group, bert, carl = world.group("Evening"), world.person("Bert"), world.person("Carl")
    for person in (bert, carl):
        person.joins(group)
    async with start_bot([ada]):
        await bert.asks("How do I cook pasta?")
        await carl.asks(f"/ask {WHO_FLIES}", chat=group)
        await bert.asks("who will fly the new airship to Tormel")
        await carl.asks(WHO)
        gaps = await ada.asks("/gaps")
    assert gaps.text.splitlines()[0] == "2 unanswered questions"
    assert gaps.parts("italic") == [
        WHO_FLIES, "who will fly the new airship to Tormel", "How do I cook pasta?"
    ]  # fmt: skip
    assert "Bert" not in gaps.text
    assert gaps.buttons == ["Answer 1", "Drop 1", "Answer 2", "Drop 2"]


async def test_a_gap_is_filled_by_one_press_and_an_article(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        await ada.asks(WHO_FLIES)
        gaps = await ada.asks("/gaps")
        await ada.presses(gaps, "Answer 1")
        await world.quiet()
        wanted = world.from_bot(ada.private)[-1]
        assert (
            wanted.text == f"Which article answers “{WHO_FLIES}”? Send it to me: a file, a link or its text."
        )
        ada.sends_document("airship.txt", FLOWN.encode(), reply_to=wanted)
        await world.until(lambda: any("now has an answer" in m.text for m in world.from_bot(ada.private)))
        [told] = [m for m in world.from_bot(ada.private) if "now has an answer" in m.text]
        assert told.text == f"One question now has an answer:\n• {WHO_FLIES}"
        empty = await ada.asks("/gaps")
        await ada.presses(gaps, "Answer 1")
    assert empty.text == "No unanswered questions in the last 90 days."


async def test_a_gap_that_no_article_shall_fill_is_dropped(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        await ada.asks("How do I cook pasta?")
        await ada.asks(WHO_FLIES)
        gaps = await ada.asks("/gaps")
        await ada.presses(gaps, "Drop 1")
        await world.quiet()
    assert gaps.parts("italic") == ["How do I cook pasta?"]


async def test_what_an_article_from_elsewhere_answers_is_no_gap_any_more(
    world: World, news: Library, start_bot: StartBot, ada: Person, pullquote: Terminal
) -> None:
    async with start_bot([ada]):
        await ada.asks(WHO_FLIES)
        assert pullquote("add", pullquote.file("airship.txt", FLOWN)).code == 0
        gaps = await ada.asks("/gaps")
    assert gaps.text == "No unanswered questions in the last 90 days."


async def test_statistics_are_words_and_a_picture(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        await world.reply_to(ada.sends_document("airship.txt", FLOWN.encode()))
        replies = [await ada.asks(question) for question in (WHO, WHO, WHO_FLIES, "How do I cook pasta?")]
        for reply, label in zip(replies, ("👍", "👎", "👍"), strict=False):
            await ada.presses(reply, label)
        stats = await ada.asks("/stats")
    assert stats.content["caption"].splitlines() == [
        "4 questions in 30 days",
        "Answered: 3. Unanswered: 1.",
        "Useful: 1. Not useful: 1.",
        "3 articles",
        "",
        "Most cited",
        "2 × Pas de ministre à Belmont",
        "1 × The airship to Tormel will be flown by Ida Brandt, a pilot…",
        "",
        "Who did what",
        "command line: 2 added, 0 changed, 0 removed",
        "Ada: 1 added, 0 changed, 0 removed",
    ]
    picture = world.content(stats)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 10_000


async def test_the_audit_says_who_did_what_and_takes_it_back(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        [ferry] = [article.id for article in news.articles(5) if "ferry" in article.id]
        await ada.asks(f"/remove {ferry}")
        audit = await ada.asks("/audit")
        assert audit.text.splitlines()[0] == "3 changes"
        assert audit.text.splitlines()[2].startswith("3. Removed: A ferry for Larkness")
        assert audit.text.splitlines()[3].endswith(" UTC · Ada")
        assert audit.text.splitlines()[-1].endswith(" UTC · command line")
        assert audit.buttons == ["Undo 3", "Undo 1"]
        await ada.presses(audit, "Undo 3")
        await world.quiet()
        again = await ada.asks("/audit")
    assert again.text.splitlines()[2].startswith("4. Back again: A ferry for Larkness")
    assert again.text.splitlines()[3].endswith("takes back 3")
    assert ferry in [article.id for article in news.articles(5)]


async def test_an_export_holds_the_articles_that_are_asked_for_as_they_are(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        every = await ada.asks("/export")
        some = await ada.asks("/export ferry")
        none = await ada.asks("/export zeppelin")
    lines = world.content(every).decode().splitlines()
    assert len(lines) == 2
    [ferry] = map(json.loads, world.content(some).decode().splitlines())
    assert ferry["text"] == news.article(ferry["id"]).text
    assert none.text == "No article matches."


async def test_a_backup_from_the_chat_is_restored_on_another_machine(
    world: World, news: Library, start_bot: StartBot, ada: Person, tmp_path: Path
) -> None:
    async with start_bot([ada]):
        sent = await ada.asks("/backup")
    (tmp_path / "backup.zip").write_bytes(world.content(sent))
    with Library.open(tmp_path / "other") as other:
        other.restore(tmp_path / "backup.zip")
    with Library.open(tmp_path / "other") as other:
        assert other.ask(WHO).citations[0].text == CANCELLED


@pytest.mark.parametrize("command", ["gaps", "stats", "audit", "export", "backup"])
async def test_the_desk_is_shown_to_admins_only(
    world: World, news: Library, start_bot: StartBot, ada: Person, command: str
) -> None:
    async with start_bot([ada]):
        refused = await world.person("Bert").asks(f"/{command}")
    assert refused.text == "Only admins with that right can do this."

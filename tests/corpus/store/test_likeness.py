"""Agency copy that is reprinted: added all the same, told from other articles, and cited once."""

import sqlite3
from pathlib import Path

import pytest

from corpus.language.likeness import signature
from corpus.library import Library
from corpus.models import Draft
from corpus.store.minhash import bands, shared, unpacked
from corpus.store.near_duplicates import THRESHOLD
from tests.support.conversation import StartBot
from tests.support.near_duplicates import BODY, LEADS
from tests.world import Person, World

OTHER = """The island council of Larkness refused on Thursday to build a third school on the northern
shore, after a winter in which the teachers could not be paid. Children will go on taking the
bus to the town, which leaves at six in the morning. "Nobody asked us," said Tom Vane, a father
of four who drives that bus himself. Parents had collected nine hundred signatures for the
school. The mayor said that the question would come back before the council in the autumn, once
the mainland had said what it would pay, and that the bus would leave a quarter of an hour later
until then."""


def test_a_reprint_under_another_lead_is_nearly_the_same_and_another_article_on_the_place_is_not() -> None:
    first, second, other = (unpacked(signature(text)) for text in (LEADS[0] + BODY, LEADS[1] + BODY, OTHER))
    assert shared(first, second) > THRESHOLD + 0.1
    assert shared(first, other) < 0.2
    assert set(bands(first)) & set(bands(second))
    assert not set(bands(first)) & set(bands(other))


@pytest.mark.parametrize("text", ["", "I found no answer in my articles.", "\u200b"])
def test_a_text_of_a_few_words_is_like_no_other(text: str) -> None:
    assert signature(text) == b""


def test_of_like_articles_only_those_that_answer_are_named(library: Library) -> None:
    first, second, _ = (library.add(Draft(text=text)) for text in (LEADS[0] + BODY, LEADS[1] + BODY, OTHER))
    [alike] = library.desk.near_duplicates(second.article.key, 1)
    assert alike.article == first.article
    assert THRESHOLD < alike.shared < 1
    library.remove([first.article.id])
    assert library.desk.near_duplicates(second.article.key, 1) == []


async def test_a_receipt_names_the_article_that_is_nearly_the_same_and_one_may_remove_it(
    world: World, library: Library, start_bot: StartBot
) -> None:
    ada: Person = world.person("Ada")
    async with start_bot([ada]):
        await world.reply_to(ada.sends_document("first.txt", (LEADS[0] + BODY).encode()))
        receipt = await world.reply_to(ada.sends_document("second.txt", (LEADS[1] + BODY).encode()))
        assert "Nearly the same as “Larkness gets a second harbour”" in receipt.text
        assert receipt.buttons == [
            *("Undo", "Edit", "Ask it", "Open"),
            *("Keep both", "Replace the old one", "Skip this one"),
        ]
        both = await ada.asks("Who is the captain of the ferry?")
        assert len(both.quotes) == 1
        assert "Also in: " in both.text
        await ada.presses(receipt, "Replace the old one")
        await world.quiet()
    assert library.count() == 1


def test_what_one_of_two_like_articles_says_otherwise_is_not_cited_as_said_by_both(library: Library) -> None:
    library.add(Draft(text=LEADS[0] + BODY))
    library.add(Draft(text=LEADS[1] + BODY.replace("twelve million", "fourteen million")))
    found = library.ask("At how many million crowns is the cost put?")
    costs = [cited for cited in found.citations if "million" in cited.text]
    assert [len(cited.also) for cited in costs] == [0, 0]
    captain = library.ask("Who is the captain of the ferry since 2009?").citations[0]
    assert len(captain.also) == 1


def test_articles_from_before_there_was_any_comparing_are_compared_later(
    library: Library, tmp_path: Path
) -> None:
    first = library.add(Draft(text=LEADS[0] + BODY))
    library.add(Draft(text="Too short to be compared."))
    with sqlite3.connect(tmp_path / "data" / "pullquote.db") as before:
        before.execute("DELETE FROM bands")
        before.execute("DELETE FROM signatures")
    second = library.add(Draft(text=LEADS[1] + BODY))
    assert library.desk.near_duplicates(second.article.key, 1) == []
    assert (library.compare_more(), library.compare_more()) == (2, 0)
    assert [like.article for like in library.desk.near_duplicates(second.article.key, 1)] == [first.article]

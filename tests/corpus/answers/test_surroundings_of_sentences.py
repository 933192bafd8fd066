"""What a citation brings with it: the sentence before, where it points back, and what a colon announces."""

from datetime import UTC, datetime

import pytest

from corpus.answers.ranking.candidates import Ranked
from corpus.answers.replying.composing import cite, possible, shown
from corpus.answers.replying.pointing_back import points_back
from corpus.language.sentences import split
from corpus.models import AnswerType, Article, Citation, IndexedSentence, Question, first_words

QUESTION = Question(text="?", plain="?", language="en", answer_type=AnswerType.OTHER, concepts=())
SPOKE = "The mayor spoke on Monday."
SAID = "He said that the bridge is closed."


def sentences_of(article: Article) -> list[IndexedSentence]:
    """The sentences as they are indexed."""
    return [IndexedSentence(*span, ()) for span in split(article.text, article.language)]


def cited(
    text: str, *sentences: str, language: str = "en", beliefs: tuple[float, ...] = ()
) -> list[Citation]:
    """The citations of these sentences of an article."""
    article = Article(
        id="a",
        key=1,
        version=1,
        language=language,
        text=text,
        added_by=None,
        added_at=datetime(2025, 6, 9, tzinfo=UTC),
    )
    ranked = [
        Ranked(
            article,
            IndexedSentence(text.index(one), text.index(one) + len(one), tuple(one.lower().split())),
            beliefs[number] if beliefs else 1.0,
        )
        for number, one in enumerate(sentences)
    ]
    return list(cite(QUESTION, ranked, sentences_of, len(ranked)))


@pytest.mark.parametrize("gap", [" ", "\n\n", "\n"])
def test_a_sentence_that_begins_with_a_pronoun_brings_the_one_before_word_for_word(gap: str) -> None:
    text = f"It was a quiet day.{gap}{SPOKE}{gap}{SAID} Nobody asked."
    [one] = cited(text, SAID)
    assert one.before is not None
    assert (one.before.text, text[one.before.start : one.before.end]) == (SPOKE, SPOKE)
    assert one.text == SAID


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        f"A quiet day in town\n\n{SAID}",  # a heading
        f"{SPOKE}\n\n\n{SAID}",  # another section
        f"{SPOKE}\n\n***\n\n{SAID}",
    ],
)
def test_what_is_no_sentence_of_the_same_section_is_not_brought(text: str) -> None:
    [one] = cited(text, SAID)
    assert one.before is None


@pytest.mark.parametrize(
    ("language", "sentence", "points"),
    [
        ("en", "But she left.", True),
        ("en", "This decision was taken in May.", True),
        ("en", "It was the first ship.", True),
        ("en", "It is raining in Sallow.", False),
        ("en", "This week, the port reopens.", False),
        ("en", "Italy won.", False),
        ("fr", "Elle a ajouté qu’il pleuvait.", True),
        ("fr", "Ce dernier a démissionné.", True),
        ("fr", "Mais celui-ci a refusé.", True),
        ("fr", "C’est la première fois.", True),
        ("fr", "« Ce sont les négociateurs de Lanvaux qui ont annulé le voyage.", False),
        ("en", "It was the mayor who cancelled the visit.", False),
        ("fr", "Il y a deux ponts.", False),
        ("fr", "Il pleut sur Sallow.", False),
        ("fr", "Ce lundi, le port rouvre.", False),
        ("fr", "Le maire a démissionné.", False),
        ("xx", "He left.", False),
    ],
)
def test_heads_that_point_back_are_known_in_each_language(language: str, sentence: str, points: bool) -> None:
    assert points_back(sentence, language) is points


def test_a_colon_brings_the_sentence_or_the_items_that_it_announces() -> None:
    head = "Three roads are closed:"
    text = f"{head}\n- the road to Sallow\n- the road to Larkness\n\nThe others are open."
    [one] = cited(text, head)
    assert one.after is not None
    assert one.after.text == "- the road to Sallow\n- the road to Larkness"
    assert text[one.after.start : one.after.end] == one.after.text


def test_a_further_sentence_is_shown_by_its_own_belief_and_more_stops_where_none_could_answer() -> None:
    text = "The bridge is closed. Boats leave at noon. Trains stand still. Planes fly."
    parts = text.replace(". ", ".|").split("|")
    believed = cited(text, *parts, beliefs=(0.7, 0.17, 0.1, 0.01))
    assert (shown(believed), possible(believed)) == (2, 3)
    assert (shown([]), possible([])) == (0, 0)
    assert (shown(believed[3:]), possible(believed[3:])) == (1, 1)


def test_an_article_without_a_title_is_named_by_its_first_words() -> None:
    [one] = cited(f"{SPOKE} {SAID}", SPOKE)
    assert (one.title, one.lead) == (None, first_words(f"{SPOKE} {SAID}"))
    assert one.lead.startswith("The mayor spoke on Monday. He said")
    assert first_words("Short.") == "Short."

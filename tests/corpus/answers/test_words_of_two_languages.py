"""Words of the other language in a question, words that no article has, and pairs that a reply may show."""

from collections.abc import Iterator

import pytest

from corpus.library import Library
from corpus.models import Answer, Draft

ARTICLES = (
    "La rencontre de jeudi a été annulée par les négociateurs. Le ministre a quitté la ville.",
    "Le médiateur propose une trêve de dix jours. Les combats ont continué mardi à Orbec.",
    "Au total, quarante arrivées ont été supprimées. Le vote aura lieu lundi dans la capitale.",
)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("news")) as library:
        for text in ARTICLES:
            library.add(Draft(text=text, language="fr"))
        yield library


def pairs(answer: Answer) -> set[tuple[str, str]]:
    """What a reply may say to mean each other."""
    reasons = [reason for citation in answer.citations for reason in citation.reasons if reason.certain]
    return {(one.word, one.found) for one in reasons if one.word.casefold() != one.found.casefold()}


@pytest.mark.parametrize(
    "question",
    ["Qui a cancelled le meeting ?", "Who a annulé la rencontre ?", "Qui a annulé le meeting de jeudi ?"],
)
def test_words_of_the_other_language_are_understood(news: Library, question: str) -> None:
    answer = news.ask(question)
    assert answer.citations[0].text.startswith("La rencontre de jeudi a été annulée")
    assert answer.nowhere == ()


def test_a_word_of_the_other_language_is_not_taken_for_a_slip(news: Library) -> None:
    answer = news.ask("Qui a cancelled le meeting ?")
    assert pairs(answer) >= {("cancelled", "annulée"), ("meeting", "rencontre")}


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("Who proposed a truce?", ()),  # for which the tables have no French word
        ("Qui cultive des artichauts ?", ("cultive", "artichauts")),
        ("Who is Qvarzkhel?", ("Qvarzkhel",)),
        ("who is qvarzkhel", ("qvarzkhel",)),
        ("Could you please tell me who Qvarzkhel is?", ("Qvarzkhel",)),
    ],
)
def test_a_word_is_said_to_stand_nowhere_only_when_it_would_have_been_found(
    news: Library, question: str, absent: tuple[str, ...]
) -> None:
    assert news.ask(question).nowhere == absent


@pytest.mark.parametrize(
    ("question", "light"),
    [
        ("What happened on Monday?", "happened"),
        ("What will take place in the capital?", "place"),
        ("ok who left the city?", "ok"),
    ],
)
def test_light_words_are_no_pairs(news: Library, question: str, light: str) -> None:
    answer = news.ask(question)
    assert answer.citations
    assert light not in {word for word, _ in pairs(answer)}
    for citation in answer.citations:
        assert light not in {explained.word for explained in news.explain(answer.question, citation)}


@pytest.mark.parametrize(
    ("question", "pair"),
    [
        ("Who cancelled the meeting?", ("meeting", "rencontre")),
        ("When did the fights go on in Orbec?", ("fights", "combats")),
    ],
)
def test_words_that_surely_mean_each_other_are_pairs(
    news: Library, question: str, pair: tuple[str, str]
) -> None:
    assert pair in pairs(news.ask(question))

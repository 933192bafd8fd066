"""Requests for the news are answered with the leads of the newest articles, and questions never are."""

from collections.abc import Iterator
from datetime import date

import pytest

from corpus.answers.requests.news_request import news_request
from corpus.library import Library
from corpus.models import Answer, Draft, Where

PONT = Draft(
    title="Le pont de Quernmouth rouvre",
    language="fr",
    published=date(2026, 3, 2),
    text="Le pont de Quernmouth rouvre\n\nCette photo montre le pont, lundi.\n\nPar Ada Brill\n\n"
    "Le pont de Quernmouth a rouvert lundi après neuf mois de travaux. Deux piles ont été refaites.",
)
FERRY = Draft(
    title="Ferry aground",
    language="en",
    published=date(2026, 3, 9),
    text="Photo: Odo Brun\n\nThe Lorn ferry ran aground off Quernmouth on Monday with ninety people aboard. "
    "Nobody was hurt.\n\nRead also: Ferries are late again",
)
TOLL = Draft(
    language="en",
    published=date(2026, 2, 1),
    text="Quernmouth council raised the bridge toll to four crowns. The bridge has been tolled since 1931.",
)
CUP = Draft(
    title="Cup",
    language="en",
    published=date(2025, 10, 5),
    text="Lorn won the harbour cup on Sunday by two boats.",
)

OPENINGS = {
    "ferry": "The Lorn ferry ran aground off Quernmouth on Monday with ninety people aboard.",
    "pont": "Le pont de Quernmouth a rouvert lundi après neuf mois de travaux.",
    "toll": "Quernmouth council raised the bridge toll to four crowns.",
    "cup": "Lorn won the harbour cup on Sunday by two boats.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("requests")) as library:
        list(library.add_many([PONT, FERRY, TOLL, CUP]))
        yield library


def leads(answer: Answer) -> list[str]:
    said = {text: name for name, text in OPENINGS.items()}
    return [said[cited.text] for cited in answer.citations[: answer.shown]]


@pytest.mark.parametrize(
    "request_",
    [
        *(
            "summary",
            "Summary, please!",
            "what is this about?",
            "What's new?",
            "what’s the latest",
            "any news",
        ),
        *("hello, what's going on?", "the news today", "résumé", "de quoi ça parle ?", "Quoi de neuf ?"),
        *("les dernières nouvelles", "Que se passe-t-il ?", "DU NOUVEAU ?"),
    ],
)
def test_a_request_for_the_news_shows_the_leads_of_the_newest_articles(
    library: Library, request_: str
) -> None:
    assert leads(library.ask(request_)) == ["ferry", "pont", "toll"]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("latest on the ferry", ["ferry"]),
        ("tell me about the bridge", ["pont", "toll"]),
        ("anything new about the harbour cup?", ["cup"]),
        ("du nouveau sur le pont ?", ["pont", "toll"]),
        ("parle-moi du ferry", ["ferry"]),
        ("Could you give me an update on the toll, please", ["toll"]),
        ("quelles sont les dernières nouvelles du pont ?", ["pont", "toll"]),
    ],
)
def test_a_request_about_a_thing_shows_the_articles_about_it(
    library: Library, request_: str, expected: list[str]
) -> None:
    assert leads(library.ask(request_)) == expected


def test_a_request_about_what_no_article_names_finds_nothing(library: Library) -> None:
    answer = library.ask("latest on the volcano")
    assert (answer.found, answer.shown, answer.nowhere) == (False, 0, ("volcano",))


def test_a_request_keeps_to_the_articles_asked_for(library: Library) -> None:
    assert leads(library.ask("what's new?", Where(languages=frozenset({"fr"})))) == ["pont"]
    ids = frozenset(one.id for one in library.articles(10) if one.title == "Cup")
    assert leads(library.ask("what's new?", Where(articles=ids))) == ["cup"]


@pytest.mark.parametrize(
    "question",
    [
        *(
            "tell me about when the bridge opens",
            "tell me who raised the toll",
            "What is the news agency called?",
        ),
        *(
            "What is the latest ferry to Lorn?",
            "tell me about it",
            "Who has news of the ferry?",
            "about the ferry",
        ),
        *("Dis-moi quand le pont a rouvert", "Quelles nouvelles mesures le conseil a-t-il prises ?"),
    ],
)
def test_a_question_is_no_request(question: str) -> None:
    assert news_request(question) is None


def test_captions_credits_and_bylines_are_cited_only_when_they_are_asked_for(library: Library) -> None:
    def cited(question: str) -> set[str]:
        return {one.text for one in library.ask(question, cited=50).citations}

    of_page = {
        "Photo: Odo Brun",
        "Par Ada Brill",
        "Cette photo montre le pont, lundi.",
        "Read also: Ferries are late again",
    }
    for question in ("Who is Odo Brun?", "Que dit Ada Brill du pont ?", "Are ferries late again?"):
        assert not cited(question) & of_page
    assert "Photo: Odo Brun" in cited("Who took the photo of the ferry?")
    assert "Par Ada Brill" in cited("Qui est l'auteur de l'article sur le pont, Ada Brill ?")

"""A question that asks about a time is answered by what tells of that time, or by nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.answers.question.asked_time import asked_time
from corpus.library import Library
from corpus.models import Days, Draft

TODAY = date(2026, 12, 1)  # a Tuesday

TOLL = Draft(
    title="Toll raised",
    language="en",
    published=date(2024, 6, 12),
    text="Quernmouth council raised the bridge toll to four crowns on Wednesday.\n\n"
    "The toll had stood at three crowns since 2019. Councillor Ada Brill voted against the rise.",
)
CUP = Draft(
    title="Quernmouth take the cup",
    language="en",
    published=date(2025, 10, 5),
    text="Quernmouth won the harbour cup on Sunday. The prize is a silver anchor.",
)
FETE = Draft(
    title="La fête du port",
    language="fr",
    published=date(2025, 3, 18),
    text="La fête du port de Quernmouth a réuni 900 personnes samedi. Le maire a promis une édition en 2027.",
)


@pytest.mark.parametrize(
    ("question", "language", "first", "last"),
    [
        ("Who won the cup in 2019?", "en", (2019, 1, 1), (2019, 12, 31)),
        ("Who won the 2019 cup?", "en", (2019, 1, 1), (2019, 12, 31)),
        ("Who won the cup in March 2025?", "en", (2025, 3, 1), (2025, 3, 31)),
        ("Who won the cup on 12 May 2025?", "en", (2025, 5, 12), (2025, 5, 12)),
        ("Who won the cup on May 12th, 2025?", "en", (2025, 5, 12), (2025, 5, 12)),
        ("Who won the cup yesterday?", "en", (2026, 11, 30), (2026, 11, 30)),
        ("Who won the cup last week?", "en", (2026, 11, 23), (2026, 11, 29)),
        ("Who won the cup last year?", "en", (2025, 1, 1), (2025, 12, 31)),
        ("Who won the cup between 2019 and 2021?", "en", (2019, 1, 1), (2021, 12, 31)),
        ("Who won the cup in the 1990s?", "en", (1990, 1, 1), (1999, 12, 31)),
        ("Who has won the cup since 2019?", "en", (2019, 1, 1), (2026, 12, 1)),
        ("Qui a gagné la coupe en 2019 ?", "fr", (2019, 1, 1), (2019, 12, 31)),
        ("Qui a gagné la coupe en mars 2025 ?", "fr", (2025, 3, 1), (2025, 3, 31)),
        ("Qui a gagné la coupe le 1er juin 2025 ?", "fr", (2025, 6, 1), (2025, 6, 1)),
        ("Qui a gagné la coupe hier ?", "fr", (2026, 11, 30), (2026, 11, 30)),
        ("Qui a gagné la coupe la semaine dernière ?", "fr", (2026, 11, 23), (2026, 11, 29)),
        ("Qui a gagné la coupe l’an dernier ?", "fr", (2025, 1, 1), (2025, 12, 31)),
        ("Qui a gagné la coupe entre mars et mai 2025 ?", "fr", (2025, 3, 1), (2025, 5, 31)),
        ("Qui a gagné dans les années 90 ?", "fr", (1990, 1, 1), (1999, 12, 31)),
        ("Qui a gagné il y a deux jours ?", "fr", (2026, 11, 29), (2026, 11, 29)),
    ],
)
def test_a_time_in_a_question_is_understood_as_days(
    question: str, language: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    asked, _ = asked_time(question, language, TODAY)
    assert asked
    assert asked.days == (Days(first=date(*first), last=date(*last)),)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What happened to the treaty signed in 2015?", "en"),
        ("What does the law adopted in 2019 say?", "en"),
        ("Que dit l'accord signé en 2015 ?", "fr"),
        ("Was the toll higher than in 2018?", "en"),
        ("Did more than 2000 people come?", "en"),
        ("Plus de 2000 personnes sont-elles venues ?", "fr"),
        ("Who bought the Mirage 2000-5?", "en"),
        ("Who may march?", "en"),
    ],
)
def test_a_number_that_only_tells_things_apart_asks_for_no_time(question: str, language: str) -> None:
    assert asked_time(question, language, TODAY) == (None, frozenset())


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("times")
    with Library.open(folder) as library:
        list(library.add_many([TOLL, CUP, FETE]))
        yield library


@pytest.mark.parametrize(
    "question",
    [
        "Who won the harbour cup in 2019?",
        "Who won the harbour cup in March 2025?",
        "Who won the harbour cup on Tuesday?",
        "Who won the harbour cup yesterday?",
        "Qui a voté contre le péage en 2012 ?",
        "Combien de personnes la fête du port a-t-elle réunies en 2012 ?",
        "How much was the bridge toll in 1995?",
    ],
)
def test_an_event_of_another_time_is_no_answer(library: Library, question: str) -> None:
    answer = library.ask(question, today=TODAY)
    assert not answer.found
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who won the harbour cup in 2025?", "Quernmouth won the harbour cup on Sunday."),
        ("Who won the harbour cup last year?", "Quernmouth won the harbour cup on Sunday."),
        ("Who won the harbour cup on Sunday?", "Quernmouth won the harbour cup on Sunday."),
        ("Who won the harbour cup on 5 October 2025?", "Quernmouth won the harbour cup on Sunday."),
        ("How much was the bridge toll in 2021?", "The toll had stood at three crowns since 2019."),
        ("Who voted against the toll in 2024?", "Councillor Ada Brill voted against the rise."),
        (
            "Combien de personnes la fête du port a-t-elle réunies en mars 2025 ?",
            "La fête du port de Quernmouth a réuni 900 personnes samedi.",
        ),
        ("Quelle édition le maire a-t-il promise en 2027 ?", "Le maire a promis une édition en 2027."),
    ],
)
def test_what_tells_of_the_time_comes_first(library: Library, question: str, text: str) -> None:
    answer = library.ask(question, today=TODAY)
    assert answer.found
    assert answer.citations[0].text == text


def test_an_article_of_unknown_day_contradicts_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(CUP.model_copy(update={"published": None}))
        assert library.ask("Who won the harbour cup last year?", today=TODAY).found


def test_a_shortened_month_is_one(tmp_path: Path) -> None:
    text = "LORN, Oct. 5, 2025 - Lorn won the harbour cup by two boats."
    with Library.open(tmp_path) as library:
        library.add(CUP.model_copy(update={"text": text}))
        assert library.ask("Who won the harbour cup in October 2025?", today=TODAY).found
        assert not library.ask("Who won the harbour cup in March 2025?", today=TODAY).found

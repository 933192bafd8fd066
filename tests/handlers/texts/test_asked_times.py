"""A reply says which time a question was understood to ask about."""

from datetime import date

import pytest

from corpus.answers.question.asked_time import asked_time
from handlers.texts.asked_times import asked_time as in_words

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("question", "language", "words"),
    [
        ("Who won in 2019?", "en", "2019"),
        ("Who won in March 2025?", "en", "March 2025"),
        ("Who won in March?", "en", "March"),
        ("Who won on 12 May?", "en", "12 May"),
        ("Who won last week?", "en", "23 November 2026 – 29 November 2026"),
        ("Who won between 2019 and 2021?", "en", "2019 – 2021"),
        ("Who won before 2019?", "en", "until 2018"),
        ("Who was fired on Tuesday?", "en", "on a Tuesday"),
        ("Qui a gagné en mars 2025 ?", "fr", "mars 2025"),
        ("Qui a gagné le 1er juin ?", "fr", "1er juin"),
        ("Qui a gagné hier ?", "fr", "30 novembre 2026"),
        ("Qui a gagné avant 2019 ?", "fr", "2018 au plus tard"),
        ("Qui a gagné lundi ?", "fr", "un lundi"),
    ],
)
def test_a_time_is_told_in_words(question: str, language: str, words: str) -> None:
    asked, _ = asked_time(question, language, TODAY)
    assert asked
    assert in_words(asked, language) == words

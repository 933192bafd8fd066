"""The questions of one message, told apart."""

import pytest

from corpus.answers.question.separate_questions import separate_questions
from corpus.answers.question.understanding import LONGEST_QUESTION


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        (
            "Who cancelled the concert? When is the next one?",
            ["Who cancelled the concert?", "When is the next one?"],
        ),
        ("Who cancelled it? And why? When?", ["Who cancelled it?", "And why?", "When?"]),
        ("who closed the bridge\nwhen does it open", ["who closed the bridge", "when does it open"]),
        ("1. Who won?\n2. How much?\n3. Where?", ["Who won?", "How much?", "Where?"]),
        ("- qui a gagné\n- combien de buts", ["qui a gagné", "combien de buts"]),
        ("Qui a fermé le pont ? Quand rouvrira-t-il ?", ["Qui a fermé le pont ?", "Quand rouvrira-t-il ?"]),
        ("Who won? what was the score", ["Who won?", "what was the score"]),
        ("The mayor resigned. Why? Who replaced him?", ["The mayor resigned. Why?", "Who replaced him?"]),
        ("¿Quién cerró el puente? ¿Cuándo abre?", ["¿Quién cerró el puente?", "¿Cuándo abre?"]),
    ],
)
def test_each_question_of_a_message_is_one(message: str, questions: list[str]) -> None:
    assert separate_questions(message) == questions


@pytest.mark.parametrize(
    "message",
    [
        "Who cancelled the concert?",
        "Who cancelled the concert?? Anyone?",
        "Who cancelled the concert? Thanks!",
        "Hi! How are you? Who cancelled the concert?",
        'Who said "where is it?" and why?',
        "Qui a dit « où est-il ? » hier ?",
        "Did he resign? Yes or no?",
        "Who cancelled it? Who cancelled it?",
        "The mayor resigned on Monday.\nWhy?",
        "who\nis\nshe",
        "Is the bridge (which one?) closed?",
        "?",
        "",
    ],
)
def test_a_single_question_stays_whole(message: str) -> None:
    assert separate_questions(message) == [message]


def test_a_long_text_that_asks_is_no_list_of_questions() -> None:
    article = "Who closed the bridge? Nobody knows. " * (LONGEST_QUESTION // 30)
    assert separate_questions(article) == [article]

"""The language of questions and articles."""

import json

import pytest

from corpus.language.detection import detect
from tests.support.paths import SHARED

EVALUATION = SHARED / "eval"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("who cancelled the meeting?", "en"),
        ("WHO CANCELLED THE MEETING?", "en"),
        ("why", "en"),
        ("meeting cancelled", "en"),
        ("Russian ambassador", "en"),
        ("What was d'Artagnan's rank?", "en"),
        ("Qui a annulé la réunion ?", "fr"),
        ("qui", "fr"),
        ("Où ?", "fr"),
        ("reunion annulee", "fr"),
        ("ambassadeur russe", "fr"),
        ("Pourquoi Will Smith est-il en colère ?", "fr"),
        ("Wer hat das Treffen abgesagt?", "de"),
        ("¿Quién canceló la reunión?", "es"),
        ("Chi ha annullato l'incontro?", "it"),
        ("Quem cancelou a reunião?", "pt"),
        ("Wie heeft de vergadering afgezegd?", "nl"),
        ("Кто отменил встречу?", "ru"),
        ("会议被谁取消了？", "zh"),
    ],
)
def test_a_question_is_in_the_language_of_its_words(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "😀", "?", "Zakharova", "Putin", "2025"])
def test_what_tells_no_language_is_taken_for_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.slow
def test_an_article_in_a_language_without_a_word_list_is_told_by_the_library() -> None:
    assert detect("Spotkanie zostało odwołane w poniedziałek przez stronę amerykańską. " * 4) == "pl"
    assert detect("Встреча была отменена в понедельник по инициативе американской стороны. " * 4) == "ru"


@pytest.mark.slow
@pytest.mark.skipif(not EVALUATION.exists(), reason="needs the question packs")
@pytest.mark.parametrize("pack", ["en-squad", "fr-piaf", "en-fr-piaf", "fr-en-news"])
def test_999_of_1000_questions_are_told_rightly(pack: str) -> None:
    lines = (EVALUATION / pack / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines]
    right = sum(detect(question["question"]) == question["language"] for question in questions)
    assert right >= 0.999 * len(questions)

"""However a question is written, it is the same question: case, politeness, greetings, marks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.answers.question.asked_part import asked_part, canonical, plainly
from corpus.language.detection import detect_asked
from corpus.library import Library
from corpus.models import Answer
from corpus.readers import read
from tests.support.question_forms import forms, without_accents

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples"
QUESTIONS = {
    "en": (
        "Who cancelled the meeting in Ankara?",
        "When do the talks move to Geneva?",
        "Who is the new ambassador in Moscow?",
        "How many diplomats were expelled?",
        "Why are the airport workers on strike in Lyon?",
        "What did Hungary say about the sanctions?",
    ),
    "fr": (
        "Qui a annulé la réunion d’Ankara ?",
        "Quand aura lieu le nouveau cycle à Genève ?",
        "Qui est la nouvelle ambassadrice à Moscou ?",
        "Combien de diplomates ont été expulsés ?",
        "Pourquoi les agents de l’aéroport de Lyon font-ils grève ?",
        "Où se tient le sommet sur les armements ?",
    ),
}
ASKED = [(language, question) for language in QUESTIONS for question in QUESTIONS[language]]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("samples")) as library:
        for file in sorted(SAMPLES.iterdir()):
            library.add(read(file.name, file.read_bytes()))
        yield library


def said(answer: Answer) -> tuple[bool, float, int, list[tuple[str, int, int]]]:
    """All that a reply is made of."""
    cited = [(cited.article, cited.start, cited.end) for cited in answer.citations]
    return answer.found, answer.confidence, answer.shown, cited


@pytest.mark.parametrize(("language", "question"), ASKED)
def test_a_question_has_one_answer_in_whatever_form_it_comes(
    samples: Library, language: str, question: str
) -> None:
    asked = set(forms(question, language).values())
    asked |= {form.lower() for form in asked}
    wanted = said(samples.ask(question))
    assert {form: said(samples.ask(form)) for form in asked} == dict.fromkeys(asked, wanted)


@pytest.mark.parametrize(("language", "question"), ASKED)
def test_its_meaning_is_looked_for_in_one_form(language: str, question: str) -> None:
    asked = [form for name, form in forms(question, language).items() if "accents" not in name]
    assert {plainly(canonical(form).text) for form in asked} == {plainly(canonical(question).text)}


@pytest.mark.parametrize(("language", "question"), ASKED)
def test_every_character_that_is_asked_stands_where_it_was_typed(language: str, question: str) -> None:
    for form in forms(question, language).values():
        asked = canonical(form).text
        assert len(asked) <= len(form)
        assert all(
            without_accents(kept).lower() == without_accents(typed).lower()
            for kept, typed in zip(asked.rstrip("?"), form, strict=False)
            if not kept.isspace()
        )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ou est la premiere usine ?", "Ou est la première usine ?"),  # "ou" may be meant
        ("QUI A ETE ELU PRESIDENT ?", "qui a été élu président ?"),
        ("La pêche ou la peche ?", "La pêche ou la pêche ?"),
        ("Who was the president in the theatre?", "Who was the president in the theatre?"),
    ],
)
def test_french_words_have_the_accents_that_they_nearly_always_have(typed: str, meant: str) -> None:
    assert canonical(typed).text == meant


@pytest.mark.parametrize(
    "question",
    [
        "who said please?",
        "Hello Kitty: who owns it?",
        "Who knows the mayor?",
        "Thanks to whom was the bridge built?",
        "“Please, please me”: who sang it?",
        "please",
        "Question time debate",
    ],
)
def test_words_of_politeness_that_are_asked_about_stay(question: str) -> None:
    assert asked_part(question, detect_asked(question)) == question


def test_the_words_told_to_stand_nowhere_are_never_those_of_politeness(samples: Library) -> None:
    answer = samples.ask("Could you please tell me who won the chess tournament of Zanzibar? Thank you!")
    assert not {"please", "tell", "thank", "could"} & {word.lower() for word in answer.nowhere}

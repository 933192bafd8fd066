"""However a question is written, it is the same question: case, politeness, greetings, marks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.answers.question.asked_part import asked_part, plainly
from corpus.language.detection import detect_asked
from corpus.library import Library
from corpus.models import Answer
from corpus.readers import read

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
FORMS = {
    "en": (
        "Could you please tell me {small}",
        "Hi, {small}",
        "hello {small} thanks!",
        "Good morning Pullquote bot! {large}",
        "I would like to know {small}",
        "I was wondering, {small}",
        "{large} Please.",
        "Quick question: {small}",
    ),
    "fr": (
        "Dites-moi s’il vous plaît, {small}",
        "Bonjour, {small}",
        "bonjour {small} merci d’avance",
        "Pourriez-vous me dire {small}",
        "Je voudrais savoir {small} svp",
        "Salut ! {large}",
        "Excusez-moi, une question : {small}",
        "dis-moi {small}",
    ),
}
MARKS = ("{bare}", "{bare}??", "{bare} ?!", "{bare}…", "{bare}. 🙏", "  {bare}  ?", "{bare}\n")


def forms(question: str, language: str) -> Iterator[str]:
    """The same question as people write it."""
    small, bare = question[0].lower() + question[1:], question.rstrip(" ?\u202f")
    yield from (question.lower(), question.upper(), small)
    yield from (question.replace("’", "'"), question.replace("'", "’"), question.replace(" ", "\u00a0"))
    yield from (form.format(bare=bare) for form in MARKS)
    yield from (form.format(small=small, large=question) for form in FORMS[language])
    yield from (form.format(small=small, large=question).lower() for form in FORMS[language])


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
    wanted = said(samples.ask(question))
    assert {form: said(samples.ask(form)) for form in forms(question, language)} == dict.fromkeys(
        forms(question, language), wanted
    )


@pytest.mark.parametrize(("language", "question"), ASKED)
def test_its_meaning_is_looked_for_in_one_form(language: str, question: str) -> None:
    plain = {plainly(asked_part(form, detect_asked(form))) for form in forms(question, language)}
    assert plain == {plainly(question)}


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

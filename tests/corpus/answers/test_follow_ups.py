"""Questions that follow another one, and those that stand alone: a golden set of pairs, and real articles."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.answers.following import follow_up
from corpus.answers.question.answer_types import answer_type_of
from corpus.language.detection import detect
from corpus.language.folding import fold
from corpus.library import Library
from corpus.models import Answer, AnswerType, Citation, Draft, Question
from tests.support.paths import GOLDEN

FOLLOW_UPS = GOLDEN / "follow_ups.jsonl"
PAIRS = [json.loads(line) for line in FOLLOW_UPS.read_text(encoding="utf-8").splitlines()]
FOLLOWING = [pair for pair in PAIRS if pair["follows"]]
ALONE = [pair for pair in PAIRS if not pair["follows"]]

MEETING = "The meeting in Belmont was cancelled on Monday by the mayor, Moira Fennel, because of the floods."
VISIT = "The visit of the orchestra was cancelled by its conductor, Paul Vernet, who is ill."
ROOF = "Moira Fennel resigned in June after a quarrel about the roof of the town hall."
CANTON = "Le prix du billet de train pour Larkness passera à douze euros au mois de mars."
WHO = "Who cancelled the meeting in Belmont?"


def name(pair: dict[str, Any]) -> str:
    return f"{pair['before']} {pair['text']}"


def answered(pair: dict[str, Any]) -> Answer:
    """The answer to the question before, by the pair's sentence when it has one."""
    text = pair["before"]
    language = detect(text)
    question = Question(
        text=text, plain=text, language=language, answer_type=answer_type_of(text, language), concepts=()
    )
    cited = tuple(
        Citation(
            article="a",
            key=1,
            version=1,
            start=0,
            end=len(sentence),
            title=None,
            source=None,
            url=None,
            published=None,
            text=sentence,
            score=1.0,
            reasons=(),
        )
        for sentence in [pair.get("sentence")]
        if sentence
    )
    return Answer(question=question, found=bool(cited), confidence=0.9, shown=len(cited), citations=cited)


def test_the_golden_set_is_large_and_has_both_kinds_in_both_languages() -> None:
    languages = {(pair["follows"], detect(pair["before"])) for pair in PAIRS}
    assert len(FOLLOWING) >= 60
    assert len(ALONE) >= 60
    assert languages >= {(True, "en"), (True, "fr"), (False, "en"), (False, "fr")}


@pytest.mark.parametrize("pair", FOLLOWING, ids=name)
def test_a_question_without_a_topic_follows_the_one_before(pair: dict[str, Any]) -> None:
    found = follow_up(pair["text"], answered(pair))
    assert found is not None
    words = set(re.findall(r"\w+", fold(found.text)))
    language = detect(found.text)
    assert found.followed.understood == pair["understood"]
    assert (answer_type_of(found.text, language), language) == (
        AnswerType(pair["kind"]),
        detect(pair["before"]),
    )
    assert (set(pair["words"]) - words, set(pair.get("without", ())) & words) == (set(), set())


@pytest.mark.parametrize("pair", ALONE, ids=name)
def test_a_question_that_stands_alone_is_never_mixed_with_the_one_before(pair: dict[str, Any]) -> None:
    assert follow_up(pair["text"], answered(pair)) is None


@pytest.mark.parametrize("pair", FOLLOWING, ids=name)
def test_what_was_understood_is_told_in_the_words_of_the_two_questions(pair: dict[str, Any]) -> None:
    found = follow_up(pair["text"], answered(pair))
    assert found is not None
    asked = fold(f"{pair['before']} {pair['text']}")
    # French takes "du" apart into "de le", and puts it together again.
    told = re.findall(r"\w+", fold(found.followed.understood))
    assert [word for word in told if word not in asked and word not in ("du", "de", "la", "le", "au")] == []


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("follow-ups")) as library:
        for text in (MEETING, VISIT, ROOF, CANTON):
            library.add(Draft(text=text))
        yield library


def test_the_library_answers_a_follow_up_and_says_how_it_was_understood(library: Library) -> None:
    first = library.ask(WHO)
    when = library.ask("and when?", after=first)
    assert (first.citations[0].text, when.citations[0].text) == (MEETING, MEETING)
    assert when.question.answer_type is AnswerType.WHEN
    assert [concept.word for concept in when.question.concepts] == ["cancelled", "meeting", "Belmont"]
    assert when.question.follows is not None
    assert when.question.follows.understood == "Who cancelled the meeting in Belmont – when?"
    assert when.question.follows.asked == "and when?"


def test_a_follow_up_of_a_follow_up_goes_back_to_the_same_question(library: Library) -> None:
    when = library.ask("when?", after=library.ask(WHO))
    why = library.ask("et pourquoi ?", after=when)
    other = library.ask("and the visit?", after=why)
    assert why.question.follows is not None
    assert other.question.follows is not None
    assert why.question.follows.understood == "Who cancelled the meeting in Belmont – pourquoi?"
    assert why.question.answer_type is AnswerType.WHY
    assert other.question.follows.understood == "Who cancelled the visit in Belmont – pourquoi?"
    assert other.question.answer_type is AnswerType.WHY


def test_a_thing_replaced_keeps_what_was_asked_of_the_first(library: Library) -> None:
    answer = library.ask("and the orchestra's visit?", after=library.ask("Who cancelled the meeting?"))
    assert answer.citations[0].text == VISIT


def test_she_is_the_person_whom_the_answer_names(library: Library) -> None:
    answer = library.ask("When did she resign?", after=library.ask(WHO))
    assert answer.citations[0].text == ROOF
    assert {"Fennel", "resign"} <= {concept.word for concept in answer.question.concepts}


def test_who_else_leaves_out_what_was_shown(library: Library) -> None:
    first = library.ask(WHO)
    other = library.ask("who else?", after=first)
    shown = {citation.text for citation in first.citations[: first.shown]}
    assert shown.isdisjoint(citation.text for citation in other.citations)


def test_a_question_that_stands_alone_is_answered_as_if_nothing_had_been_asked(library: Library) -> None:
    text = "Combien coûtera le billet de train pour Larkness ?"
    assert library.ask(text, after=library.ask(WHO)) == library.ask(text)


def test_follow_ups_never_grow_into_a_question_that_is_too_long(library: Library) -> None:
    answer = library.ask("Who cancelled " + "the meeting and " * 60 + "the concert?")
    for number in range(40):
        answer = library.ask(f"what about Ruritania{number}?", after=answer)
    assert len(answer.question.text) <= 1000


def test_a_question_about_words_that_were_said_follows_no_other(library: Library) -> None:
    answer = library.ask('Who said "no concert without snow"?', after=library.ask(WHO))
    assert answer.question.follows is None


def test_a_follow_up_stays_with_the_article_of_the_answer_before(library: Library) -> None:
    library.add(
        Draft(
            text="The stadium of Hollin was opened by the mayor on Friday. The roof cost ninety million."
            "\n\nWork on it began in spring."
        )
    )
    library.add(Draft(text="Work on the bridge of Ostrel began in winter, the mayor said."))
    answer = library.ask("and when did work begin?", after=library.ask("Who opened the stadium of Hollin?"))
    assert answer.citations[0].text == "Work on it began in spring."


def test_what_the_article_before_does_not_say_is_looked_for_in_all(library: Library) -> None:
    answer = library.ask("and the orchestra's visit?", after=library.ask(WHO))
    assert answer.citations[0].text == VISIT


@pytest.mark.parametrize(
    ("text", "selected", "looked_for"),
    [
        ("who is he?", "Paul Vernet", "who is Paul Vernet?"),
        ("and when did she resign?", "Moira Fennel", "when did Moira Fennel resign?"),
        ("what happened there?", "the town hall", "what happened the town hall?"),
        (
            "how much did it cost?",
            "the roof of the town hall",
            "how much did the roof of the town hall cost?",
        ),
        ("qui est-elle ?", "Moira Fennel,", "qui est Moira Fennel?"),
        ("why?", "the floods", "why the floods?"),
        ("qui y travaille ?", "la mairie", "qui y travaille la mairie?"),
        ("quand y est-elle allée ?", "Larkness", "quand Larkness est-elle allée?"),
        ("pourquoi l'a-t-on fermé ?", "le pont", "pourquoi le pont a-t-on fermé?"),
        ("who is he?", VISIT, "who is Paul Vernet?"),
    ],
)
def test_a_selection_is_what_the_pronoun_means(text: str, selected: str, looked_for: str) -> None:
    after = answered({"before": WHO, "sentence": MEETING})
    for before in (after, None):
        followed = follow_up(text, before, selected)
        assert followed is not None
        assert followed.text == looked_for


def test_a_question_with_a_subject_of_its_own_means_no_selection() -> None:
    text = "Which orchestra will play at the opening of the stadium?"
    assert follow_up(text, None, "Moira Fennel") is None


COUNCIL = "Mme Moira Fennel, la maire de Larkness, a annulé la réunion."


@pytest.mark.parametrize(
    ("before", "text", "sentence", "looked_for"),
    [
        # Words that only help elsewhere say here what is asked.
        ("Who cancelled the meeting?", "where did she go then?", MEETING, "where did Moira Fennel go then?"),
        (
            "Who cancelled the meeting?",
            "who is against it?",
            MEETING,
            "who is against it cancelled the meeting?",
        ),
        ("Qui a annulé la réunion ?", "qui est contre ?", None, "qui est contre a annulé la réunion?"),
        ("Who cancelled the meeting?", "what will she do?", MEETING, "what will Moira Fennel do?"),
        (
            "Which bridge is closed?",
            "what happened to the old one?",
            None,
            "what happened to the old one bridge is closed?",
        ),
        # The question word with what goes with it, and without what joined the question before.
        ("Qui a annulé la réunion ?", "à partir de quand ?", None, "à partir de quand a annulé la réunion?"),
        ("and who cancelled the meeting?", "until when?", None, "until when cancelled the meeting?"),
        # Names in the language of the sentence, and without titles; where a mayor is mayor is no person.
        ("Who cancelled the meeting?", "when did she resign?", COUNCIL, "when did Moira Fennel resign?"),
        ("Qui est la maire de Larkness ?", "qu'a-t-elle dit ?", COUNCIL, "qu'a Moira Fennel dit?"),
        ("How much is the Delorme prize?", "what did she say?", MEETING, "what did Moira Fennel say?"),
        (
            "Où est le vieux pont ?",
            "qui en est le propriétaire ?",
            None,
            "qui en est le propriétaire est le vieux pont?",
        ),
    ],
)
def test_what_is_looked_for_names_what_is_meant(
    before: str, text: str, sentence: str | None, looked_for: str
) -> None:
    followed = follow_up(text, answered({"before": before, "sentence": sentence}))
    assert followed is not None
    assert followed.text == looked_for


def test_after_a_complete_question_that_was_not_answered_its_nearest_article_is_looked_in(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path) as library:
        tram = (
            "The tram of Ostrel was stopped by ice.\n\nMost of it will, the mayor hopes, run again on Sunday."
        )
        library.add(Draft(text=tram))
        library.add(
            Draft(text="The cable car of Brenn was closed after a fire.\n\nIt will run again on Friday.")
        )
        first = library.ask("Who painted the roof of the tram depot?")
        when = "and when will it run again?"
        later = [library.ask(when, after=after).citations[0].text for after in (None, first)]
    assert not first.found
    assert later == ["It will run again on Friday.", "Most of it will, the mayor hopes, run again on Sunday."]

"""The best sentences are read with the question before one is cited."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.library import Library
from corpus.models import Draft
from tests.support.meaning_models import ReadingModel, WordModel

BRIDGE = Draft(
    title="Bridge shut",
    language="en",
    text="The bridge was shut on Monday. Its cables had rusted. The council meets on Friday. "
    "A ferry takes its place. Lorries wait for hours.",
)
FERRY = Draft(title="Le bac", language="fr", text="Un bac le remplace. Le pont reste fermé lundi.")
QUESTION = "Why was the bridge shut?"


def opened(folder: Path, model: WordModel) -> Library:
    library = Library.open(folder, model=lambda: model)
    list(library.add_many([BRIDGE, FERRY]))
    while library.meaning and library.meaning.embed():
        pass
    return library


@pytest.fixture
def rusted(tmp_path: Path) -> Iterator[tuple[Library, ReadingModel]]:
    """The library, and a reader that believes in the sentence about the cables."""
    model = ReadingModel("rusted")
    with opened(tmp_path, model) as library:
        yield library, model


def test_the_sentence_that_the_reader_believes_in_comes_first(rusted: tuple[Library, ReadingModel]) -> None:
    library, model = rusted
    answer = library.ask(QUESTION)
    assert (answer.found, answer.citations[0].text) == (True, "Its cables had rusted.")
    assert model.read_for == [answer.question.plain]


def test_what_the_reader_sees_no_answer_in_is_less_likely_to_be_one(
    rusted: tuple[Library, ReadingModel],
) -> None:
    library, model = rusted
    before = library.ask(QUESTION).confidence
    model.answer = "volcano"
    assert library.ask(QUESTION).confidence < before / 2


def test_by_words_alone_nothing_is_read(rusted: tuple[Library, ReadingModel]) -> None:
    library, model = rusted
    assert library.ask(QUESTION, by_meaning=False).citations
    assert model.read_for == []


def test_a_reader_that_fails_is_told_once_and_the_ranker_answers(
    rusted: tuple[Library, ReadingModel], caplog: pytest.LogCaptureFixture
) -> None:
    library, model = rusted
    model.broken = True
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            assert library.ask(QUESTION).citations
    assert caplog.text.count("without being read") == 1


def test_a_model_without_a_reader_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO), opened(tmp_path, WordModel()) as library:
        for _ in range(2):
            assert library.ask(QUESTION).citations
    assert caplog.text.count("without being read: words has no reader") == 1

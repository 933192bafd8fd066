"""Texts to vectors by the converted model."""

from collections.abc import Sequence
from pathlib import Path

from corpus.meaning.bundled.model_file import Weights
from corpus.meaning.bundled.network import Network
from corpus.meaning.bundled.tokens import Tokenizer
from corpus.meaning.length_batches import Numbers, in_batches, mean
from corpus.meaning.model import Vectors, clean, normalised

GRAPH = "encoder.onnx"


class Encoder:
    """Texts to vectors by the graph and the vocabulary in a folder."""

    def __init__(self, folder: Path, weights: Weights) -> None:
        self._network = Network(folder / GRAPH, weights)
        self.tokenizer = Tokenizer(folder)
        self.width = self._network.width

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A vector for each text, prefix included; what is over the model's limit of tokens is left out."""
        numbers = [self.tokenizer.numbers(clean(text), self._network.positions) for text in texts]
        return normalised(in_batches(numbers, self.width, self._batch))

    def _batch(self, texts: list[Numbers]) -> Vectors:
        return mean(self._network.tokens(texts), [len(numbers) for numbers in texts])

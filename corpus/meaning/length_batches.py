"""Texts in batches of like length, since the short ones in a batch take as long as its longest."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from corpus.meaning.model import Vectors

TEXTS = 16  # texts in a batch: more gain nothing
TOKENS = 1_024  # tokens in a batch, filled up ones included: attention's memory grows with length squared

Numbers = Sequence[int]  # the tokens of a text


def in_batches(texts: Sequence[Numbers], width: int, embed: Callable[[list[Numbers]], Vectors]) -> Vectors:
    """The vectors of the texts, in their order, by a function that takes a batch; shape (texts, width)."""
    vectors = np.empty((len(texts), width), np.float32)
    for chosen in _chosen(texts):
        vectors[chosen] = embed([texts[index] for index in chosen])
    return vectors


def mean(tokens: Vectors, lengths: Sequence[int]) -> Vectors:
    """The mean of each text's own tokens: (texts, tokens, width) to (texts, width)."""
    used = np.arange(tokens.shape[1]) < np.asarray(lengths)[:, np.newaxis]
    # A product with the row of shares: one pass, no copy of the tokens.
    shares = (used / np.asarray(lengths)[:, np.newaxis]).astype(np.float32)
    means: Vectors = np.matmul(shares[:, np.newaxis, :], tokens)[:, 0]
    return means


def _chosen(texts: Sequence[Numbers]) -> Iterator[list[int]]:
    """Indices of the texts of each batch."""
    chosen: list[int] = []
    for index in sorted(range(len(texts)), key=lambda index: len(texts[index])):
        if chosen and (len(chosen) == TEXTS or len(texts[index]) * (len(chosen) + 1) > TOKENS):
            yield chosen
            chosen = []
        chosen.append(index)
    if chosen:
        yield chosen

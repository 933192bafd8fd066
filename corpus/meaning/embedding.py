"""The vectors of passages: worded, embedded in small batches, and made ready for the store."""

from collections.abc import Callable, Sequence

import numpy as np

from corpus.meaning.model import Model
from corpus.meaning.wording import wordings
from corpus.search.vectors.quantisation import quantised
from corpus.store.stored_vectors import Unembedded

BATCH = 4  # sentences embedded at once: a question waits for as many, and more gain next to nothing


def embedded(
    model: Model, lacking: Sequence[Unembedded], before_each: Callable[[], None]
) -> dict[int, tuple[int, bytes]]:
    """For each passage the number of its sentences and their vectors, a row of bytes each.

    ``before_each`` is called before each batch. Raises EmbeddingsError.
    """
    texts = [text for passage in lacking for text in wordings(passage.title, passage.sentences)]
    # By length: a batch takes as long as if all its texts were as long as its longest.
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    rows = []
    for start in range(0, len(order), BATCH):
        before_each()
        batch = [texts[number] for number in order[start : start + BATCH]]
        rows.append(quantised(model.embed_sentences(batch)))
    unordered = np.concatenate(rows)
    ordered = np.empty_like(unordered)
    ordered[order] = unordered
    ends = np.cumsum([len(passage.sentences) for passage in lacking])
    parts = np.split(ordered, ends[:-1])
    return {
        passage.passage: (len(part), part.tobytes()) for passage, part in zip(lacking, parts, strict=True)
    }

"""``library.ask`` by words and meaning: texts as in ``tests.bench.index``, vectors drawn at random.

The sizes, in sentences, can be given: ``python -m tests.bench.asking 1000000`` (some minutes, 3 GB of disk).
"""

import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np

from corpus.language import ANALYSIS
from corpus.library import DATABASE_FILE, Library
from corpus.meaning.bundled.bundled_model import open_bundled
from corpus.meaning.model import Model
from corpus.meaning.wording import WORDING
from corpus.models import AnalysedDraft, IndexedSentence
from corpus.schema.schema import open_database
from corpus.search.vectors.quantisation import quantised
from corpus.store import Store
from tests.bench.index import passages
from tests.bench.meaning import drawn, slow
from tests.bench.product import timed

SIZES = (10_000,)
SENTENCES, PASSAGES = 5, 10  # of a passage, of an article
ASKED = 100
EMBEDDED = 20_000  # sentences whose vectors are saved at once

Item = TypeVar("Item")


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print a line for each size."""
    with TemporaryDirectory() as folder:
        model = open_bundled(Path(folder) / "models")
        for size in sizes:
            data = Path(folder) / str(size)
            fill(data, size, model)
            ask(data, size, model)


def in_batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists."""
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some


def fill(data: Path, size: int, model: Model) -> None:
    """Save articles in two languages and a random vector for each of their sentences."""
    data.mkdir()
    store = Store(open_database(f"sqlite:///{data / DATABASE_FILE}"))
    store.reanalyse(ANALYSIS, lambda drafts: ())
    for some in in_batches(articles(size), 200):
        store.save(some, by=None)
    draw_vectors(store, model)
    store.close()


def draw_vectors(store: Store, model: Model) -> None:
    """Save random vectors for all sentences that have none of a model."""
    name, seed = f"{model.name}/{WORDING}", 0
    while lacking := store.without_vectors(name, EMBEDDED // SENTENCES):
        counts = [len(one.sentences) for one in lacking]
        parts = np.split(quantised(drawn(sum(counts), seed)), np.cumsum(counts)[:-1])
        made = {
            one.passage: (count, part.tobytes())
            for one, count, part in zip(lacking, counts, parts, strict=True)
        }
        store.save_vectors(name, made)
        seed += 1


def ask(data: Path, size: int, model: Model) -> None:
    """Open the corpus twice, first without anything kept for the search, and ask what its texts hold."""
    texts = passages(np.random.default_rng(1), ASKED)
    asked = [" ".join(term.removeprefix("en:") for term in text[:6]) for text in texts]
    for start in ("first", "second"):
        began = time.perf_counter()
        with Library.open(data, model=lambda: model) as library:
            library.ask(asked[0])
            print(f"{size:9,} sentences, {start:6} start  {time.perf_counter() - began:10.1f} s")
            taken = timed(lambda number, library=library: library.ask(asked[number]), ASKED)  # type: ignore[misc]
    print(f"{size:9,} sentences, ask    p50 {median(taken):8.1f} ms   p95 {slow(taken):6.1f} ms")


def articles(size: int) -> Iterator[AnalysedDraft]:
    """Articles of ten passages of five sentences, every second one in French."""
    texts = passages(np.random.default_rng(0), size // SENTENCES)
    for number, held in enumerate(in_batches(texts, PASSAGES)):
        yield article(number, held, "fr" if number % 2 else "en")


def article(number: int, held: list[tuple[str, ...]], language: str) -> AnalysedDraft:
    """An article of passages given as terms; each fifth of a passage's terms is a sentence."""
    words, analysis, at = [], [], 0
    for terms in held:
        sentences = []
        for part in np.array_split(np.array(terms, dtype=object), SENTENCES):
            text = " ".join(term.removeprefix("en:") for term in part) + "."
            own = tuple(term.replace("en:", f"{language}:") for term in part)
            sentences.append(IndexedSentence(at, at + len(text), own))
            words.append(text)
            at += len(text) + 1
        analysis.append(tuple(sentences))
    return AnalysedDraft(
        id=str(number),
        title=f"Article {number}",
        text=" ".join(words),
        language=language,
        analysed_in=language,
        passages=tuple(analysis),
        likeness=b"",
    )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)

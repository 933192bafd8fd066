"""How fast the in-process index is, beside rank-bm25 itself: make bench.

A synthetic corpus: passages of about 80 terms drawn from 200,000 by Zipf's law (its head flattened, as stop
words are not indexed), ten to an article; questions of 3 to 8 terms drawn from passages, common ones as often
as texts have them; the top 10. Sizes can be given: ``python -m tests.bench.index 1000000``.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from rank_bm25 import BM25Plus

from corpus.models import Concept, IndexedArticle, IndexedPassage, Via, WeightedTerm
from corpus.search.bm25.memory_index import MemoryIndex

SIZES = (1_000, 10_000, 100_000)
UPSTREAM_UP_TO = 10_000
PASSAGES = 10  # of an article
QUESTIONS = 200


def invented_stems(random: np.random.Generator, size: int) -> list[str]:
    """Different words that no stemmer shortens, their first letters and lengths as mixed as a language's."""
    letters = random.choice(list("bcdfghlmnprtv"), (2 * size, 11))
    letters[:, 1::2] = random.choice(list("aeiou"), (2 * size, 5))
    lengths = random.integers(3, 12, 2 * size)
    drawn = ("".join(row[:length]) + "k" for row, length in zip(letters.tolist(), lengths, strict=True))
    return list(dict.fromkeys(drawn))[:size]


TERMS = np.array([f"en:{stem}" for stem in invented_stems(np.random.default_rng(0), 200_000)], dtype=object)


def passages(random: np.random.Generator, size: int) -> Iterator[tuple[str, ...]]:
    """Texts as tuples of terms."""
    chances = 1 / (np.arange(len(TERMS)) + 50.0)
    bounds = np.cumsum(chances / chances.sum())
    for start in range(0, size, 1000):
        lengths = random.poisson(80, min(1000, size - start))
        ranks = bounds.searchsorted(random.random(lengths.sum()) * bounds[-1])
        for text in np.split(TERMS[ranks], lengths.cumsum()[:-1]):
            yield tuple(text)


def articles(random: np.random.Generator, size: int, first: int = 0) -> Iterator[IndexedArticle]:
    """Articles of ten passages, numbered from ``first``."""
    texts = passages(random, size)
    for number in range(first, first + size, PASSAGES):
        held = tuple(
            IndexedPassage(id, text)
            for id, text in zip(range(number, number + PASSAGES), texts, strict=False)
        )
        yield IndexedArticle(f"article-{number}", "Bench", "en", None, None, held)


def questions(random: np.random.Generator) -> list[list[str]]:
    """Questions as lists of terms, common ones as often as texts have them."""
    return [list(text[: random.integers(3, 9)]) for text in passages(random, QUESTIONS)]


def concepts(terms: list[str]) -> list[Concept]:
    """Each term as a concept of its own."""
    return [Concept(word=term, start=0, end=1, terms=(WeightedTerm(term, 1.0, Via.WORD),)) for term in terms]


def milliseconds(action: Callable[[], object]) -> float:
    """How long it takes, once."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def resident() -> float:
    """This process's memory in MB, mapped files among it."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def measure(size: int, folder: Path) -> list[float]:
    """Build, keep, open, ask, add and remove at this size."""
    random = np.random.default_rng(size)
    asked = questions(random)
    index = MemoryIndex.open(folder)
    build = milliseconds(lambda: index.add(articles(random, size)))
    save = milliseconds(lambda: index.commit(1))
    del index
    before = resident()
    opening = milliseconds(lambda: MemoryIndex.open(folder))
    index = MemoryIndex.open(folder)
    queries = [concepts(terms) for terms in asked]
    for query in queries:
        index.search(query, 10)
    searches = [milliseconds(lambda query=query: index.search(query, 10)) for query in queries]
    memory = resident() - before
    more = list(articles(random, 50 * PASSAGES, first=size))
    adds = [milliseconds(lambda article=article: index.add([article])) for article in more]
    removes = [milliseconds(lambda article=article: index.remove([article.id])) for article in more]
    p50, p99 = np.percentile(searches, [50, 99])
    return [build, save, opening, p50, p99, float(np.median(adds)), float(np.median(removes)), memory]


def upstream(size: int) -> float:
    """The median search of rank-bm25 at this size."""
    random = np.random.default_rng(size)
    asked = questions(random)[:40]
    texts = [list(passage.terms) for article in articles(random, size) for passage in article.passages]
    engine = BM25Plus(texts)
    return float(
        np.median([milliseconds(lambda query=query: engine.get_top_n(query, texts, 10)) for query in asked])
    )


def main() -> None:
    """Print one line for each size."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    print("times in ms, memory in MB")
    names = ("build", "save", "open", "ask p50", "ask p99", "add", "remove", "memory", "rank-bm25 p50")
    print(f"{'passages':>9}", *(f"{name:>9}" for name in names))
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            figures = [f"{figure:9.2f}" for figure in measure(size, Path(folder))]
        beside = f"{upstream(size):9.2f}" if size <= UPSTREAM_UP_TO else ""
        print(f"{size:>9}", *figures, beside, flush=True)


if __name__ == "__main__":
    main()

"""Meaning: the model, the nearest among many, questions while articles are embedded, memory.

``--million`` also looks among a million vectors drawn at random.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import numpy as np

from corpus.language.passages import analyse
from corpus.library import Library
from corpus.meaning.bundled.bundled_model import open_bundled
from corpus.meaning.embedding import BATCH
from corpus.meaning.model import Model, Vectors, normalised
from corpus.meaning.wording import wordings
from corpus.models import Draft
from corpus.readers import read
from corpus.search.vectors.quantisation import quantised
from corpus.search.vectors.segments import Segment
from corpus.search.vectors.vector_index import VectorIndex
from tests.bench.product import QUESTIONS, SAMPLES, timed

SENTENCES = 5  # of a passage
WIDTH = 384
WANTED = 20  # sentences for each of two languages
COPIES = 40  # of the sample articles, to be embedded while questions are asked
ASKED_EACH_SECOND = 20


def main(sizes: tuple[int, ...] = (10_000, 100_000)) -> None:
    """Print a line for each."""
    with TemporaryDirectory() as folder:
        models = Path(folder) / "models"
        began = time.perf_counter()
        model = open_bundled(models)
        print(f"converting the model, once       {time.perf_counter() - began:8.1f} s")
        opened = timed(lambda _: open_bundled(models), 5)
        print(f"opening the converted model  p50 {median(opened):8.1f} ms")
        texts(model)
        for size in sizes:
            nearest(Path(folder) / str(size), size)
        busy(Path(folder) / "busy", model)


def texts(model: Model) -> None:
    """How long a question takes, and a sentence of the samples with its title."""
    asked = timed(lambda number: model.embed_questions([QUESTIONS[number % len(QUESTIONS)]]), 100)
    print(f"embedding a question         p50 {median(asked):8.1f} ms")
    worded = [
        text
        for draft in samples()
        for passage in analyse(draft)
        for text in wordings(draft.title, [draft.text[one.start : one.end] for one in passage])
    ]
    worded.sort(key=len)
    batches = [worded[start : start + BATCH] for start in range(0, len(worded), BATCH)]
    whole = timed(lambda _: [model.embed_sentences(batch) for batch in batches], 3)
    print(f"embedding a sentence, batches    {median(whole) / len(worded):8.1f} ms")


def nearest(folder: Path, size: int) -> None:
    """How long the nearest take among random vectors, and how long these take to open."""
    rows = quantised(drawn(size))
    index = VectorIndex.open(folder, "bench", believed)
    index.add(list(enumerate(np.split(rows, size // SENTENCES))), last=1)
    index.keep(1, "bench")
    opened = timed(lambda _: VectorIndex.open(folder, "bench", believed), 3)
    index = VectorIndex.open(folder, "bench", believed)
    questions = drawn(50, seed=1)
    for name, one_of in (("all", 1), ("every second passage", 2), ("every hundredth passage", 100)):
        holds = partial(every, one_of)
        found = timed(lambda number, holds=holds: index.nearest(questions[number], WANTED, holds), 50)  # type: ignore[misc]
        print(f"nearest of {size:9,} {name:23}  p50 {median(found):6.1f} ms   p95 {slow(found):6.1f} ms")
    print(f"opening {size:9,} vectors        p50 {median(opened):8.1f} ms")


def busy(folder: Path, model: Model) -> None:
    """Questions by words and meaning, while nothing else happens and while articles are embedded."""
    with Library.open(folder, model=lambda: model) as library:
        fill(library)
        library.embed_in_background()
        embedding = asked_while(library, lambda: unfinished(library))
        print(f"questions while embedding    p50 {median(embedding):8.1f} ms   p95 {slow(embedding):6.1f} ms")
        end = time.monotonic() + 10
        idle = asked_while(library, lambda: time.monotonic() < end)
        print(f"questions, nothing else      p50 {median(idle):8.1f} ms   p95 {slow(idle):6.1f} ms")


def fill(library: Library) -> None:
    """Many copies of the samples, which differ in their last line, the first already embedded."""
    drafts = samples()
    for number in range(COPIES):
        copies = [
            Draft(title=f"{draft.title} {number}", text=f"{draft.text}\n\n{number}") for draft in drafts
        ]
        list(library.add_many(copies, batch=100))
        if not number and library.meaning:
            while library.meaning.embed():
                pass


def asked_while(library: Library, going_on: Callable[[], bool]) -> list[float]:
    """Milliseconds of questions that come at a steady pace."""
    library.ask(QUESTIONS[0])
    taken = []
    while going_on():
        question = QUESTIONS[len(taken) % len(QUESTIONS)]
        began = time.perf_counter()
        library.ask(question)
        taken.append(1000 * (time.perf_counter() - began))
        time.sleep(max(0.0, 1 / ASKED_EACH_SECOND - taken[-1] / 1000))
    return taken


def unfinished(library: Library) -> bool:
    """Whether sentences lack vectors."""
    done, whole = library.meaning.progress() if library.meaning else (0, 0)
    return done < whole


def samples() -> list[Draft]:
    """The sample articles."""
    return [read(file.name, file.read_bytes()) for file in sorted(SAMPLES.iterdir())]


def drawn(count: int, seed: int = 0) -> Vectors:
    """Vectors in all directions."""
    return normalised(np.random.default_rng(seed).standard_normal((count, WIDTH), np.float32))


def every(one_of: int, passages: np.ndarray) -> np.ndarray:
    """Lets one passage of so many through."""
    return passages % one_of == 0


def believed(segment: Segment) -> bool:
    """Takes a file as it is."""
    return True


def slow(milliseconds: list[float]) -> float:
    """The time that one of twenty exceeds."""
    return quantiles(milliseconds, n=20)[-1]


if __name__ == "__main__":
    main((10_000, 100_000, 1_000_000) if "--million" in sys.argv else (10_000, 100_000))

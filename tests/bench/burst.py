"""A burst of questions at the one door to ask: ``python -m tests.bench.burst``, some seconds after a minute.

Thirty golden questions are asked at once of the samples, by words and meaning, in a process of its own, as
the bot does. Told are the work of an answer, the times of the answers, and how many are those that a
question alone is given.
"""

import asyncio
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from corpus.library import Library
from corpus.meaning.bundled.bundled_model import open_bundled
from handlers.answers.answering_process import AnsweringProcess
from handlers.answers.asking import Answering
from handlers.chat.doors import Answered, Patience
from tests.evaluation.golden import golden_pack

ASKED = 30


def main() -> None:
    """Fill a corpus, start the process, and print three lines."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        with opened(data) as library:
            for _ in library.add_many(golden_pack().articles, batch=100):
                pass
            while library.meaning and library.meaning.embed():
                pass
            process = AnsweringProcess(partial(opened, data))
            process.begin()
            try:
                asyncio.run(measure(library, process))
            finally:
                process.end()


def opened(data: Path) -> Library:
    """The corpus, with the bundled model."""
    return Library.open(data, model=partial(open_bundled, data / "models"))


async def measure(library: Library, process: AnsweringProcess) -> None:
    """Ask one after the other, then all at once, then again what is provisional."""
    while not process.submit(_is_ready):  # noqa: ASYNC110  it says nothing when it is ready
        await asyncio.sleep(0.1)
    door = Answering(library, process)
    questions = [question.text for question in golden_pack().questions[:ASKED]]
    both, words = work(library, questions, by_meaning=True), work(library, questions, by_meaning=False)
    print(f"processor time of an answer: {both:.1f} ms by words and meaning, {words:.1f} ms by words alone")
    alone = [(await door.ask(question)).answer for question in questions]
    began, taken = perf_counter(), []

    async def ask(question: str) -> Answered:
        found = await door.ask(question, patience=Patience.SHORT)
        taken.append(perf_counter() - began)
        return found

    found = await asyncio.gather(*map(ask, questions))
    same = sum(each.answer == answer for each, answer in zip(found, alone, strict=True))
    print(f"{ASKED} at once: first {taken[0]:.3f} s, median {median(taken):.3f} s, last {taken[-1]:.3f} s")
    late = [place for place, each in enumerate(found) if each.provisional]
    again = [(await door.ask(questions[place], patience=Patience.ENDLESS)).answer for place in late]
    completed = sum(answer == alone[place] for place, answer in zip(late, again, strict=True))
    whole = perf_counter() - began
    print(f"same as alone: {same} at first, {same + completed} of {ASKED} after {whole:.3f} s")


def work(library: Library, questions: list[str], *, by_meaning: bool) -> float:
    """The processor time of an answer, its median in milliseconds."""
    taken = []
    for question in questions:
        began = process_time()
        library.ask(question, by_meaning=by_meaning)
        taken.append(1000 * (process_time() - began))
    return median(taken)


def _is_ready(library: Library) -> int:
    return library.count()


if __name__ == "__main__":
    main()

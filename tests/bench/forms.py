"""One question in many forms: ``python -m tests.bench.forms PACK``, some minutes.

For each form of some questions of a pack, the number of those whose first sentence is right, and of those
whose whole answer is the plain question's. The questions are taken from those that are there to learn from,
where the pack has some. ``--data FOLDER`` keeps the corpus for the next time.
"""

import argparse
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.evaluation.packs import Pack, PackQuestion, is_hit, read_pack
from corpus.library import Library
from corpus.meaning.bundled.bundled_model import open_bundled
from corpus.models import Answer
from tests.support.question_forms import forms

ASKED = 62


def main() -> None:
    """Fill a corpus with the pack's articles, ask, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as passing:
        data = options.data or Path(passing)
        with Library.open(data, model=partial(open_bundled, data / "models")) as library:
            measure(library, read_pack(options.pack))


def measure(library: Library, pack: Pack) -> None:
    """Print a line for each form."""
    for _ in library.add_many(pack.articles, batch=100):
        pass
    while library.meaning and library.meaning.embed():
        pass
    questions, language = chosen(pack), pack.name[:2]
    plain = [library.ask(question.text) for question in questions]
    print(f"| {pack.name} | right first of {len(questions)} | the plain question's answer |\n|---|---|---|")
    print(f"| plain | {right(questions, plain)} | |", flush=True)
    for name in forms(questions[0].text, language):
        answers = [library.ask(forms(question.text, language)[name]) for question in questions]
        same = sum(said(one) == said(other) for one, other in zip(answers, plain, strict=True))
        print(f"| {name} | {right(questions, answers)} | {same} |", flush=True)


def chosen(pack: Pack) -> list[PackQuestion]:
    """Questions with an answer, from all over the pack."""
    answered = [question for question in pack.questions if question.gold]
    learned_from = [question for question in answered if not question.measured] or answered
    return learned_from[:: len(learned_from) // ASKED][:ASKED]


def right(questions: list[PackQuestion], answers: list[Answer]) -> int:
    """How many are answered by a right sentence in the first place."""
    return sum(
        answer.found and is_hit(question, first.article, first.start, first.end)
        for question, answer in zip(questions, answers, strict=True)
        for first in answer.citations[:1]
    )


def said(answer: Answer) -> tuple[bool, float, int, list[tuple[str, int, int]]]:
    """All that a reply is made of."""
    cited = [(cited.article, cited.start, cited.end) for cited in answer.citations]
    return answer.found, round(answer.confidence, 6), answer.shown, cited


if __name__ == "__main__":
    main()

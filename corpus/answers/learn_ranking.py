"""Learns ``weights.npz`` from question packs, and says what it reaches on articles that it has not seen.

    python -m corpus.answers.learn_ranking FOLDER... [--vectors FILE] [--measure-only]

Three steps, each on the result of the one before: which sentences are worth reading (sift), which of them
answers (rank), and whether it does (trust); once with meaning, once by words alone. Every figure printed is
of questions on articles that were left out of the learning, in whatever language or pack they come; the table
written is then learned from all.
"""

import argparse
import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpus.answers.evidence import Matrix
from corpus.answers.examples import Asked, Example, examples_of
from corpus.answers.learning import learn_rank, learn_sift, learn_trust, signs_of
from corpus.answers.weights import Weights, write
from corpus.evaluation.families import Families
from corpus.evaluation.mixing import mixed
from corpus.evaluation.packs import Pack, pack_folders, read_pack, small_packs
from corpus.evaluation.remembered import Remembered
from corpus.meaning.bundled import open_bundled

log = logging.getLogger(__name__)

FOLDS = 5

SIFTED = 150
"""Questions of each pack that sifting is learned from."""

SMALL_SIZES = (1, 3, 10)
SMALL_QUESTIONS = 240
"""Each pack is learned from in pieces too, half without titles: most corpora begin with one article."""

ABSENT = 3
"""Every third question is also asked of the pack without the article that answers it."""

MIXED_QUESTIONS = 600

SMALL = " small"  # how the names of such pieces end

GRID = np.arange(0.3, 0.7, 0.01)


class Outcome(NamedTuple):
    """What became of a question: where the first right sentence stands, and the confidence."""

    example: Example
    belief: Matrix
    confidence: float

    @property
    def rank(self) -> int | None:
        """The place of the first right sentence."""
        places = np.flatnonzero(self.example.right[np.argsort(-self.belief, kind="stable")])
        return int(places[0]) if len(places) else None


def main() -> None:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packs", nargs="+", type=Path, help="packs, or folders of packs")
    parser.add_argument("--vectors", type=Path, default=Path.home() / ".cache" / "pullquote" / "vectors.npz")
    parser.add_argument("--measure-only", action="store_true", help="report, but write no table")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    packs = [pack for folder in arguments.packs for pack in map(read_pack, pack_folders(folder))]
    arguments.vectors.parent.mkdir(parents=True, exist_ok=True)
    model = Remembered(open_bundled(arguments.vectors.parent), arguments.vectors)
    weights = {by_meaning: _learn(packs, model if by_meaning else None) for by_meaning in (False, True)}
    model.keep()
    if not arguments.measure_only:
        write(weights)


def _learn(packs: Sequence[Pack], model: Remembered | None) -> Weights:
    """Weights of one way of finding, and a report of what such weights reach."""
    log.info("with meaning" if model else "by words alone")
    sift = learn_sift(
        [example for asked in _whole(packs, SIFTED) for example in examples_of(asked, model, None)],
        by_meaning=model is not None,
    )
    asked_all = [*_whole(packs), *_pieces(packs)]
    examples = [example for asked in asked_all for example in examples_of(asked, model, sift)]
    outcomes = cross_validate(examples, Families(packs))
    threshold = best_threshold(outcomes)
    for pack, of_pack in _by_pack(outcomes).items():
        shares = "  ".join(f"{name} {share:.3f}" for name, share in figures(of_pack, threshold).items())
        log.info("%-18s %s", pack, shares)
    log.info("threshold %.2f", threshold)
    rank = learn_rank(examples)
    # Beliefs of a committee in what it has learned are too sure: trust is learned from the folds' beliefs.
    trust = learn_trust(examples, [outcome.belief for outcome in outcomes])
    return Weights(sift, rank, trust, threshold)


def _whole(packs: Sequence[Pack], most: int | None = None) -> Iterator[Asked]:
    """Every pack, and packs mixed of two languages; of each ``most`` answerable questions, if given."""
    languages = defaultdict(list)
    for pack in packs:
        languages[frozenset(draft.id for draft in pack.articles)].append(pack)
    bilingual = [some for some in languages.values() if len({pack.articles[0].language for pack in some}) > 1]
    largest = sorted(packs, key=lambda pack: -len(pack.questions))[:2]
    mixtures = [mixed(f"mixed {number}", some) for number, some in zip(count(1), [*bilingual, largest])]
    for pack in (*packs, *mixtures):
        asked = [question for question in pack.questions if question.gold or not most]
        limit = most or (MIXED_QUESTIONS if pack in mixtures else len(asked))
        yield Asked(pack, asked[:: max(len(asked) // limit, 1)], 0 if most else ABSENT)


def _pieces(packs: Sequence[Pack]) -> Iterator[Asked]:
    for pack in packs:
        for number, piece in enumerate(small_packs(pack, SMALL_SIZES, SMALL_QUESTIONS)):
            untitled = [draft.model_copy(update={"title": None}) for draft in piece.articles]
            articles = tuple(untitled) if number % 2 else piece.articles
            yield Asked(piece._replace(articles=articles), piece.questions)


def cross_validate(examples: Sequence[Example], families: Families) -> list[Outcome]:
    """Every example judged by what was learned without the articles of its fold."""
    folds = np.array([_fold(families.of(example.question)) for example in examples])
    beliefs: list[Matrix] = [np.zeros(0)] * len(examples)
    for fold in range(FOLDS):
        rank = learn_rank([examples[row] for row in np.flatnonzero(folds != fold).tolist()])
        for row in np.flatnonzero(folds == fold).tolist():
            if len(examples[row].right):
                beliefs[row] = rank.belief(examples[row].features)
    sure = np.zeros(len(examples))
    for fold in range(FOLDS):
        others = np.flatnonzero(folds != fold).tolist()
        trust = learn_trust([examples[row] for row in others], [beliefs[row] for row in others])
        for row in np.flatnonzero(folds == fold).tolist():
            if len(beliefs[row]):
                sure[row] = trust.probability(signs_of(examples[row], beliefs[row]))
    return [Outcome(*parts) for parts in zip(examples, beliefs, sure.tolist(), strict=True)]


def _fold(family: str) -> int:
    return int.from_bytes(hashlib.sha256(family.encode()).digest()[:4], "big") % FOLDS


def best_threshold(outcomes: Sequence[Outcome]) -> float:
    """The confidence at which most is answered right, and answering and refusing are most often right."""
    packs = [some for pack, some in _by_pack(outcomes).items() if not pack.endswith(SMALL)]
    gains = [sum(_gain(figures(some, at)) for some in packs) for at in GRID]
    return round(float(GRID[int(np.argmax(gains))]), 2)


def _gain(figures: dict[str, float]) -> float:
    # To answer wrongly is worse than not to answer.
    return figures["hit@1"] + 2 * float(np.nan_to_num(figures["balanced"]))


def figures(outcomes: Sequence[Outcome], threshold: float) -> dict[str, float]:
    """Shares: the right sentence first, among three, read at all; answered, refused; area under the curve."""
    asked = [outcome for outcome in outcomes if outcome.example.answerable]
    ranks = [outcome.rank for outcome in asked]
    sure = np.array([outcome.confidence for outcome in asked])
    others = np.array([outcome.confidence for outcome in outcomes if not outcome.example.answerable])
    answered, refused = _share(sure >= threshold), _share(others < threshold)
    return {
        "ranked@1": _share(rank == 0 for rank in ranks),
        "ranked@3": _share(rank is not None and rank < 3 for rank in ranks),
        "read": _share(rank is not None for rank in ranks),
        "hit@1": _share((np.array(ranks) == 0) & (sure >= threshold)),
        "answered": answered,
        "refused": refused,
        "balanced": (answered + refused) / 2,
        "auc": _share((sure[:, None] > others).ravel()),
    }


def _by_pack(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    packs: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.example.question.measured:
            packs[outcome.example.pack].append(outcome)
    return packs


def _share(of: Iterable[bool]) -> float:
    values = list(of)
    return sum(values) / len(values) if values else float("nan")


if __name__ == "__main__":
    main()

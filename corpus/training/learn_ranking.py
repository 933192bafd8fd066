"""Learns ``weights.npz`` from question packs, and says what it reaches on articles that it has not seen.

    python -m corpus.training.learn_ranking FOLDER... [--vectors FILE] [--measure-only]

Three steps, each on the result of the one before: which sentences are worth looking at (preselection), which
of them answers (reranking), and whether it does (answerability); once for each retrieval mode. Then two more
for the best of them, once they have been read: which answers, and whether it does; these learn from articles
that the reader has not learned from. Every figure printed is of questions on articles that were left out of
the learning, in whatever language or pack they come; the tables written are then learned from all.
"""

import argparse
import logging
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from corpus.answers.ranking.feature_names import RERANKING_FEATURES
from corpus.answers.ranking.features import Matrix
from corpus.answers.ranking.retrieval_modes import RetrievalMode
from corpus.answers.ranking.weights import FIGURES, Weights, write
from corpus.answers.reading.reading_weights import READ, ReadingWeights
from corpus.evaluation.packs import Pack, pack_folders, read_pack
from corpus.evaluation.remembered_vectors import Remembered
from corpus.meaning.bundled.adapter import Adapter, family_number
from corpus.meaning.bundled.bundled_model import open_bundled
from corpus.meaning.model import Model
from corpus.meaning.reader import Reader
from corpus.training.cross_validation import Outcome, best_threshold, cross_validate, ranked_without
from corpus.training.families import Families
from corpus.training.pack_variants import pieces, whole
from corpus.training.ranker_learning import learn_answerability, learn_preselection, learn_reranker
from corpus.training.ranking_examples import Asked, Example, examples_of
from corpus.training.reading_examples import read_examples
from corpus.training.reading_learning import cross_validate_reading, learn_trust
from corpus.training.reporting import GROUPS, ablation_table, pack_table, reliability_table, reply_table

log = logging.getLogger(__name__)

PRESELECTION_QUESTIONS = 150
"""Questions of each pack that preselection is learned from."""


def main() -> None:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packs", nargs="+", type=Path, help="packs, or folders of packs")
    parser.add_argument("--vectors", type=Path, default=Path.home() / ".cache" / "pullquote" / "vectors.npz")
    parser.add_argument("--ablate", action="store_true", help="also rank without each group of features")
    parser.add_argument("--measure-only", action="store_true", help="report, but write no table")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    packs = [pack for folder in arguments.packs for pack in map(read_pack, pack_folders(folder))]
    arguments.vectors.parent.mkdir(parents=True, exist_ok=True)
    bundled = open_bundled(arguments.vectors.parent)
    model = Remembered(bundled, arguments.vectors)
    weights, tables, ranked = {}, [], {}
    families = Families(packs)
    for mode in RetrievalMode:
        log.info("%s", mode)
        preselection, examples = _examples(packs, model, mode)
        outcomes = ranked[mode] = cross_validate(examples, families)
        threshold = best_threshold(outcomes)
        # Networks are too sure of what they have learned: answerability learns from other folds' beliefs.
        answerability = learn_answerability(examples, [outcome.belief for outcome in outcomes])
        weights[mode] = Weights(preselection, learn_reranker(examples), answerability, threshold)
        tables += _report(outcomes, threshold, f"{mode.capitalize()} retrieval")
        if arguments.ablate:
            log.info("%s\n", _ablation(outcomes, families, mode))
    model.keep()
    reading, read_tables = _reading(ranked, families, bundled)
    tables += read_tables
    if not arguments.measure_only:
        write(weights)
        reading.write()
        FIGURES.write_text("\n".join(tables), encoding="utf-8")


def _examples(packs: Sequence[Pack], model: Model, mode: RetrievalMode) -> tuple[Matrix, list[Example]]:
    """The weights of preselection, and all questions with the candidates that they leave."""
    used = None if mode is RetrievalMode.LEXICAL else model

    def examples(askings: Iterable[Asked], preselection: Matrix | None) -> list[Example]:
        in_mode = (asked._replace(foreign=mode is RetrievalMode.DENSE) for asked in askings)
        return [example for asked in in_mode for example in examples_of(asked, used, preselection)]

    preselection = learn_preselection(examples(whole(packs, PRESELECTION_QUESTIONS), None), mode)
    return preselection, examples(chain(whole(packs), pieces(packs)), preselection)


def _reading(
    ranked: Mapping[RetrievalMode, Sequence[Outcome]], families: Families, model: Model
) -> tuple[ReadingWeights, list[str]]:
    """The last networks, and what they reach, from questions on articles that the reader never saw."""
    if not isinstance(model, Reader):
        raise SystemExit(f"{model.name} has no reader, so that nothing can be learned of what it reads")
    learned = Adapter.open().families
    read = {
        mode: list(read_examples((one for one in outcomes if _family(one, families) not in learned), model))
        for mode, outcomes in ranked.items()
        if mode in READ
    }
    every = [one for some in read.values() for one in some]
    outcomes = cross_validate_reading(every, families)
    order = learn_reranker([one.example for one in every])
    trust = learn_trust(every, [outcome.belief for outcome in outcomes])
    tables, thresholds, first = [], {}, 0
    for mode, some in read.items():
        part = outcomes[first : first + len(some)]
        thresholds[mode] = best_threshold(part)
        tables += _report(part, thresholds[mode], f"{mode.capitalize()} retrieval, then read")
        first += len(some)
    return ReadingWeights(order, trust, thresholds), tables


def _family(outcome: Outcome, families: Families) -> int:
    return family_number(families.of(outcome.example.question))


def _report(outcomes: Sequence[Outcome], threshold: float, what: str) -> list[str]:
    """Tables in Markdown, logged as well."""
    tables = [
        f"# {what}, threshold {threshold:.2f}\n",
        f"{pack_table(outcomes, threshold)}\n",
        f"{reliability_table(outcomes)}\n",
        f"{reply_table(outcomes, threshold)}\n",
    ]
    log.info("%s", "\n".join(tables))
    return tables


def _ablation(outcomes: Sequence[Outcome], families: Families, mode: RetrievalMode) -> str:
    examples, names = [outcome.example for outcome in outcomes], RERANKING_FEATURES[mode]
    without = {
        f"without {group}": ranked_without(
            examples, families, [column for column, name in enumerate(names) if name in features]
        )
        for group, features in GROUPS.items()
        if set(features) & set(names)
    }
    return ablation_table(names, outcomes, without)


if __name__ == "__main__":
    main()

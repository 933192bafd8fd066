"""Prints one table: every pack, answered by Pullquote and by its peers."""

import argparse
import logging
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from corpus.answers.ranking.weights import FIGURES
from corpus.errors import EmbeddingsError
from corpus.evaluation.figures import Figures, Reply, figures_of
from corpus.evaluation.packs import Pack, pack_folders, read_pack
from corpus.evaluation.remembered_vectors import Remembered
from corpus.meaning.bundled.adapter import Adapter, family_number
from corpus.meaning.bundled.bundled_model import open_bundled
from corpus.meaning.model import Model
from corpus.training.families import Families
from tests.evaluation.golden import golden_pack
from tests.evaluation.minilm import minilm
from tests.evaluation.peers import Peer, peers
from tests.evaluation.third_languages import third_language_packs
from tests.support.paths import SHARED

log = logging.getLogger(__name__)

PACKS = (SHARED / "eval", SHARED / "eval-wire")
MOST = 400  # questions of a pack, evenly chosen: more take longer than half an hour
CACHE = Path.home() / ".cache" / "pullquote"
NOTE = """\
Pullquote's networks have seen every pack but "golden" and "... to samples", its reader none of the news packs
either; of wire only articles are asked about that the reader has not seen. So these rows say what ships, not
what to expect of other articles. That is said by the next tables, measured on articles left out of the
learning, in whatever language they come, when the weights were learned. Milliseconds are medians, with fifty
sentences cited instead of five; the vector of a question is remembered from the run before, which saves 3 ms.
"at50": the right sentence is among the fifty best, of Pullquote among those that it looked at.
"""


def main() -> None:
    """Answer every measured question of every pack by every peer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packs", type=Path, nargs="+", default=PACKS, help="folders of question packs")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where vectors are remembered")
    arguments = parser.parse_args()
    arguments.cache.mkdir(parents=True, exist_ok=True)
    models = list(_models(arguments.cache))
    folders = [pack for folder in arguments.packs for pack in pack_folders(folder)]
    packs = list(map(read_pack, folders))
    packs = [golden_pack(), *third_language_packs(), *(_asked(pack, Families(packs)) for pack in packs)]
    console = Console(width=150)
    table = Table("pack", "answered by", *Figures._fields, title="Shares; ms per question")
    for pack in packs:
        for name, answer_all in peers(*models).items():
            table.add_row(pack.name, name, *_row(pack, answer_all))
        table.add_section()
        console.print(f"{pack.name}: {len(pack.articles)} articles", style="dim")
        for model in filter(None, models):
            model.keep()
    console.print(table)
    console.print(NOTE)
    console.print(FIGURES.read_text(encoding="utf-8"), markup=False, soft_wrap=True)


def _asked(pack: Pack, families: Families) -> Pack:
    """The pack with the questions that are asked here."""
    asked = [question for question in pack.questions if question.measured]
    if pack.name.endswith("wire"):
        learned = Adapter.open().families
        asked = [one for one in asked if family_number(families.of(one)) not in learned]
    return pack._replace(questions=tuple(asked[:: max(len(asked) // MOST, 1)]))


def _models(cache: Path) -> Iterator[Remembered | None]:
    """The bundled model and MiniLM, or None for one that is not installed."""
    try:
        yield Remembered(open_bundled(cache), cache / "vectors.npz")
    except EmbeddingsError as error:
        log.warning("without meaning: %s", error)
        yield None
    other: Model | None = minilm(cache)
    yield Remembered(other, cache / "vectors-minilm.npz") if other else None


def _row(pack: Pack, answer_all: Peer) -> list[str]:
    replies, times = zip(*_timed(answer_all(pack, pack.questions)), strict=True)
    figures = figures_of(pack.questions, replies, pack, median(times))
    return [
        "" if value is None else f"{value:.3f}" if name != "ms" else f"{value:.1f}"
        for name, value in figures._asdict().items()
    ]


def _timed(replies: Iterable[Reply]) -> Iterator[tuple[Reply, float]]:
    began = time.perf_counter()
    for reply in replies:
        yield reply, 1000 * (time.perf_counter() - began)
        began = time.perf_counter()


if __name__ == "__main__":
    main()

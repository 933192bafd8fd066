"""Prints one table: every pack, answered by Pullquote and by its peers."""

import argparse
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.evaluation.figures import Figures, figures_of
from corpus.evaluation.packs import Pack, pack_folders, read_pack
from tests.evaluation.golden import golden_pack
from tests.evaluation.peers import PEERS, Peer

SHARED = Path(__file__).parents[2].parent / "shared" / "eval"
NOTE = (
    "Pullquote's weights were learned from the packs that have questions without an answer; what they reach\n"
    "on articles left out of the learning is printed by `make ranking`. Nothing is learned from golden."
)


def main() -> None:
    """Answer every measured question of every pack by every peer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packs", type=Path, default=SHARED, help="a folder of question packs")
    packs = [golden_pack(), *map(read_pack, pack_folders(parser.parse_args().packs))]
    console = Console(width=130)
    table = Table("pack", "answered by", *Figures._fields, title="Shares; ms per question")
    for pack in packs:
        for name, answer_all in PEERS.items():
            table.add_row(pack.name, name, *_row(pack, answer_all))
        table.add_section()
        console.print(f"{pack.name}: {len(pack.articles)} articles", style="dim")
    console.print(table)
    console.print(NOTE)


def _row(pack: Pack, answer_all: Peer) -> list[str]:
    questions = [question for question in pack.questions if question.measured]
    began = time.perf_counter()
    replies = list(answer_all(pack, questions))
    figures = figures_of(questions, replies, pack, 1000 * (time.perf_counter() - began) / len(questions))
    return [
        "" if value is None else f"{value:.3f}" if name != "ms" else f"{value:.1f}"
        for name, value in figures._asdict().items()
    ]


if __name__ == "__main__":
    main()

"""The picture of /stats, drawn by a process of its own: the library for it takes 60 MB, once a day."""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import closing
from io import BytesIO
from typing import Any

from corpus.models import Record
from corpus.sandbox.inside import serve
from corpus.sandbox.worker import Program, Worker

PROGRAM = Program("handlers.articles.statistics_picture")
MEMORY = 1_000_000_000  # bytes of address space
SECONDS = 60  # that it may take

FOUND, MISSED, ADDED = "#3390ec", "#e5a440", "#5aa469"
INCHES = (8, 6)
DOTS = 120  # an inch
LABEL = 34  # characters of a title beside a bar


class Picture(Record):
    """What is drawn, with its words in the reader's language."""

    title: str
    found_label: str
    missed_label: str
    days: tuple[str, ...]
    found: tuple[int, ...]
    missed: tuple[int, ...]
    cited_title: str
    cited: tuple[tuple[str, int], ...]
    added_title: str
    added: tuple[tuple[str, int], ...]


def drawn(picture: Picture) -> bytes:
    """The picture as PNG; raises Ended."""
    with closing(Worker(PROGRAM)) as worker:
        worker.ask(picture.model_dump(mode="json"), b"", SECONDS)
        return b64decode(worker.answer(SECONDS))


def main() -> None:
    """Draw what is asked for."""
    serve(answer, MEMORY)


def answer(asked: dict[str, Any], _: bytes) -> Iterator[str]:
    """The picture, as JSON can say it."""
    yield b64encode(draw(Picture.model_validate(asked))).decode()


def draw(picture: Picture) -> bytes:
    """Draw it as PNG."""
    import matplotlib

    matplotlib.use("Agg")  # no screen
    from matplotlib import pyplot
    from matplotlib.ticker import MaxNLocator

    figure = pyplot.figure(figsize=INCHES, layout="constrained")
    # Figures of their own, so that the long titles below do not narrow what is above.
    above, below = figure.subfigures(2, 1, squeeze=False, height_ratios=(3, 2))[:, 0]
    asked = above.add_subplot()
    days = range(len(picture.days))
    asked.bar(days, picture.found, color=FOUND, label=picture.found_label)
    asked.bar(days, picture.missed, bottom=picture.found, color=MISSED, label=picture.missed_label)
    asked.set_title(picture.title)
    asked.set_xticks(days[::-7][::-1], picture.days[::-7][::-1])
    asked.yaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    asked.set_ylim(bottom=0, top=max(max(map(sum, zip(picture.found, picture.missed, strict=True))), 1) * 1.2)
    asked.legend(loc="upper left", frameon=False, ncols=2)
    rows = ((picture.cited_title, picture.cited, FOUND), (picture.added_title, picture.added, ADDED))
    for axes, (title, bars, color) in zip(below.subplots(1, 2), rows, strict=True):
        axes.set_title(title, fontsize="medium")
        axes.barh(_apart(bars), [number for _, number in bars], color=color)
        axes.invert_yaxis()
        axes.tick_params(axis="y", labelsize="small")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    for axes in figure.axes:
        axes.spines[["top", "right"]].set_visible(False)
    written = BytesIO()
    figure.savefig(written, format="png", dpi=DOTS)
    return written.getvalue()


def _apart(bars: Sequence[tuple[str, int]]) -> list[str]:
    """The names, those that are there twice told apart: bars of one name would fall on each other."""
    names: list[str] = []
    for name, _ in bars:
        short = _short(name)
        names.append(short + "\u200b" * sum(_short(other) == short for other in names))
    return names


def _short(name: str) -> str:
    return name if len(name) <= LABEL else f"{name[: LABEL - 1]}…"

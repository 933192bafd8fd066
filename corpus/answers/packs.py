"""Question packs: articles, and questions of which the answering sentences are known.

A pack is a folder with ``articles.jsonl``, ``questions.jsonl`` and perhaps ``train.jsonl`` (more questions on
the same articles, to learn from).
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from corpus.models import Draft

LONGEST_HIT = 700
"""Characters; whoever cites a whole page has not found the sentence."""


class Gold(NamedTuple):
    """A span that answers a question."""

    article: str
    start: int
    end: int


class PackQuestion(NamedTuple):
    """A question and every span that answers it; none when the pack does not answer it."""

    id: str
    text: str
    gold: tuple[Gold, ...]
    measured: bool  # False: to learn from only


class Pack(NamedTuple):
    """The articles and questions of one folder."""

    name: str
    articles: tuple[Draft, ...]
    questions: tuple[PackQuestion, ...]


def read_pack(folder: Path) -> Pack:
    """The pack of a folder, all offsets as written there."""
    articles = tuple(
        Draft(**{name: row.get(name) for name in ("id", "title", "source", "url", "language", "published", "text")})
        for row in _rows(folder / "articles.jsonl")
    )
    questions = [_question(row, measured=True) for row in _rows(folder / "questions.jsonl")]
    if (more := folder / "train.jsonl").exists():
        questions += [_question(row, measured=False) for row in _rows(more)]
    return Pack(folder.name, articles, tuple(questions))


def is_hit(question: PackQuestion, article: str, start: int, end: int) -> bool:
    """Whether a cited sentence answers: in the right article, over the middle of the span, and no whole page."""
    return end - start <= LONGEST_HIT and any(
        article == gold.article and start <= (gold.start + gold.end) // 2 < end for gold in question.gold
    )


def _question(row: dict[str, Any], *, measured: bool) -> PackQuestion:
    gold = tuple(Gold(answer["article"], answer["start"], answer["end"]) for answer in row["answers"])
    return PackQuestion(row["id"], row["question"], gold, measured)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())

"""Question packs: articles, and questions of which the answering sentences are known.

A pack is a folder with ``articles.jsonl``, ``questions.jsonl`` and perhaps ``train.jsonl`` (more questions on
the same articles, to learn from).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

from corpus.errors import BadRecord
from corpus.models import Draft
from corpus.readers.collections.records import drafts

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
    language: str
    gold: tuple[Gold, ...]
    measured: bool  # False: to learn from only
    about: str  # the article, or the question itself where none is known: cross-validation keeps it together
    near: tuple[int, int] | None = None  # what comes near in that article, and does not answer


class Pack(NamedTuple):
    """The articles and questions of one folder."""

    name: str
    articles: tuple[Draft, ...]
    questions: tuple[PackQuestion, ...]


def pack_folders(folder: Path) -> list[Path]:
    """The folder itself when it is a pack, else the packs in it, by name."""
    return sorted(
        questions.parent for questions in (*folder.glob("questions.jsonl"), *folder.glob("*/questions.jsonl"))
    )


def read_pack(folder: Path) -> Pack:
    """The pack of a folder, all offsets as written there; raises BadRecord."""
    file = folder / "articles.jsonl"
    with file.open("rb") as lines:
        articles = tuple(drafts(str(file), lines))
    questions = [*_questions(folder / "questions.jsonl", measured=True)]
    if (more := folder / "train.jsonl").exists():
        questions += _questions(more, measured=False)
    return Pack(folder.name, articles, tuple(questions))


def is_hit(question: PackQuestion, article: str, start: int, end: int) -> bool:
    """Whether a sentence answers: in the right article, over the middle of the span, and no whole page."""
    return end - start <= LONGEST_HIT and any(
        article == gold.article and start <= (gold.start + gold.end) // 2 < end for gold in question.gold
    )


def small_packs(pack: Pack, sizes: Sequence[int], most: int) -> Iterator[Pack]:
    """The pack cut into packs of so many articles, in turn, each also asked what only the next one answers.

    ``most``: questions about an article in all. What holds for ten articles must hold for one.
    """
    sizes_in_turn, articles, groups = cycle(sizes), iter(pack.articles), []
    while group := tuple(islice(articles, next(sizes_in_turn))):
        groups.append(group)
    asked = pack.questions[:: max(len(pack.questions) // most, 1)]
    of_group = [_about(group, asked) for group in groups]
    for group, own, foreign in zip(groups, of_group, [*of_group[1:], of_group[0]], strict=True):
        unanswered = [question._replace(gold=()) for question in foreign]
        yield Pack(f"{pack.name} small", group, (*own, *unanswered))


def _about(articles: Sequence[Draft], questions: Iterable[PackQuestion]) -> list[PackQuestion]:
    ids = {article.id for article in articles}
    return [question for question in questions if question.about in ids]


def _questions(file: Path, *, measured: bool) -> Iterator[PackQuestion]:
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield _question(json.loads(line), measured=measured)
            except ValueError as error:
                raise BadRecord(str(file), number, f"not JSON ({error})") from error
            except (KeyError, TypeError) as error:
                raise BadRecord(str(file), number, f"no question with its answers ({error})") from error


def _question(row: dict[str, Any], *, measured: bool) -> PackQuestion:
    gold = tuple(Gold(answer["article"], answer["start"], answer["end"]) for answer in row["answers"])
    about = row.get("about") or (gold[0].article if gold else row["id"])
    near = tuple(row["near"]) if row.get("near") else None
    return PackQuestion(row["id"], row["question"], row["language"], gold, measured, about, near)

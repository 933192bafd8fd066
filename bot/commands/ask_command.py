"""``pullquote ask``: one question, or a batch of them."""

import json
from codecs import BOM_UTF8
from pathlib import Path
from time import perf_counter
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.commands.answer_printing import print_answer
from bot.commands.console import as_text, print_result, progress_bar
from bot.commands.named_files import file_lines
from bot.corpora import open_library
from bot.settings import Settings
from corpus.errors import BadRecord, QuestionError
from corpus.library import Library
from corpus.models import Answer, Citation

CITATION_FIELDS = (
    "article", "version", "start", "end", "title", "source", "url", "published", "text", "score",
)  # fmt: skip


class BatchLine(BaseModel):
    """A line of a batch; other keys than these are ignored."""

    id: str | int | None = None
    question: str


def ask_once(settings: Settings, question: str, *, as_json: bool) -> bool:
    """Print the answer to one question; true when the articles answer it."""
    with open_library(settings) as library:
        started = perf_counter()
        answer = library.ask(as_text(question))
        if as_json:
            print_line(answer_record(None, answer, perf_counter() - started))
        else:
            print_answer(answer, articles=library.count())
    return answer.found


def ask_batch(settings: Settings, file: Path) -> None:
    """Print one JSON line for each line of the file, in its order.

    A question that cannot be asked (empty, too long) is a line that found nothing and says why in ``error``,
    so that the others still get their answers. Raises MissingSource, UnreadableSource, BadRecord.
    """
    lines = [(number, line) for number, line in enumerate(file_lines(file), start=1) if line.strip()]
    with open_library(settings) as library, progress_bar() as progress:
        for number, line in progress.track(lines, description="questions"):
            print_line(answer_line(library, batch_line(str(file), number, line)))


def batch_line(name: str, number: int, line: bytes) -> BatchLine:
    """Read a line; raises BadRecord."""
    try:
        return BatchLine.model_validate_json(line.removeprefix(BOM_UTF8) if number == 1 else line)
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        place = ".".join(map(str, wrong["loc"]))
        raise BadRecord(name, number, f"{place}: {wrong['msg']}" if place else wrong["msg"]) from None


def answer_line(library: Library, line: BatchLine) -> dict[str, Any]:
    """Answer one line of a batch."""
    started = perf_counter()
    try:
        answer = library.ask(line.question)
    except QuestionError as error:
        return {
            "id": line.id,
            "found": False,
            "confidence": 0.0,
            "shown": 0,
            "citations": [],
            "ms": milliseconds(perf_counter() - started),
            "error": str(error),
        }
    return answer_record(line.id, answer, perf_counter() - started)


def answer_record(id: str | int | None, answer: Answer, seconds: float) -> dict[str, Any]:
    """An answer in the form that other programs rely on."""
    return {
        "id": id,
        "found": answer.found,
        "confidence": round(answer.confidence, 4),
        "shown": answer.shown,
        "citations": [_citation_record(citation) for citation in answer.citations],
        "ms": milliseconds(seconds),
    }


def _citation_record(citation: Citation) -> dict[str, Any]:
    written = citation.model_dump(mode="json", include=set(CITATION_FIELDS))
    return {name: written[name] for name in CITATION_FIELDS}


def milliseconds(seconds: float) -> float:
    """Seconds as milliseconds, to a hundredth."""
    return round(seconds * 1000, 2)


def print_line(record: dict[str, Any]) -> None:
    """Print one JSON line."""
    print_result(json.dumps(record, ensure_ascii=False))

"""Remarks about the answer just given: "are you sure?", "source?", "show the article"."""

from enum import StrEnum
from typing import NamedTuple

from corpus.answers.remarks.phrase_table import phrase_table


class AnswerRequest(StrEnum):
    """What somebody wants of the answer before."""

    SURE = "sure"
    SOURCE = "source"
    TRANSLATE = "translate"
    OPEN = "open"
    SUMMARY = "summary"
    MORE = "more"


class Requested(NamedTuple):
    """What is wanted, and the language of the words where they tell which."""

    request: AnswerRequest
    language: str | None


def answer_request(message: str) -> Requested | None:
    """What a message wants of the answer before it; None when it may be a question of its own."""
    remark = phrase_table("answer_requests.tsv").read(message)
    return Requested(AnswerRequest(remark.kind), remark.language) if remark else None

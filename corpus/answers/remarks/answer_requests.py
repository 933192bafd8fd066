"""Remarks about the answer just given: "are you sure?", "source?", "show the article"."""

from enum import StrEnum
from functools import cache

from corpus.answers.remarks.phrase_table import PhraseTable, Remark


class AnswerRequest(StrEnum):
    """What somebody wants of the answer before."""

    SURE = "sure"
    SOURCE = "source"
    TRANSLATE = "translate"
    OPEN = "open"
    SUMMARY = "summary"
    MORE = "more"


def answer_request(message: str) -> Remark[AnswerRequest] | None:
    """What a message wants of the answer before it; None when it may be a question of its own."""
    return _table().read(message)


@cache
def _table() -> PhraseTable[AnswerRequest]:
    return PhraseTable("answer_requests.tsv", AnswerRequest)

"""The questions of one message, each by itself: by their marks, or a line each."""

import re
from itertools import pairwise

from corpus.answers.question.answer_types import answer_type_of
from corpus.answers.question.asked_part import plainly
from corpus.answers.question.understanding import LONGEST_QUESTION
from corpus.answers.remarks.small_talk import small_talk
from corpus.language.detection import detect_asked
from corpus.language.terms import tokenize
from corpus.models import AnswerType

QUESTION_MARKS = "?？؟"
_MARK = re.compile(rf"[{QUESTION_MARKS}][{QUESTION_MARKS}!.…\s]*")
_LISTED = re.compile(r"(?:[-–—•*·]|\(?\d{1,2}[.)])\s")  # how the lines of a list begin
_CLOSED_BY = {"«": "»", "“": "”", "„": "“", "(": ")", '"': '"'}
_ASKING = frozenset(AnswerType) - {AnswerType.OTHER, AnswerType.YES_NO}


def separate_questions(message: str) -> list[str]:
    """The questions of a message in their order, each once; the whole message where it is a single one.

    A statement belongs to the question behind it, a mark within quotation marks to the sentence around it.
    """
    if len(message) > LONGEST_QUESTION:  # an article, which may ask something too
        return [message]
    parts = _by_marks(message)
    if len(parts) < 2:
        parts = _by_lines(message)
    once = {plainly(part): part for part in reversed(parts) if not small_talk(part)}
    questions = list(reversed(once.values()))
    return questions if len(questions) > 1 else [message]


def _by_marks(message: str) -> list[str]:
    """The message cut after each question mark; what asks nothing stays with what stands before it."""
    cuts = [0, *(match.end() for match in _MARK.finditer(_unquoted(message))), len(message)]
    parts: list[str] = []
    for start, end in pairwise(cuts):
        part = message[start:end]
        if parts and not _asks(part):
            parts[-1] += part
        else:
            parts.append(part)
    return [_unlisted(part) for part in parts]


def _by_lines(message: str) -> list[str]:
    """The lines of a message of which each begins as a question does."""
    lines = [_unlisted(line) for line in message.splitlines() if line.strip()]
    return lines if all(_begins_as_question(line) for line in lines) else [message]


def _unlisted(line: str) -> str:
    line = line.strip()
    return line[found.end() :].strip() if (found := _LISTED.match(line)) else line


def _asks(part: str) -> bool:
    """Whether it is a question of its own: with a mark, and with a word that says what about or what for."""
    if not _MARK.search(part):
        return _begins_as_question(part)
    language = detect_asked(part)
    return any(not token.stop for token in tokenize(part, language)) or _has_question_word(part, language)


def _begins_as_question(line: str) -> bool:
    language = detect_asked(line)
    first = next(iter(line.split()), "")
    return _has_question_word(line, language) and _has_question_word(first, language)


def _has_question_word(text: str, language: str) -> bool:
    return answer_type_of(plainly(text), language) in _ASKING


def _unquoted(message: str) -> str:
    """The message, of the same length, without the marks of questions within quotation marks and brackets."""
    awaited: list[str] = []
    kept = []
    for character in message:
        if awaited and character == awaited[-1]:
            awaited.pop()
        elif closing := _CLOSED_BY.get(character):
            awaited.append(closing)
        kept.append(" " if awaited and character in QUESTION_MARKS else character)
    return message if awaited else "".join(kept)

"""Whether somebody asks for the news, of all there is or of one thing, rather than a question."""

import re
from functools import cache
from pathlib import Path

from corpus.language.folding import fold

TABLE = Path(__file__).with_name("news_requests.tsv")
"""A phrase's kind and the phrase, folded: a whole request, or a beginning; what is asked about follows it."""

WHOLE, BEGINNING = "whole", "beginning"

LONGEST = 120  # characters of a request
MOST_WORDS = 8  # what is asked about: a longer text is a question

_WORD = re.compile(r"[^\W_]+")
_FILLER = re.compile(
    r"\A(?:(?:please|pls|hi|hello|hey|so|ok|okay|well|and|can you|could you|would you|will you|bonjour|salut"
    r"|bonsoir|svp|stp|alors|et|donc|peux tu|pouvez vous|pourriez vous|pourrais tu)\s)*"
)
_CLOSING = (
    *("please", "pls", "thanks", "thank you", "svp", "stp", "s il te plait", "s il vous plait", "merci"),
    *("today", "now"),
)
_ASKS = re.compile(
    r"\A(?:who|what|when|where|why|how|which|whose|whether|if|qui|que|quoi|quand|ou|pourquoi|comment|combien"
    r"|quel|quelle|quels|quelles|si|ce qui|ce que|you|yourself|me|toi|vous|it|this|that|them|ca|cela)\b"
)


def news_request(message: str) -> str | None:
    """What news is asked for: of a thing, in the message's own words, or "" for all; None of a question."""
    if len(message) > LONGEST:
        return None
    matches = list(_WORD.finditer(message))
    folded = [fold(match[0]) for match in matches]
    said = " ".join(folded)
    begin = _FILLER.match(f"{said} ")
    said = _without_closing(said[begin.end() if begin else 0 :])
    whole, beginnings = _phrases()
    if said in whole:
        return ""
    lead = next((phrase for phrase in beginnings if said.startswith(f"{phrase} ")), None)
    if lead is None:
        return None
    about = said.removeprefix(f"{lead} ")
    words = about.split()
    if _ASKS.match(about) or not 0 < len(words) <= MOST_WORDS:
        return None
    first = _position(folded, words)
    return message[matches[first].start() : matches[first + len(words) - 1].end()]


def _without_closing(said: str) -> str:
    """A request without "please" and the like at its end."""
    closing = next((phrase for phrase in _CLOSING if said.endswith(f" {phrase}")), None)
    return _without_closing(said.removesuffix(f" {closing}")) if closing else said


def _position(folded: list[str], words: list[str]) -> int:
    """Where the words stand, the last time that they do."""
    starts = range(len(folded) - len(words), -1, -1)
    return next(start for start in starts if folded[start : start + len(words)] == words)


@cache
def _phrases() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole requests, and beginnings with the longest first."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    whole = frozenset(phrase for kind, phrase in rows if kind == WHOLE)
    beginnings = sorted((phrase for kind, phrase in rows if kind == BEGINNING), key=len, reverse=True)
    return whole, tuple(beginnings)

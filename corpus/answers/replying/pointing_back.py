"""Sentences that begin with a word that points back, as "He said …", by a table for each language."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.language.folding import fold

TABLE = Path(__file__).with_name("pointing_back.tsv")

HEAD = 80
"""Characters of a sentence in which its first words stand."""

CLEFT = re.compile(
    r"(?:ce sont|c'est|ce fut|ce furent|c'etait|c'etaient|it is|it was)\b"
    r".{1,60}?\b(?:qu'|(?:qui|que|who|that)(?!\w))"
)
"""A sentence that names by itself whom it means: "it was the mayor who …"."""

APOSTROPHE = re.compile(r"[’ʼ]")


class Words(NamedTuple):
    """How a language points back: words that link sentences, those that point, and where these do not."""

    links: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    times: tuple[str, ...] = ()  # "this week" is the reader's own
    idle: tuple[str, ...] = ()  # verbs whose "it" is nothing: "it rained"


def points_back(sentence: str, language: str) -> bool:
    """Whether one has to read the sentence before to know who or what its first word is."""
    known = _table().get(language)
    if known is None:
        return False
    head = " ".join(APOSTROPHE.sub("'", fold(sentence[:HEAD])).split()).lstrip("«»“”\"'–—- ")
    if link := _begun(head, known.links):
        head = head[len(link) :].lstrip(", ")
    if CLEFT.match(head):
        return False
    word = _begun(head, known.words)
    if word is None or _begun(head, known.times):
        return False
    return not (word in _IMPERSONAL and _begun(head[len(word) :].lstrip(), known.idle))


_IMPERSONAL = frozenset({"it", "il", "es"})


def _begun(head: str, phrases: tuple[str, ...]) -> str | None:
    """The longest of the phrases with whose words a sentence begins."""
    fitting = (one for one in phrases if head.startswith(one) and not head[len(one) : len(one) + 1].isalnum())
    return max(fitting, key=len, default=None)


@cache
def _table() -> dict[str, Words]:
    table: dict[str, Words] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        language, kind, phrases = line.split("\t")
        table[language] = table.get(language, Words())._replace(**{kind: tuple(phrases.split(","))})
    return table

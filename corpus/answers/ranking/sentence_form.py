"""What the form of a sentence tells: how it begins and ends, and where it stands in its article."""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from corpus.language.folding import fold
from corpus.models import Article, IndexedSentence

_PRONOUN = re.compile(
    r"(?:he|she|it|they|this|these|that|those|his|her|its|their|such|il|elle|ils|elles|ce|cet|cette|ces"
    r"|cela|ceci|celui|celle|ceux|son|sa|ses|leurs?|c['’]est)\b"
)
_CONNECTED = re.compile(
    r"(?:but|and|however|also|then|so|yet|still|mais|et|or|toutefois|cependant|ainsi|puis|aussi|pourtant)\b"
)
_QUOTED = re.compile(r"[«“\"„]")
_SPEAKER = re.compile(
    r"[»”\",]\s*(?:[\w’'-]+ ){0,2}?(?:said|says|told|added|wrote|tweeted|declared|explained|insisted|warned"
    r"|dit|declare|ajoute|ecrit|explique|affirme|estime|assure|lance|indique|confie)\b"
    r"|\b(?:according to|selon|d['’]apres)\b"
)
_APPOSITION = re.compile(
    r"[,(–—] ?(?:an?|the|who|which|whose|une?|les?|la|l['’]|qui|dont|chef|president|directeur|ministre)\b"
)
_ENDED = re.compile(r"[.!?…:;»”\"')\]]\s*$")
_CLAUSES = re.compile(r"[,;:–—]")


class Form(NamedTuple):
    """Numbers of the size of 1."""

    pronoun: float  # it opens with a word that points back
    connected: float  # it opens with a word that joins it to what came before
    quoted: float
    speaker: float  # it names who says it
    apposition: float
    parentheses: float
    question: float  # it asks itself
    heading: float  # no end mark and few words: a title, a caption, a dateline
    characters: float  # logarithm
    clauses: float
    position: float  # logarithm of how far into the article
    depth: float  # share of the article before it


def form_of(article: Article, sentence: IndexedSentence) -> Form:
    """The form of an article's sentence."""
    told = _told(article.text[sentence.start : sentence.end])
    return Form._make((*told, _log(sentence.start, 1000), sentence.start / max(len(article.text), 1)))


@lru_cache(maxsize=4096)
def _told(text: str) -> tuple[float, ...]:
    """What the sentence tells wherever it stands: Form up to ``clauses``."""
    folded = fold(text)
    size = len(text)
    return (
        float(bool(_PRONOUN.match(folded))),
        float(bool(_CONNECTED.match(folded))),
        float(bool(_QUOTED.search(text))),
        float(bool(_SPEAKER.search(folded))),
        float(bool(_APPOSITION.search(folded))),
        float(_has_parentheses(text)),
        float(text.rstrip(' »”"').endswith("?")),
        float(size < HEADING and not _ENDED.search(text)),
        _log(size, 100),
        min(len(_CLAUSES.findall(text)), 6) / 6,
    )


HEADING = 90
"""Characters; a longer line without an end mark is a sentence that lost it."""


def _log(value: float, unit: float) -> float:
    return float(math.log1p(value / unit))


def _has_parentheses(text: str) -> bool:
    return any(len(before.partition("(")[2]) > 1 for before in text.split(")")[:-1])

"""Whether a line is a headline."""

import re
from collections.abc import Sequence

from corpus.language.folding import fold
from corpus.language.stopwords import stop_words

_LONGEST = 160  # characters
_MOST_WORDS = 25
_WIDEST_WRAP = 120  # columns: a text whose lines are longer has a paragraph on each
_LETTERS = re.compile(r"[^\W\d_]")
_NO_TITLE_END = re.compile(r"(?:[,;:]|(?<!\.)\.|…|\.\.\.)[»”\"]?$")
_STOP = re.compile(r"[.!?…][»”\")]?\s*$")
_ITEM = re.compile(r"[-*•–—]\s|\(?\d{1,2}[.)]\s|\(")


def is_headline(line: str, following: Sequence[str]) -> bool:
    """Whether a line that opens an article is its headline: short, no stop, and prose after it."""
    if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS or len(_LETTERS.findall(line)) < 2:
        return False
    if _NO_TITLE_END.search(line) or _ITEM.match(line) or _goes_on(line, following):
        return False
    return any(len(after) > len(line) or _STOP.search(after) for after in following)


def ends_in_next(line: str, following: Sequence[str], language: str) -> bool:
    """Whether a headline of two lines begins here: the second goes on with it, and nothing does with that."""
    if not following or not following[0] or "".join(following[1:2]).strip():
        return False
    first = following[0].split()[0]
    last = fold(line.split()[-1])
    return not _STOP.search(line) and (
        first[0].islower() or line.endswith(",") or last in stop_words(language)
    )


def _goes_on(line: str, following: Sequence[str]) -> bool:
    """Whether the next line continues this one, as in a text wrapped at some column."""
    if not following or not following[0]:
        return False
    first_word = following[0].split()[0]
    widest = max(map(len, following))
    return first_word[0].islower() or len(line) + 1 + len(first_word) > widest <= _WIDEST_WRAP

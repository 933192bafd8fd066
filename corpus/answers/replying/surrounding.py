"""What a sentence cannot be read without: whom its first word means, and what its colon announces."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from corpus.answers.replying.pointing_back import points_back
from corpus.models import Article, Aside, IndexedSentence

LONGEST = 400
"""Characters of an aside: more would hide the sentence that answers."""

MOST = 8
"""Items of a list, or sentences of a quotation, that an announcement brings."""

APART = re.compile(r"\S|\n[^\S\n]*\n[^\S\n]*\n")
"""In a gap between sentences: they do not follow each other within a section."""

ENDED = re.compile(r"[.!?…][»”’\"')\]\s]{0,4}\Z")
ANNOUNCES = re.compile(r":\s{0,4}\Z")
ITEM = re.compile(r"[-–—•*·▪]\s|\d{1,2}[.)]\s|[a-z]\)\s")
OPENED, CLOSED = "«“„", "»”"


SentencesOf = Callable[[Article], Sequence[IndexedSentence]]
"""All sentences of an article, in order; asked for only where one of them needs another."""


def sentence_before(article: Article, sentence: IndexedSentence, sentences_of: SentencesOf) -> Aside | None:
    """The sentence before one that begins with "He", "This" or the like; None when it is not needed.

    A heading or a caption, which has no end mark, is no such sentence, nor is one of another section.
    """
    text = article.text
    if not points_back(text[sentence.start : sentence.end], article.language):
        return None
    sentences = sentences_of(article)
    place = bisect_left(sentences, sentence.start, key=lambda one: one.start)
    if place == 0:
        return None
    start, end, _ = sentences[place - 1]
    if not ENDED.search(text[start:end]) or APART.search(text, end, sentence.start):
        return None
    return _aside(article, start, end)


def what_follows(article: Article, sentence: IndexedSentence, sentences_of: SentencesOf) -> Aside | None:
    """What comes after a colon at its end: a sentence, a quotation or the first items of a list."""
    text = article.text
    if not ANNOUNCES.search(text[sentence.start : sentence.end]):
        return None
    sentences = sentences_of(article)
    place = bisect_left(sentences, sentence.end, key=lambda one: one.start)
    following = sentences[place : place + MOST]
    if not following or APART.search(text, sentence.end, following[0].start):
        return None
    start, end, _ = following[0]
    listed = bool(ITEM.match(text, start))
    for one in following[1:]:
        goes_on = ITEM.match(text, one.start) if listed else _is_open(text[start:end])
        if not goes_on or one.end - start > LONGEST or APART.search(text, end, one.start):
            break
        end = one.end
    return _aside(article, start, end)


def _is_open(quoted: str) -> bool:
    """Whether a quotation has begun and not ended."""
    return sum(map(quoted.count, OPENED)) > sum(map(quoted.count, CLOSED))


def _aside(article: Article, start: int, end: int) -> Aside | None:
    if not 0 < end - start <= LONGEST:
        return None
    return Aside(start=start, end=end, text=article.text[start:end])

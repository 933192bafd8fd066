"""What a sentence cannot be read without: whom its first word means, and what its colon announces."""

import re

from corpus.answers.replying.pointing_back import points_back
from corpus.language.sentences import split
from corpus.models import Article, Aside, IndexedSentence

LONGEST = 400
"""Characters of an aside: more would hide the sentence that answers."""

REACH = 1000
"""Characters of the text on either side that are looked at."""

APART = re.compile(r"\S|\n[^\S\n]*\n[^\S\n]*\n")
"""In a gap between sentences: they do not follow each other within a section."""

ENDED = re.compile(r"[.!?…][»”’\"')\]\s]{0,4}\Z")
ANNOUNCES = re.compile(r":\s{0,4}\Z")
ITEM = re.compile(r"[-–—•*·▪]\s|\d{1,2}[.)]\s|[a-z]\)\s")
OPENED, CLOSED = "«“„", "»”"


def sentence_before(article: Article, sentence: IndexedSentence) -> Aside | None:
    """The sentence before one that begins with "He", "This" or the like; None when it is not needed.

    A heading or a caption, which has no end mark, is no such sentence, nor is one of another section.
    """
    text = article.text
    if not points_back(text[sentence.start : sentence.end], article.language):
        return None
    first = max(sentence.start - REACH, 0)
    # From the break of a paragraph on, so that no sentence is taken for a part of it.
    first = text.find("\n", first, sentence.start) + 1 or first if first else first
    sentences = split(text[first : sentence.start], article.language)
    if not sentences:
        return None
    start, end = first + sentences[-1].start, first + sentences[-1].end
    whole = len(sentences) > 1 or first == 0 or text[first - 1] == "\n"
    if not whole or not ENDED.search(text[start:end]) or APART.search(text, end, sentence.start):
        return None
    return _aside(article, start, end)


def what_follows(article: Article, sentence: IndexedSentence) -> Aside | None:
    """What comes after a colon at its end: a sentence, a quotation or the first items of a list."""
    text = article.text
    if not ANNOUNCES.search(text[sentence.start : sentence.end]):
        return None
    view = text[sentence.end : sentence.end + REACH]
    sentences = split(view, article.language)
    if not sentences or APART.search(view, 0, sentences[0].start):
        return None
    start, end = sentences[0]
    listed = bool(ITEM.match(view, start))
    for one in sentences[1:]:
        goes_on = ITEM.match(view, one.start) if listed else _is_open(view[start:end])
        if not goes_on or one.end - start > LONGEST or APART.search(view, end, one.start):
            break
        end = one.end
    if end == len(view) and sentence.end + end < len(text):  # perhaps not its end
        return None
    return _aside(article, sentence.end + start, sentence.end + end)


def _is_open(quoted: str) -> bool:
    """Whether a quotation has begun and not ended."""
    return sum(map(quoted.count, OPENED)) > sum(map(quoted.count, CLOSED))


def _aside(article: Article, start: int, end: int) -> Aside | None:
    if not 0 < end - start <= LONGEST:
        return None
    return Aside(start=start, end=end, text=article.text[start:end])

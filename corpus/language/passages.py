"""An article cut into passages: neighbouring sentences that are indexed, and found, as one text."""

from collections.abc import Iterable, Iterator

from corpus.language.detection import detect
from corpus.language.sentences import split
from corpus.language.terms import tokenize
from corpus.models import Draft, IndexedSentence, Passages, Sentence

PASSAGE_TERMS = 60
"""A passage is closed once it has this many terms: about 120 words, stop words among them."""


def analyse(draft: Draft) -> Passages:
    """The passages of an article; each sentence stands in exactly one of them."""
    language = draft.language or detect(draft.text)
    sentences = (_index(draft.text, language, span) for span in split(draft.text, language))
    return tuple(_passages(draft.text, sentences))


def _index(text: str, language: str, span: Sentence) -> IndexedSentence:
    tokens = tokenize(text[span.start : span.end], language)
    return IndexedSentence(span.start, span.end, tuple(token.term for token in tokens if not token.stop))


def _passages(text: str, sentences: Iterable[IndexedSentence]) -> Iterator[tuple[IndexedSentence, ...]]:
    passage: list[IndexedSentence] = []
    length = 0
    for sentence in sentences:
        wanted = (
            PASSAGE_TERMS / 2 if passage and _new_paragraph(text, passage[-1], sentence) else PASSAGE_TERMS
        )
        if length >= wanted or (passage and length + len(sentence.terms) > 2 * PASSAGE_TERMS):
            yield tuple(passage)
            passage, length = [], 0
        passage.append(sentence)
        length += len(sentence.terms)
    if passage:
        yield tuple(passage)


def _new_paragraph(text: str, before: IndexedSentence, sentence: IndexedSentence) -> bool:
    return "\n\n" in text[before.end : sentence.start]

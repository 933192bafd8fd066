"""A question in a person's words, understood: its language, its kind, and what its words may be called."""

from collections.abc import Iterable, Iterator
from itertools import chain

from corpus.answers.kinds import kind_of
from corpus.answers.meanings import Meanings
from corpus.answers.vocabulary import vocabulary_of
from corpus.errors import EmptyQuestion, QuestionTooLong
from corpus.language.detection import detect
from corpus.language.lexicon import Lexicon
from corpus.language.terms import Token, tokenize
from corpus.models import Concept, Question, Via, WeightedTerm
from corpus.search.index import Index

LONGEST_QUESTION = 1_000
"""Characters; a longer text is no question, and would keep others waiting."""

NAME_WEIGHT = 0.8
SPELLING_WEIGHT = 0.7


def understand(text: str, *, index: Index, lexicon: Lexicon, languages: Iterable[str]) -> Question:
    """The question's concepts, in terms of the ``languages`` of the corpus.

    A question of stop words only has no concepts. Raises EmptyQuestion, QuestionTooLong.
    """
    if len(text) > LONGEST_QUESTION:
        raise QuestionTooLong(len(text), LONGEST_QUESTION)
    language = detect(text)
    tokens = tokenize(text, language)
    if not tokens:
        raise EmptyQuestion
    content = {token.term: token for token in reversed(tokens) if not token.stop}
    words = sorted(content.values())
    meant = Meanings(text, tokens, languages, lexicon)
    meanings = [meant.of(word) for word in words]
    concepts = _concepts(text, words, meanings, index, lexicon)
    return Question(text=text, language=language, kind=kind_of(text, language), concepts=concepts)


def _concepts(
    text: str, words: list[Token], meanings: list[list[WeightedTerm]], index: Index, lexicon: Lexicon
) -> tuple[Concept, ...]:
    known = index.document_frequencies({term.term for term in chain.from_iterable(meanings)})
    concepts = []
    for word, terms in zip(words, meanings, strict=True):
        held = [term for term in terms if term.term in known]
        others = _other_spellings(word, known=bool(held), a_word=lexicon.knows(word.term), index=index)
        named = {term.term for term in held}
        held += [term for term in others if term.term not in named]
        own = [terms[0]] if word.term not in known else []
        concepts.append(
            Concept(word=text[word.start : word.end], start=word.start, end=word.end, terms=(*own, *held))
        )
    return tuple(concepts)


def _other_spellings(word: Token, *, known: bool, a_word: bool, index: Index) -> Iterator[WeightedTerm]:
    """Names that sound alike; and only for a word found nowhere, the nearest words."""
    stem = word.term.partition(":")[2]
    if not stem or not (word.capitalised or not known):
        return
    vocabulary = vocabulary_of(index)
    names = vocabulary.names(stem)
    yield from (WeightedTerm(term, NAME_WEIGHT, Via.NAME) for term in names)
    if not (known or names or a_word):
        yield from (WeightedTerm(term, SPELLING_WEIGHT, Via.SPELLING) for term in vocabulary.nearest(stem))

"""The words of a question of which it is certain that no article says them, in whatever words."""

from collections.abc import Iterable, Iterator

from corpus.language.folding import fold
from corpus.language.lexicon import Lexicon
from corpus.language.stopwords import stop_words
from corpus.language.terms import tokenize
from corpus.language.wordforms import LANGUAGES, WordForms
from corpus.models import Concept, Question
from corpus.search.index import TermStatistics


def absent_words(
    question: Question, *, statistics: TermStatistics, lexicon: Lexicon, languages: Iterable[str]
) -> tuple[str, ...]:
    """The words with no form, translation or other reading in the articles, each once.

    A word of which the tables have no translation into a language of the articles is left out, unless it is a
    name: an article may say it in a word that is not known to mean it. So is one that is a function word of
    another language than the question's ("who a annulé la réunion").
    """
    languages = frozenset(languages)
    absent = (
        concept.word
        for concept in question.concepts
        if not any(fold(concept.word) in stop_words(language) for language in LANGUAGES)
        and not statistics.document_frequencies(_readings(concept, lexicon, languages))
        and _would_be_known(concept, question.language, lexicon, languages)
    )
    return tuple(dict.fromkeys(absent))


def _readings(concept: Concept, lexicon: Lexicon, languages: frozenset[str]) -> set[str]:
    """Its terms, and those of the same letters in the other languages that have tables ("le meeting")."""
    return set(concept.weights) | {
        meant
        for language in LANGUAGES
        for token in tokenize(concept.word, language)
        for meant in (token.term, *_translations(token.term, lexicon, languages))
    }


def _translations(term: str, lexicon: Lexicon, languages: frozenset[str]) -> Iterator[str]:
    for language in languages:
        yield from (meant for meant, _ in lexicon.translations(term, language))


def _would_be_known(concept: Concept, language: str, lexicon: Lexicon, languages: frozenset[str]) -> bool:
    """Whether it would have been found if an article said it."""
    is_name = fold(concept.word) not in WordForms.load(language)
    own = concept.terms[0].term
    return is_name or all(other == language or lexicon.translations(own, other) for other in languages)

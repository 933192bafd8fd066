"""A question in a person's words, understood: its language, its answer type, what its words may be called."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from corpus.answers.question.answer_types import answer_type_of
from corpus.answers.question.asked_part import canonical, plainly
from corpus.answers.question.asked_time import asked_time
from corpus.answers.question.expansion import Meanings
from corpus.answers.question.other_spellings import SPELLING_WEIGHT, other_spellings
from corpus.answers.question.spelling import Change, Reading, read
from corpus.errors import EmptyQuestion, QuestionTooLong
from corpus.language.lexicon import Lexicon
from corpus.language.named_times import CALENDAR, folded
from corpus.language.terms import Token, tokenize
from corpus.language.wordforms import LANGUAGES
from corpus.models import Concept, Question, Via, WeightedTerm
from corpus.search.index import TermStatistics

LONGEST_QUESTION = 1_000
"""Characters; a longer text is no question, and would keep others waiting."""

MENDED_WEIGHT = 0.9
"""Of the likeliest reading of a word that does not exist; the others have SPELLING_WEIGHT."""

# Words that only help to ask: "place" in "where did it take place?".
_SCAFFOLDING = {
    "en": re.compile(r"\b(?P<take>take|takes|taking|took|taken)\s+(?P<place>place)\b", re.IGNORECASE),
    "fr": re.compile(
        r"\b(?:avoir|a|ont|eu|avait|avaient|aura|auront|aurait|auraient|ait|aient)"
        r"(?:-t-(?:il|elle)|-(?:il|elle)s)?\s+(?P<place>lieu)\b",
        re.IGNORECASE,
    ),
}


def understand(
    text: str,
    *,
    statistics: TermStatistics,
    lexicon: Lexicon,
    languages: Iterable[str],
    today: date | None = None,
    language: str | None = None,
) -> Question:
    """The question's concepts, in terms of the ``languages`` of the corpus.

    A question of stop words only has no concepts. In a language that neither the corpus nor the tables
    have, only words that articles have are concepts, such as names: of the others nothing could tell
    whether an article says them. The words of a time are concepts only if some article has them: "yesterday"
    is a day, which articles need not call so. ``today`` is the day when it is asked; without it, no time is
    understood. ``language`` is given where the text is too short to tell it.
    Raises EmptyQuestion, QuestionTooLong.
    """
    if len(text) > LONGEST_QUESTION:
        raise QuestionTooLong(len(text), LONGEST_QUESTION)
    asked, own = canonical(text)
    language = language or own
    languages = sorted(set(languages))
    corpus = _Corpus(statistics, lexicon, languages)
    reading = read(asked, language, corpus)
    tokens = tokenize(reading.text, language)
    if not tokens:
        raise EmptyQuestion
    helping = _scaffolding(reading.text, language)
    content = {
        token.term: token for token in reversed(tokens) if not token.stop and token.start not in helping
    }
    concepts = corpus.concepts(text, reading, tokens, sorted(content.values()))
    if language not in languages_of_words(languages):
        concepts = corpus.known(concepts)
    plain = plainly(asked)
    time, words = asked_time(plain, language, today) if today else (None, frozenset())
    of_time = [concept for concept in concepts if folded(concept.word) in words]
    kept = {concept for concept in corpus.known(of_time) if CALENDAR.fullmatch(folded(concept.word))}
    return Question(
        text=text,
        plain=plain,
        language=language,
        answer_type=answer_type_of(plainly(reading.text), language),
        concepts=tuple(concept for concept in concepts if concept not in of_time or concept in kept),
        time=time,
    )


def languages_of_words(corpus: Iterable[str]) -> frozenset[str]:
    """The languages whose words can be looked for: those of the tables, and those of the corpus."""
    return frozenset((*LANGUAGES, *corpus))


def _scaffolding(text: str, language: str) -> frozenset[int]:
    """Where the words begin that say only that something happens: no article need hold them to answer."""
    found = _SCAFFOLDING[language].finditer(text) if language in _SCAFFOLDING else ()
    return frozenset(match.start(name) for match in found for name in match.groupdict())


class _Corpus:
    """What a question is understood against: the words that there are."""

    def __init__(self, statistics: TermStatistics, lexicon: Lexicon, languages: list[str]) -> None:
        self._statistics = statistics
        self._lexicon = lexicon
        self._languages = languages

    def has(self, written: str) -> bool:
        """Whether an article has this word, as its language writes or inflects it."""
        terms = [token.term for language in self._languages for token in tokenize(written, language)]
        return bool(self._statistics.document_frequencies(terms))

    def known(self, concepts: Iterable[Concept]) -> tuple[Concept, ...]:
        """The concepts that some article has in some form."""
        concepts = tuple(concepts)
        held = self._statistics.document_frequencies(
            {term for concept in concepts for term in concept.weights}
        )
        return tuple(concept for concept in concepts if concept.weights.keys() & held)

    def means(self, tokens: Sequence[Token]) -> bool:
        """Whether an article has one of these words, or a translation of one."""
        terms = [token.term for token in tokens if not token.stop]
        for other in self._languages:
            terms += [term for token in tokens for term, _ in self._lexicon.translations(token.term, other)]
        return bool(self._statistics.document_frequencies(terms))

    def concepts(
        self, text: str, reading: Reading, tokens: Sequence[Token], words: Sequence[Token]
    ) -> tuple[Concept, ...]:
        """One concept for each content word, with the terms that articles have, and its own first."""
        meanings = Meanings(reading.text, tokens, self._languages, self._lexicon)
        spans = [reading.written(word.start, word.end) for word in words]
        meant = [
            meanings.of(word) if change is None else list(_mended(text[start:end], word, change, meanings))
            for word, (start, end, change) in zip(words, spans, strict=True)
        ]
        known = self._statistics.document_frequencies({term.term for term in chain.from_iterable(meant)})
        concepts = []
        for (start, end, _), (own, *others) in zip(spans, meant, strict=True):
            terms = {own.term: own}
            terms.update((term.term, term) for term in others if term.term in known)
            found = len(terms) > 1 or own.term in known
            if not found and (foreign := self._in_other_languages(text[start:end], meanings)):
                terms.update((term.term, term) for term in foreign)
            else:
                for term in other_spellings(
                    own.term, text[start:end], self._statistics, self._lexicon, found=found
                ):
                    terms.setdefault(term.term, term)
            concepts.append(Concept(word=text[start:end], start=start, end=end, terms=tuple(terms.values())))
        return tuple(concepts)

    def _in_other_languages(self, written: str, meanings: Meanings) -> list[WeightedTerm]:
        """What articles have of a word that is of another language than the question ("le meeting")."""
        terms = list(meanings.in_other_languages(written))
        known = self._statistics.document_frequencies({term.term for term in terms})
        return [term for term in terms if term.term in known]


def _mended(written: str, word: Token, change: Change, meanings: Meanings) -> Iterator[WeightedTerm]:
    """The terms of a misspelling: its own, those of what it became, and those of other readings."""
    language = word.term.partition(":")[0]
    own = [token.term for token in tokenize(written, language) if not token.stop]
    others = [token for other in change.others for token in tokenize(other, language) if not token.stop]
    best = {term: WeightedTerm(term, 1.0, Via.WORD) for term in own[-1:]}
    for token, weight in ((word, MENDED_WEIGHT), *((other, SPELLING_WEIGHT) for other in others)):
        for term in meanings.of(token):
            via = Via.SPELLING if term.via is Via.WORD else term.via
            best.setdefault(term.term, WeightedTerm(term.term, weight * term.weight, via))
    return iter(best.values())

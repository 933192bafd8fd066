"""The answer put together: which sentences are cited, how many are shown, and why each was chosen."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import compress, islice, takewhile

from corpus.answers.ranking.candidates import Ranked
from corpus.answers.replying.sure_pairs import is_sure
from corpus.answers.replying.surrounding import SentencesOf, sentence_before, what_follows
from corpus.language.terms import tokenize
from corpus.models import Answer, Citation, Concept, Printing, Question, Reason, WeightedTerm

CITED = 5
SHOWN = 3

LIKELY = 0.16
"""A further sentence is shown when its share of all belief is at least this.

Of the questions to learn from of en-squad and fr-piaf one in five sentences of so much belief answers, and
one in eight of a little less. The best one's belief, or words that both share, tell nothing beyond that.
"""

POSSIBLE = 0.02
"""Four in five of the further sentences that answer have at least this share of all belief, there too.

Of those that have less, one in two hundred answers.
"""

AS_LIKELY = 0.5
"""Who else? Another sentence answers, too, when it has at least this share of the belief of the best one."""

ALIKE = 0.8
"""Two sentences say the same in the same words when one has all words of the other, and few more."""


def cite(
    question: Question, ranked: Sequence[Ranked], sentences_of: SentencesOf, most: int = CITED
) -> tuple[Citation, ...]:
    """The best sentences, word for word, each once however many articles print it."""
    return tuple(_citation(question, group, sentences_of) for group in islice(_groups(ranked), most))


def shown(citations: Sequence[Citation]) -> int:
    """How many of the citations a reply shows: the best, and those that are likely as well."""
    return _leading(citations[:SHOWN], LIKELY)


def possible(citations: Sequence[Citation]) -> int:
    """How many of the citations could answer: further ones are not worth turning to."""
    return _leading(citations, POSSIBLE)


def _leading(citations: Sequence[Citation], needed: float) -> int:
    """The best, and those after it up to the first of too little belief."""
    further = takewhile(lambda one: one.score >= needed, citations[1:])
    return min(len(citations), 1) + sum(1 for _ in further)


def without_shown(answer: Answer, before: Answer, cited: int) -> Answer:
    """The answer without what the answer before showed; not found when nothing else is about as likely."""
    seen = {(one.article, one.text) for one in before.citations[: before.shown]}
    left = tuple(one for one in answer.citations if (one.article, one.text) not in seen)[:cited]
    likely = bool(left) and left[0].score >= AS_LIKELY * answer.citations[0].score
    return answer.model_copy(
        update={"citations": left, "found": answer.found and likely, "shown": shown(left)}
    )


def _groups(ranked: Sequence[Ranked]) -> Iterator[list[Ranked]]:
    """Sentences that say the same in the same words, best first; in a group the newest article's first."""
    left = list(ranked)
    while left:
        told = [_alike(one, left[0]) for one in left]
        alike = list(compress(left, told))
        left = [one for one, same in zip(left, told, strict=True) if not same]
        yield sorted(alike, key=lambda one: one.article.published or date.min, reverse=True)


def _alike(one: Ranked, other: Ranked) -> bool:
    if not 0.5 < len(one.sentence.terms) / max(len(other.sentence.terms), 1) < 2:
        return one is other  # quickly told
    words, others = set(one.sentence.terms), set(other.sentence.terms)
    # A word more is a reprint; another word, such as a number that was corrected, is another statement.
    said_in_other = words <= others or others <= words
    return one is other or (said_in_other and len(words & others) >= ALIKE * len(words | others) > 0)


def _citation(question: Question, group: Sequence[Ranked], sentences_of: SentencesOf) -> Citation:
    ranked, *others = group
    article, sentence = ranked.article, ranked.sentence
    return Citation(
        **_printing(ranked).model_dump(),
        text=article.text[sentence.start : sentence.end],
        before=sentence_before(article, sentence, sentences_of),
        after=what_follows(article, sentence, sentences_of),
        score=sum(one.belief for one in group),
        reasons=_reasons(question, ranked),
        also=tuple(_printing(one) for one in others if one.article.id != article.id),
    )


def _printing(ranked: Ranked) -> Printing:
    article, sentence = ranked.article, ranked.sentence
    return Printing(
        article=article.id,
        key=article.key,
        version=article.version,
        start=sentence.start,
        end=sentence.end,
        lead=article.lead,
        **article.metadata,
    )


def _reasons(question: Question, ranked: Ranked) -> tuple[Reason, ...]:
    """The sentence's words that mean a word of the question, in order, with offsets into the article."""
    meant: dict[str, tuple[Concept, WeightedTerm]] = {}
    for concept in question.concepts:
        for term in concept.terms:
            if term.term not in meant or term.weight > meant[term.term][1].weight:
                meant[term.term] = (concept, term)
    text, offset = ranked.article.text, ranked.sentence.start
    return tuple(
        Reason(
            word=meant[token.term][0].word,
            found=text[offset + token.start : offset + token.end],
            start=offset + token.start,
            end=offset + token.end,
            via=meant[token.term][1].via,
            certain=is_sure(*meant[token.term], text[offset + token.start : offset + token.end]),
        )
        for token in tokenize(text[offset : ranked.sentence.end], ranked.article.language)
        if not token.stop and token.term in meant
    )

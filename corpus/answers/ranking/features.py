"""Features of a sentence as the answer, by its words, its neighbours, its passage and its article.

Every feature is a share of the question's weight or otherwise of the size of 1, so that a weight learned
on one corpus holds on another. Concepts score as one term (Pirkola 1998; Darwish & Oard 2003).
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.models import IndexedSentence, Passage, Question, Via
from corpus.search.index import Hit, TermStatistics

Matrix = npt.NDArray[np.float64]

K1 = 1.2
B = 0.75
"""BM25's usual constants (Robertson & Zaragoza 2009), for a sentence among the candidates' sentences."""

MONOTONIC_CONSTRAINTS = {
    "covered": 1,  # share of the question's weight that stands in the sentence
    "covered_squared": 1,  # the last missing word counts more than the first found
    "matched": 1,  # logarithm of the number of matched words
    "bm25": 1,  # of the sentence, as a share of the best possible
    "rarest": 1,  # the question's rarest known concept stands in it
    "pairs": 1,  # neighbouring words of the question that are neighbours in the sentence
    "near": 1,  # how closely the matched words stand together
    "before": 1,  # weight that the sentence before adds
    "after": 1,  # weight that the sentence after adds
    "passage": 1,  # weight that the rest of the passage adds
    "passage_bm25": 1,  # of the passage, as a share of the best candidate's
    "article": 1,  # weight that the article's other candidates add
    "article_best": 1,  # the article's best passage, as a share of the best candidate's
    "names": 0,  # share of the question's names and numbers that stand in it
    "plain": 1,  # share of what is no name that stands in it
    "concepts_found": 1,  # share of the question's words that stand in it, all words alike
    "foreign": 0,  # covered by way of translation, name or spelling only
    "own_words": 0,  # covered by the question's own words
    "missing": -1,  # weight of known words that neither the sentence nor its passage has
    "length": 0,  # logarithm of the number of terms
    "short": -1,  # too few terms to say much
    "opening": 0,  # first sentence of its article's first passage
}
"""Each feature, and its monotonic constraint: its weight in preselection may be only positive (1) or negative
(-1), or either (0). The networks that rerank have no such constraints."""

FEATURES = tuple(MONOTONIC_CONSTRAINTS)


class Candidate(NamedTuple):
    """A sentence that may be the answer: its passage and its position in it."""

    passage: Passage
    position: int

    @property
    def sentence(self) -> IndexedSentence:
        """The sentence itself."""
        return self.passage.sentences[self.position]


class Weighing(NamedTuple):
    """How much each concept of a question weighs in this corpus, and which terms stand for it.

    Arrays have a number for each concept, shape (concepts,).
    """

    idf: Matrix
    share: Matrix  # of the question's whole weight; sums to 1
    terms: dict[str, list[tuple[int, float]]]
    own: frozenset[str]  # terms that are the question's own words
    size: int  # passages in the corpus
    known: npt.NDArray[np.bool_]  # in some passage
    names: npt.NDArray[np.bool_]  # of people, places and the like, and numbers; none before passages tell


def weigh(question: Question, statistics: TermStatistics) -> Weighing:
    """Inverse document frequencies of the question's concepts over the passages of a corpus."""
    terms: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, concept in enumerate(question.concepts):
        for term, weight in concept.weights.items():
            terms[term].append((number, weight))
    held = statistics.document_frequencies(terms)
    frequencies = np.zeros(len(question.concepts))
    for term, meant in terms.items():
        for number, weight in meant:
            frequencies[number] += weight * held.get(term, 0)
    size = statistics.corpus_size
    frequencies = np.minimum(frequencies, size)
    idf = np.log1p((size - frequencies + 0.5) / (frequencies + 0.5))
    names = np.zeros(len(question.concepts), dtype=bool)
    own = frozenset(
        term.term for concept in question.concepts for term in concept.terms if term.via is Via.WORD
    )
    return Weighing(idf, idf / max(idf.sum(), 1e-9), dict(terms), own, size, frequencies > 0, names)


def lexical_features(
    weighing: Weighing, passages: Sequence[Passage], hits: Sequence[Hit]
) -> tuple[list[Candidate], Matrix]:
    """Every sentence of the passages, and its features: float64 of shape (candidates, 22), as FEATURES."""
    if not passages:
        return [], np.zeros((0, len(FEATURES)))
    candidates = [Candidate(passage, i) for passage in passages for i in range(len(passage.sentences))]
    found, counts, spread, own = _match(weighing, candidates)
    share = weighing.share
    owner = np.repeat(np.arange(len(passages)), [len(passage.sentences) for passage in passages])
    numbers: dict[str, int] = {}
    article = np.array([numbers.setdefault(p.article, len(numbers)) for p in passages], dtype=np.intp)[owner]
    before, after = _neighbours(found, owner)
    whole, every = _union(found, owner, len(passages)), _union(found, article, len(numbers))
    scores = {hit.passage: hit.score for hit in hits}
    bm25 = np.array([scores.get(passage.id, 0.0) for passage in passages])[owner]
    best = np.zeros(len(numbers))
    np.maximum.at(best, article, bm25)
    top = max(float(bm25.max()), 1e-9)
    lengths = np.array([len(c.sentence.terms) for c in candidates], dtype=float)
    covered = found @ share
    names, plain = share * weighing.names, share * ~weighing.names
    columns = (
        covered,
        covered**2,
        np.log1p((found > 0).sum(axis=1)),
        _sentence_bm25(counts, lengths, weighing),
        _rarest(found, weighing),
        spread[:, 0],
        spread[:, 1],
        np.maximum(before - found, 0) @ share,
        np.maximum(after - found, 0) @ share,
        (whole[owner] - found) @ share,
        bm25 / top,
        (every[article] - whole[owner]) @ share,
        best[article] / top,
        found @ names / max(names.sum(), 1e-9),
        found @ plain / max(plain.sum(), 1e-9),
        found.mean(axis=1) if found.size else np.zeros(len(found)),
        ((found > 0) * (1 - found)) @ share,
        own @ share,
        ((whole[owner] == 0) * weighing.known) @ share,
        np.log1p(lengths),
        lengths < 4,
        np.array([c.position == 0 and c.passage.sentences[0].start == 0 for c in candidates]),
    )
    return candidates, np.column_stack(columns).astype(float)


def _match(weighing: Weighing, candidates: Sequence[Candidate]) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Each concept's best match and count, how the matches stand together, and which are its own words.

    Shapes (candidates, concepts), the same, (candidates, 2), and (candidates, concepts) again; all float64.
    """
    found = np.zeros((len(candidates), len(weighing.share)))
    counts, own = np.zeros_like(found), np.zeros_like(found)
    spread = np.zeros((len(candidates), 2))
    for row, candidate in enumerate(candidates):
        positions = []
        for position, term in enumerate(candidate.sentence.terms):
            for number, weight in weighing.terms.get(term, ()):
                found[row, number] = max(found[row, number], weight)
                counts[row, number] += weight
                own[row, number] = max(own[row, number], term in weighing.own)
                positions.append((position, number, weight))
        if len(positions) > 1:
            spread[row] = _together(positions, weighing.share)
    return found, counts, spread, own


def _rarest(found: Matrix, weighing: Weighing) -> Matrix:
    """How well the question's rarest word that some article has is matched; not at all when there is none."""
    if not weighing.known.any():
        return np.zeros(len(found))
    matched: Matrix = found[:, np.where(weighing.known, weighing.idf, -1.0).argmax()]
    return matched


def _together(positions: list[tuple[int, int, float]], share: Matrix) -> tuple[float, float]:
    """Weight of adjacent word pairs that the question has too, and of matches by their distance."""
    pairs: dict[int, float] = {}
    near = 0.0
    for (position, number, weight), (next_position, next_number, next_weight) in pairwise(positions):
        if number == next_number:
            continue
        both = (share[number] + share[next_number]) / 2 * min(weight, next_weight)
        distance = next_position - position
        near += both / (1 + distance)
        if distance <= 2 and abs(number - next_number) == 1:
            first = min(number, next_number)
            pairs[first] = max(pairs.get(first, 0.0), both)
    return sum(pairs.values()), near


def _sentence_bm25(counts: Matrix, lengths: Matrix, weighing: Weighing) -> Matrix:
    norm = K1 * (1 - B + B * lengths / max(lengths.mean(), 1.0))
    saturated = counts * (K1 + 1) / (counts + norm[:, None])
    scores: Matrix = saturated @ weighing.share / (K1 + 1)
    return scores


def _neighbours(found: Matrix, owner: npt.NDArray[np.intp]) -> tuple[Matrix, Matrix]:
    """What the sentences before and after match, within the passage, each of the shape of ``found``.

    ``found``: (candidates, concepts); ``owner``: (candidates,), the number of each one's passage.
    """
    same = (owner[1:] == owner[:-1])[:, None]
    before, after = np.zeros_like(found), np.zeros_like(found)
    before[1:] = found[:-1] * same
    after[:-1] = found[1:] * same
    return before, after


def _union(found: Matrix, group: npt.NDArray[np.intp], size: int) -> Matrix:
    """The best match of each concept in each group: (candidates, concepts) to (``size``, concepts)."""
    union = np.zeros((size, found.shape[1]))
    np.maximum.at(union, group, found)
    return union

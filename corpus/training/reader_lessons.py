"""What the reader learns from: questions with passages, in which a sentence answers or none does.

Over half of the passages hold an answer. Most others are of the same article and come near: they are around
sentences whose vectors are near the question's, or around the near miss that a pack names. A tenth are of
other articles.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from corpus.answers.reading.extracts import LONGEST, MOST, Span
from corpus.evaluation.packs import PackQuestion
from corpus.language.passages import analyse
from corpus.meaning.model import Model, Vectors
from corpus.meaning.wording import wordings
from corpus.models import Draft

ANSWERED, OF_ARTICLE = 0.58, 0.9
"""Drawn from 0 to 1: up to these the passage holds the answer, and is of the article asked about."""

TITLED = 0.85  # of so many passages the title is told
NAMED_NEAR = 0.7  # of so many passages that come near, the near miss that the pack names is taken
NEAREST = 10  # sentences of the article of which one is taken, the nearer the more often
STEP = 2.0  # mean of the exponential distribution of its rank
OTHERS = 12  # articles drawn, of which the nearest sentence is taken


class Text(NamedTuple):
    """An article in sentences, with their vectors, (sentences, width)."""

    title: str
    language: str
    spans: Sequence[Span]
    sentences: Sequence[str]
    vectors: Vectors


class Asked(NamedTuple):
    """A question with its vector, (width,), and the numbers of the sentences that answer and come near."""

    text: str
    vector: Vectors
    about: Text
    right: frozenset[int]
    near: tuple[int, ...]


class Lesson(NamedTuple):
    """A question, a title with sentences that follow each other, and which of them answer."""

    question: str
    passage: tuple[str, Sequence[str]]
    right: tuple[bool, ...]


def texts_of(drafts: Iterable[Draft], model: Model) -> Iterator[Text]:
    """The articles, in order."""
    for draft in drafts:
        spans = [(one.start, one.end) for passage in analyse(draft) for one in passage]
        sentences = [draft.text[start:end] for start, end in spans]
        vectors = model.embed_sentences(wordings(draft.title, sentences))
        yield Text(draft.title or "", draft.language or "", spans, sentences, vectors)


def asked_of(questions: Sequence[PackQuestion], texts: Mapping[str, Text], model: Model) -> list[Asked]:
    """The questions about these articles, by id, but for those whose answer lies in no sentence."""
    about = [question for question in questions if question.about in texts]
    vectors = model.embed_questions([question.text for question in about])
    asked = []
    for question, vector in zip(about, vectors, strict=True):
        text = texts[question.about]
        middles = [(gold.start + gold.end) // 2 for gold in question.gold]
        right = {n for n, (start, end) in enumerate(text.spans) if any(start <= m < end for m in middles)}
        if bool(right) == bool(question.gold):
            low, high = question.near or (0, 0)
            near = tuple(n for n, (start, end) in enumerate(text.spans) if start < high and end > low)
            asked.append(Asked(question.text, vector, text, frozenset(right), near))
    return asked


class Lessons:
    """Lessons without end from one set of questions, each seen once before any is seen twice."""

    def __init__(self, asked: Sequence[Asked], random: np.random.Generator) -> None:
        self._asked = asked
        self._random = random
        self._texts = list({id(one.about): one.about for one in asked}.values())

    def __iter__(self) -> Iterator[Lesson]:
        while True:
            for number in self._random.permutation(len(self._asked)).tolist():
                yield self._lesson(self._asked[number])

    def _lesson(self, asked: Asked) -> Lesson:
        drawn, text, right = self._random.random(), asked.about, asked.right
        if right and drawn < ANSWERED:
            centre = int(self._random.choice(sorted(right)))
        elif drawn < OF_ARTICLE or not right:
            centre = self._near(asked)
        else:
            text, centre = self._elsewhere(asked)
            right = frozenset()
        numbers = self._around(centre, text)
        title = text.title if self._random.random() < TITLED else ""
        said = [text.sentences[number] for number in numbers]
        return Lesson(asked.text, (title, said), tuple(number in right for number in numbers))

    def _near(self, asked: Asked) -> int:
        """A sentence of the article that comes near, and does not answer if there is such a one."""
        order = np.argsort(-(asked.about.vectors @ asked.vector)).tolist()
        if asked.near and self._random.random() < NAMED_NEAR:
            near = [number for number in order if number in asked.near]
        else:
            near = [number for number in order[:NEAREST] if number not in asked.right]
        rank = min(int(self._random.exponential(STEP)), len(near) - 1)
        return int(near[rank]) if near else int(order[0])

    def _elsewhere(self, asked: Asked) -> tuple[Text, int]:
        """The nearest sentence of a few articles in the same language about something else."""
        drawn = [self._texts[n] for n in self._random.integers(len(self._texts), size=OTHERS)]
        others = [text for text in drawn if text.language == asked.about.language and text is not asked.about]
        nearest = max(others or drawn, key=lambda text: float((text.vectors @ asked.vector).max()))
        return nearest, int((nearest.vectors @ asked.vector).argmax())

    def _around(self, centre: int, text: Text) -> range:
        """So many neighbours as are drawn, on either side first, while there is room."""
        first, last, size = centre, centre, len(text.sentences[centre])
        wanted, before_first = self._random.integers(1, MOST + 1), self._random.random()
        while last - first + 1 < wanted:
            sides = [n for n in (first - 1, last + 1) if 0 <= n < len(text.sentences)]
            sides = [n for n in sides if size + len(text.sentences[n]) <= LONGEST]
            if not sides:
                break
            side = sides[0] if self._random.random() < before_first else sides[-1]
            size += len(text.sentences[side])
            first, last = min(first, side), max(last, side)
        return range(first, last + 1)


def pair_lessons(pairs: Sequence[tuple[str, str]], random: np.random.Generator) -> Iterator[Lesson]:
    """Lessons without end from questions with the sentence that answers: it or another, beside another."""
    while True:
        for number in random.permutation(len(pairs)).tolist():
            question, answer = pairs[number]
            others = [pairs[other][1] for other in random.integers(len(pairs), size=2)]
            first = answer if random.random() < 0.5 else others[0]
            said = [(first, first == answer), (others[1], others[1] == answer)]
            random.shuffle(said)
            yield Lesson(question, ("", [text for text, _ in said]), tuple(right for _, right in said))


def in_turn(
    sources: Sequence[tuple[float, Iterator[Lesson]]], random: np.random.Generator
) -> Iterator[Lesson]:
    """Lessons without end, from each source as often as its weight says."""
    weights = np.array([weight for weight, _ in sources])
    while True:
        _, lessons = sources[int(random.choice(len(sources), p=weights / weights.sum()))]
        yield next(lessons)

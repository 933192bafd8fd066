"""What every store counts of questions: a suite that a test class inherits with a store."""

from datetime import UTC, date, datetime, timedelta

import pytest

from corpus.chats.asked import Asked, Day
from corpus.chats.unanswered import gaps
from corpus.database.database import Database
from corpus.models import Answer, AnswerType, Citation, Concept, Question, Via, WeightedTerm
from corpus.store import Store
from corpus.store.audit_reading import Worked
from tests.support.drafted import BRIDGE, FERRY, drafted

NOON = datetime(2025, 6, 9, 12, tzinfo=UTC)


def answered(text: str, key: int | None = None) -> Answer:
    """An answer found in an article, or none; each word of the question is a concept."""
    words = text.strip("?").split()
    concepts = tuple(
        Concept(word=word, start=0, end=1, terms=(WeightedTerm(f"en:{word.lower()}", 1.0, Via.WORD),))
        for word in words
    )
    cited = () if key is None else (citation(key),)
    question = Question(text=text, plain=text, language="en", answer_type=AnswerType.OTHER, concepts=concepts)
    return Answer(question=question, found=key is not None, confidence=0.5, shown=1, citations=cited)


def citation(key: int) -> Citation:
    """A citation of an article."""
    return Citation(
        article=str(key), key=key, version=1, start=0, end=1, text="T", score=1.0, reasons=(),
        title=None, source=None, url=None, published=None,
    )  # fmt: skip


class AskedContract:
    """Inherit it beside ``StoreContract``, which gives the store."""

    @pytest.fixture
    def asked(self, database: Database) -> Asked:
        return Asked(database)

    def test_questions_are_counted_by_day_and_by_article(self, store: Store, asked: Asked) -> None:
        bridge, ferry = (one.article for one in store.save([drafted(BRIDGE), drafted(FERRY)], 7))
        for answer in (answered("a?", ferry.key), answered("b?", bridge.key), answered("a?", ferry.key)):
            asked.count(answer, 0, NOON)
        asked.count(answered("c?"), 0, NOON + timedelta(days=1))
        assert asked.days(date(2025, 6, 1)) == [Day(NOON.date(), 3, 0), Day(date(2025, 6, 10), 0, 1)]
        assert asked.days(date(2025, 6, 10)) == [Day(date(2025, 6, 10), 0, 1)]
        assert list(asked.cited(date(2025, 6, 1)).items()) == [(ferry.key, 2), (bridge.key, 1)]
        assert asked.cited(date(2025, 6, 10)) == {}
        store.remove([ferry.id], 8)
        assert store.desk.work(datetime.now(UTC) - timedelta(days=1)) == [
            Worked(7, 2, 0, 0),
            Worked(8, 0, 0, 1),
        ]

    def test_what_found_nothing_is_kept_once_until_it_finds_something(
        self, store: Store, asked: Asked
    ) -> None:
        for text in ("Who sank?", "who Sank", "Where?"):
            asked.count(answered(text), 0, NOON)
        first, second = asked.unanswered()
        assert (first.question, first.times, first.words) == ("who Sank", 2, {"en:who", "en:sank"})
        assert (second.question, second.times, second.last_at) == ("Where?", 1, NOON)
        [receipt] = store.save([drafted(BRIDGE)], None)
        assert [one.number for one in asked.unanswered(looked_before=1)] == [
            first.number,
            second.number,
        ]
        asked.looked([first.number], at=1)
        assert [one.number for one in asked.unanswered(looked_before=1)] == [second.number]
        asked.count(answered("who sank?", receipt.article.key), 0, NOON)
        assert [one.question for one in asked.unanswered()] == ["Where?"]
        asked.drop([second.number])
        assert asked.unanswered() == []

    def test_what_found_nothing_is_forgotten_after_ninety_days(self, asked: Asked) -> None:
        asked.count(answered("Old?"), 0, NOON)
        asked.count(answered("New?"), 0, NOON + timedelta(days=91))
        assert [one.question for one in asked.unanswered()] == ["New?"]

    def test_questions_of_nearly_the_same_words_are_one_gap(self, asked: Asked) -> None:
        for text in (
            "when does ferry sail",
            "when does ferry sail today",
            "who sank",
            "who sank",
            "who sank",
        ):
            asked.count(answered(text), 0, NOON)
        found = gaps(asked.unanswered())
        assert [[one.question for one in gap.questions] for gap in found] == [
            ["who sank"],
            ["when does ferry sail", "when does ferry sail today"],
        ]
        assert [gap.times for gap in found] == [3, 2]

"""What every database keeps of watched questions: a suite that a test class inherits with one."""

from datetime import UTC, datetime, timedelta

import pytest

from corpus.chats.people import People
from corpus.chats.watches import MOST, OwnWatch, Wanted, Watches
from corpus.database.database import Database

BOT, ANNA, BERT = (
    700_000_001,
    7_300_000_002,
    7_300_000_003,
)  # over 32 bits, as the ids of Telegram's users are
DESK, DESK_AS_SUPERGROUP = -5001, -1_000_000_005_002
NOON = datetime(2026, 6, 9, 12, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def wanted(question: str = "Who?", chat: int = DESK, topic: int | None = None, message: int = 7) -> Wanted:
    """A question that is watched from the tenth change on."""
    return Wanted(bot=BOT, chat=chat, topic=topic, message=message, question=question, language="en", seen=10)


def kept(watches: Watches, watched: Wanted, person: int = ANNA, at: datetime = NOON) -> int:
    """The number of a watch that is kept."""
    number = watches.keep(watched, person, at)
    assert number is not None
    return number


class WatchesContract:
    """Inherit it beside ``StoreContract``, which gives the database."""

    @pytest.fixture
    def watches(self, database: Database) -> Watches:
        return Watches(database)

    def test_a_watch_reads_back_as_it_was_wanted(self, watches: Watches) -> None:
        number = kept(watches, wanted(topic=3))
        [watch] = watches.due(BOT, 11, NOON)
        assert watch.model_dump() == wanted(topic=3).model_dump() | {
            "number": number,
            "told_at": None,
            "told": frozenset(),
        }
        assert watches.due(BOT, 10, NOON) == []
        assert watches.due(BOT + 1, 11, NOON) == []

    def test_two_people_in_one_place_share_a_watch_and_each_ends_their_own(self, watches: Watches) -> None:
        number = kept(watches, wanted())
        assert kept(watches, wanted(message=8), BERT) == number
        assert kept(watches, wanted(topic=3), BERT) != number
        assert [watch.message for watch in watches.due(BOT, 11, NOON)] == [8, 7]
        assert (watches.end(ANNA, [number]), watches.end(ANNA, [number])) == (1, 0)
        assert watches.of(BOT, ANNA, NOON) == []
        assert len(watches.due(BOT, 11, NOON)) == 2
        watches.end(BERT, [number])
        assert [watch.topic for watch in watches.due(BOT, 11, NOON)] == [3]

    def test_what_somebody_watches_is_listed_by_chat_until_it_ends(self, watches: Watches) -> None:
        first, second = kept(watches, wanted("Who?")), kept(watches, wanted("When?", ANNA), at=NOON + DAY)
        ends = NOON + timedelta(days=90)
        in_desk = OwnWatch(number=first, chat=DESK, question="Who?", ends=ends)
        in_private = OwnWatch(number=second, chat=ANNA, question="When?", ends=ends + DAY)
        assert watches.of(BOT, ANNA, NOON) == [in_desk, in_private]
        assert watches.of(BOT, ANNA, NOON, DESK) == [in_desk]
        assert watches.of(BOT, ANNA, ends) == [in_private]

    def test_twenty_questions_are_the_most_and_one_of_them_can_be_renewed(self, watches: Watches) -> None:
        for number in range(MOST):
            kept(watches, wanted(f"Who is {number}?"))
        assert watches.keep(wanted("Who else?"), ANNA, NOON) is None
        assert watches.keep(wanted("Who is 3?"), ANNA, NOON + DAY) is not None
        assert watches.keep(wanted("Who else?"), BERT, NOON) is not None

    def test_a_question_is_claimed_once_a_day_by_one_alone(self, watches: Watches) -> None:
        kept(watches, wanted())
        [watch] = watches.due(BOT, 11, NOON)
        assert [watches.claim(watch, [5], 11, NOON) for _ in range(2)] == [True, False]
        assert watches.due(BOT, 12, NOON + DAY - MINUTE) == []
        [again] = watches.due(BOT, 12, NOON + DAY)
        assert (again.told, again.told_at, again.seen) == (frozenset({5}), NOON, 11)
        assert watches.claim(again, [6], 12, NOON + DAY) is True
        watches.release(again)
        assert watches.due(BOT, 12, NOON + DAY) == [again]

    def test_articles_that_were_looked_at_are_not_looked_at_again(self, watches: Watches) -> None:
        number = kept(watches, wanted())
        watches.looked([number], 12)
        watches.looked([number], 11)
        assert watches.due(BOT, 12, NOON) == []
        assert [watch.seen for watch in watches.due(BOT, 13, NOON)] == [12]

    def test_after_ninety_days_a_watch_is_erased_unless_it_was_renewed(self, watches: Watches) -> None:
        kept(watches, wanted("Who?"))
        kept(watches, wanted("When?"))
        kept(watches, wanted("When?"), at=NOON + DAY)
        end = NOON + timedelta(days=90)
        assert [watch.question for watch in watches.due(BOT, 11, end)] == ["When?"]
        watches.expire(end)
        assert [watch.question for watch in watches.due(BOT, 11, NOON)] == ["When?"]

    def test_a_number_is_never_given_twice(self, watches: Watches) -> None:
        number = kept(watches, wanted("Who?"))
        watches.end(ANNA, [number])
        assert kept(watches, wanted("When?")) > number

    def test_a_group_that_becomes_a_supergroup_keeps_its_watches_without_the_message(
        self, watches: Watches, people: People
    ) -> None:
        kept(watches, wanted())
        for _ in range(2):
            people.move(DESK, DESK_AS_SUPERGROUP)
        [watch] = watches.due(BOT, 11, NOON)
        assert (watch.chat, watch.message) == (DESK_AS_SUPERGROUP, None)

    def test_the_watches_of_a_person_are_forgotten_and_those_of_a_chat_end(
        self, watches: Watches, people: People
    ) -> None:
        kept(watches, wanted())
        kept(watches, wanted(), BERT)
        kept(watches, wanted(chat=ANNA))
        people.forget(ANNA)
        assert watches.of(BOT, ANNA, NOON) == []
        assert [watch.chat for watch in watches.due(BOT, 11, NOON)] == [DESK]
        watches.end_chat(BOT, DESK)
        assert watches.of(BOT, BERT, NOON) == []
        assert watches.due(BOT, 11, NOON) == []

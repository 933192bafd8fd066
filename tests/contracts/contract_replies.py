"""What every database keeps of replies and notices: a suite that a test class inherits with one."""

from datetime import UTC, datetime, timedelta

from corpus.chats.people import People
from corpus.chats.preferences import Preferences
from corpus.chats.replies import Replied

BOT, ANOTHER_BOT = 700_000_001, 700_000_002
GROUP, SUPERGROUP = -5_001, -1_001_000_005_001
AT_NOON = datetime(2026, 6, 9, 12, 0, tzinfo=UTC)


def replied(chat: int = GROUP, reply: int = 8) -> Replied:
    """A reply to the message 7."""
    return Replied(bot=BOT, chat=chat, message=7, reply=reply, question=4_294_967_295, written=AT_NOON)


class RepliesContract:
    """Inherit it beside ``StoreContract``, which gives the database."""

    def test_a_reply_is_known_by_its_question_and_the_last_counts(self, people: People) -> None:
        for reply in (8, 9):
            people.reply(replied(reply=reply))
        assert people.replied(BOT, GROUP, 7) == replied(reply=9)
        assert people.replied(BOT, GROUP, 8) is None
        assert people.replied(ANOTHER_BOT, GROUP, 7) is None

    def test_a_chat_is_told_once_or_again_after_a_time(self, people: People) -> None:
        assert [people.notice_due(BOT, GROUP, "welcome") for _ in range(2)] == [True, False]
        assert people.notice_due(BOT, GROUP, "welcome", again=timedelta(hours=1)) is False
        assert people.notice_due(BOT, GROUP, "welcome", again=timedelta(0)) is True
        assert people.notice_due(BOT, SUPERGROUP, "welcome") is True
        assert people.notice_due(ANOTHER_BOT, GROUP, "welcome") is True
        people.withdraw_notices(BOT, GROUP, ["welcome"])
        assert people.notice_due(BOT, GROUP, "welcome") is True

    def test_a_group_that_becomes_a_supergroup_keeps_its_choices_and_what_it_was_told(
        self, people: People
    ) -> None:
        people.choose(GROUP, lambda _: Preferences(mentions=False))
        people.notice_due(BOT, GROUP, "welcome")
        people.reply(replied())
        for _ in range(2):
            people.move(GROUP, SUPERGROUP)
        assert people.preferences(SUPERGROUP) == Preferences(mentions=False)
        assert people.notice_due(BOT, SUPERGROUP, "welcome") is False
        assert people.replied(BOT, GROUP, 7) is None  # its messages have other numbers now

    def test_nothing_is_left_of_who_is_forgotten(self, people: People) -> None:
        people.notice_due(BOT, 7, "away")
        people.reply(replied(chat=7))
        people.forget(7)
        assert people.replied(BOT, 7, 7) is None
        assert people.notice_due(BOT, 7, "away") is True

"""What every database keeps of people and chats: a suite that a test class inherits with one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from corpus.chats.people import People
from corpus.chats.preferences import Preferences, Quietness
from corpus.chats.rights import Right, Rights
from corpus.chats.staff import Member

ANNA = 7_300_000_002  # over 32 bits, as the ids of Telegram's users are
BERT, DESK_OWNER = 7_300_000_003, 7_300_000_001
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DESK, DESK_AS_SUPERGROUP = -5001, -1_000_000_005_002
CHOSEN = Preferences(
    language="fr",
    sentences=1,
    quietness=Quietness.SILENT,
    mentions=False,
    topics={7: True, 8: False},
    other_topics=False,
)


def to(chosen: Preferences) -> Callable[[Preferences], Preferences]:
    """The change after which exactly this is chosen."""
    return lambda _: chosen


class PeopleContract:
    """Inherit it beside ``StoreContract``, which gives the database."""

    def test_a_chat_that_chose_nothing_has_the_defaults(self, people: People) -> None:
        assert people.preferences(ANNA) == Preferences()

    def test_choices_read_back_as_they_were_made(self, people: People) -> None:
        assert people.choose(ANNA, to(CHOSEN)) == CHOSEN
        assert people.preferences(ANNA) == CHOSEN
        assert people.preferences(DESK) == Preferences()

    def test_a_change_keeps_what_was_chosen_before(self, people: People) -> None:
        people.choose(ANNA, lambda before: before.model_copy(update={"language": "fr"}))
        people.choose(ANNA, lambda before: before.model_copy(update={"sentences": 2}))
        assert people.preferences(ANNA) == Preferences(language="fr", sentences=2)

    def test_topics_are_answered_in_as_chosen_and_else_like_the_others(self, people: People) -> None:
        people.choose(DESK, to(CHOSEN))
        kept = people.preferences(DESK)
        assert [kept.answers_in(topic) for topic in (7, 8, 9)] == [True, False, False]

    def test_a_group_that_becomes_a_supergroup_keeps_its_choices(self, people: People) -> None:
        people.choose(DESK, to(CHOSEN))
        for _ in range(2):  # Telegram tells it in both chats
            people.move(DESK, DESK_AS_SUPERGROUP)
        assert people.preferences(DESK_AS_SUPERGROUP) == CHOSEN
        assert people.preferences(DESK) == Preferences()

    def test_what_a_supergroup_has_chosen_itself_is_not_replaced(self, people: People) -> None:
        people.choose(DESK, to(CHOSEN))
        own = people.choose(DESK_AS_SUPERGROUP, to(Preferences(sentences=2)))
        people.move(DESK, DESK_AS_SUPERGROUP)
        assert people.preferences(DESK_AS_SUPERGROUP) == own

    def test_a_person_who_is_forgotten_has_chosen_nothing(self, people: People) -> None:
        for chat in (ANNA, DESK):
            people.choose(chat, to(CHOSEN))
        people.forget(ANNA)
        assert [people.preferences(chat) for chat in (ANNA, DESK)] == [Preferences(), CHOSEN]

    def test_rights_are_what_was_accepted_changed_and_left(self, people: People) -> None:
        staff = people.staff
        _, secret = staff.invite(frozenset({Right.ADD}), DESK_OWNER, NOW)
        accepted = staff.accept(secret, ANNA, "Anna", _all_of_it, NOW)
        assert accepted
        assert staff.rights(ANNA) == {Right.ADD}
        staff.change(ANNA, Right.PEOPLE, given=True)
        staff.change(ANNA, Right.ADD, given=False)
        assert staff.members() == [
            Member(person=ANNA, name="Anna", rights={Right.PEOPLE}, invited_by=DESK_OWNER, since=NOW)
        ]
        assert staff.remove(ANNA) is not None
        assert (staff.rights(ANNA), staff.members()) == (frozenset(), [])

    def test_of_many_who_accept_at_once_one_gets_in(self, people: People) -> None:
        staff = people.staff
        _, secret = staff.invite(frozenset(Right), DESK_OWNER)
        with ThreadPoolExecutor(8) as pool:
            accepted = list(
                pool.map(lambda person: staff.accept(secret, person, "A", _all_of_it), range(1, 9))
            )
        assert len([one for one in accepted if one]) == len(staff.members()) == 1

    def test_what_is_forgotten_of_a_person_are_their_rights_their_invitations_and_whom_they_invited(
        self, people: People
    ) -> None:
        staff = people.staff
        for person, by in ((ANNA, DESK_OWNER), (BERT, ANNA)):
            staff.accept(staff.invite(frozenset(Right), by)[1], person, "Name", _all_of_it)
        staff.invite(frozenset(Right), ANNA)
        people.forget(ANNA)
        assert [(member.person, member.invited_by) for member in staff.members()] == [(BERT, None)]
        assert staff.invitations() == []

    def test_a_bound_group_stays_bound_as_a_supergroup_and_until_it_is_unbound(self, people: People) -> None:
        people.bind(DESK, "Sport")
        people.move(DESK, DESK_AS_SUPERGROUP)
        people.move(DESK, DESK_AS_SUPERGROUP)
        assert [people.collection(chat) for chat in (DESK, DESK_AS_SUPERGROUP)] == [None, "Sport"]
        assert [people.unbind(DESK_AS_SUPERGROUP) for _ in range(2)] == [True, False]
        assert people.collection(DESK_AS_SUPERGROUP) is None


def _all_of_it(_person: int, _given: Rights) -> Rights:
    return frozenset(Right)

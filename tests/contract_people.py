"""What every store keeps of people and chats: a suite that a test class inherits with a store."""

from collections.abc import Callable

from corpus.models import Preferences, Quietness
from corpus.store import Store

ANNA = 7_300_000_002  # over 32 bits, as the ids of Telegram's users are
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
    """Inherit it beside ``StoreContract``, which gives the store."""

    def test_a_chat_that_chose_nothing_has_the_defaults(self, store: Store) -> None:
        assert store.people.preferences(ANNA) == Preferences()

    def test_choices_read_back_as_they_were_made(self, store: Store) -> None:
        assert store.people.choose(ANNA, to(CHOSEN)) == CHOSEN
        assert store.people.preferences(ANNA) == CHOSEN
        assert store.people.preferences(DESK) == Preferences()

    def test_a_change_keeps_what_was_chosen_before(self, store: Store) -> None:
        store.people.choose(ANNA, lambda before: before.model_copy(update={"language": "fr"}))
        store.people.choose(ANNA, lambda before: before.model_copy(update={"sentences": 2}))
        assert store.people.preferences(ANNA) == Preferences(language="fr", sentences=2)

    def test_topics_are_answered_in_as_chosen_and_else_like_the_others(self, store: Store) -> None:
        store.people.choose(DESK, to(CHOSEN))
        kept = store.people.preferences(DESK)
        assert [kept.answers_in(topic) for topic in (7, 8, 9)] == [True, False, False]

    def test_a_group_that_becomes_a_supergroup_keeps_its_choices(self, store: Store) -> None:
        store.people.choose(DESK, to(CHOSEN))
        for _ in range(2):  # Telegram tells it in both chats
            store.people.move(DESK, DESK_AS_SUPERGROUP)
        assert store.people.preferences(DESK_AS_SUPERGROUP) == CHOSEN
        assert store.people.preferences(DESK) == Preferences()

    def test_what_a_supergroup_has_chosen_itself_is_not_replaced(self, store: Store) -> None:
        store.people.choose(DESK, to(CHOSEN))
        own = store.people.choose(DESK_AS_SUPERGROUP, to(Preferences(sentences=2)))
        store.people.move(DESK, DESK_AS_SUPERGROUP)
        assert store.people.preferences(DESK_AS_SUPERGROUP) == own

    def test_a_person_who_is_forgotten_has_chosen_nothing(self, store: Store) -> None:
        for chat in (ANNA, DESK):
            store.people.choose(chat, to(CHOSEN))
        store.people.forget(ANNA)
        assert [store.people.preferences(chat) for chat in (ANNA, DESK)] == [Preferences(), CHOSEN]

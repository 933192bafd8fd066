"""What admins can do with the articles of every store: a suite that a test class inherits with a store."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import create_engine, func, select

from corpus.chats.kept_filters import KeptFilters
from corpus.chats.people import People
from corpus.chats.votes import Vote
from corpus.database.database import Database
from corpus.errors import ArticleErased, NothingToUndo, UnknownArticle
from corpus.models import ALL_ARTICLES, Filter
from corpus.schema.all_tables import metadata
from corpus.schema.schema import open_database
from corpus.store import Store
from corpus.store.originals import Originals
from corpus.store.replacing import EVERYTHING
from tests.support.drafted import BRIDGE, BRIDGE_LATER, FERRY, drafted

ADMIN = 7_300_000_001
LATER = timedelta(days=30, minutes=1)


def dispatches(store: Store) -> None:
    """Five articles of three sources, two collections and three months; the last has no date."""
    facts: list[dict[str, object]] = [
        {"id": "b1", "title": "Le pont de l’Évêché", "source": "AFP", "published": date(2025, 5, 31)},
        {
            "id": "b2",
            "title": "The Bridge at Belmont",
            "source": "Port Agency",
            "published": date(2025, 6, 1),
        },
        {"id": "wire/2025:é", "title": "Œuvres", "source": "afp", "published": date(2025, 6, 30)},
        {"id": "f1", "title": "100% ferry_", "source": "AFP", "published": date(2025, 7, 1)},
        {"id": "f2", "collection": "talks"},
    ]
    store.save([drafted(f"Text of number {n}. Its end.", **fact) for n, fact in enumerate(facts)], None)


def found(store: Store, **asked: object) -> list[str]:
    """The ids of what a filter lets through, the oldest first."""
    filter = Filter.model_validate(asked)
    listed = [article.id for article in store.articles(limit=9, filter=filter)]
    assert len(listed) == store.count(filter) == len(store.desk.keys(filter))
    return listed[::-1]


def erase(store: Store) -> int:
    """Let the thirty days pass."""
    return store.desk.erase_expired(datetime.now(UTC) + LATER)


def rows(url: str, table: str) -> int:
    """How many rows a table has, behind the store's back."""
    engine = create_engine(url)
    with engine.connect() as connection:
        number = connection.scalar(select(func.count()).select_from(metadata.tables[table]))
    engine.dispose()
    return int(number or 0)


class DeskContract:
    """Inherit it beside ``StoreContract``, which gives the store."""

    # Finding

    @pytest.mark.parametrize(
        ("asked", "ids"),
        [
            ({}, ["b1", "b2", "wire/2025:é", "f1", "f2"]),
            ({"words": ["eveche"]}, ["b1"]),
            ({"words": ["BELMONT", "bridge"]}, ["b2"]),
            ({"words": ["belmont", "ferry"]}, []),
            ({"words": ["agency"]}, ["b2"]),
            ({"words": ["oeuvres"]}, ["wire/2025:é"]),
            ({"words": ["2025:É"]}, ["wire/2025:é"]),
            ({"words": ["0%", "_"]}, ["f1"]),
            ({"sources": ["AFP"]}, ["b1", "f1"]),
            ({"sources": ["AFP", "afp"]}, ["b1", "wire/2025:é", "f1"]),
            ({"collections": ["talks"]}, ["f2"]),
            ({"since": "2025-06-01", "until": "2025-06-30"}, ["b2", "wire/2025:é"]),
            ({"since": "2025-06-02"}, ["wire/2025:é", "f1"]),
            ({"until": "2025-05-31", "sources": ["AFP"]}, ["b1"]),
            ({"keys": [2, 4, 99]}, ["b2", "f1"]),
        ],
    )
    def test_articles_are_found_by_words_source_collection_and_date(
        self, store: Store, asked: dict[str, object], ids: list[str]
    ) -> None:
        dispatches(store)
        assert found(store, **asked) == ids

    def test_only_the_current_version_is_found(self, store: Store) -> None:
        for title, text in (("Bridge", BRIDGE), ("Footbridge", BRIDGE_LATER)):
            store.save([drafted(text, id="b", title=title)], None)
        store.undo(2, None)
        assert (found(store, words=["foot"]), found(store, words=["bridge"])) == ([], ["b"])

    def test_what_can_be_filtered_by_is_counted(self, store: Store) -> None:
        dispatches(store)
        assert store.desk.values("source", ALL_ARTICLES) == [("AFP", 2), ("afp", 1), ("Port Agency", 1)]
        assert store.desk.values("collection", ALL_ARTICLES) == [("talks", 1)]
        assert store.desk.values("source", Filter(since=date(2025, 6, 1))) == [
            ("AFP", 1),
            ("afp", 1),
            ("Port Agency", 1),
        ]
        months = [(date(2025, 7, 1), 1), (date(2025, 6, 1), 2), (date(2025, 5, 1), 1)]
        assert store.desk.months(ALL_ARTICLES) == months

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("Afp", ("AFP", "afp")),
            ("port agency", ("Port Agency",)),
            ("agen", ("Port Agency",)),
            ("Xinhua", ("Xinhua",)),
        ],
    )
    def test_a_source_is_meant_by_its_letters_or_a_part_of_them(
        self, store: Store, typed: str, meant: tuple[str, ...]
    ) -> None:
        dispatches(store)
        assert store.desk.resolved(Filter(sources=(typed,))) == Filter(sources=meant)

    def test_an_article_is_named_by_its_id_or_its_number(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="2"), drafted(FERRY, id="f")], None)
        assert store.desk.named(["f", "2", "1", "01", "7", "no", ""]) == [2, 1, 1, 1, None, None, None]
        store.remove(["f"], None)
        assert store.desk.named(["f", "2"]) == [None, 1]

    def test_a_filter_keeps_its_number(self, database: Database, url: str) -> None:
        talks, since = Filter(collections=("talks",)), Filter(words=("é",), since=date(2025, 6, 1))
        numbers = KeptFilters(database).keep([talks, ALL_ARTICLES, talks])
        other = open_database(url)
        again = KeptFilters(other)
        assert again.keep([since, talks])[talks] == numbers[talks]
        assert again.of(again.keep([since])[since]) == since
        assert [again.of(number) for number in (numbers[talks], 0, 99)] == [
            talks,
            ALL_ARTICLES,
            None,
        ]
        other.close()

    def test_the_versions_of_an_article_are_told_until_it_is_removed(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], ADMIN, scope=EVERYTHING)
        [receipt] = store.save([drafted(BRIDGE_LATER, id="b")], None, scope=EVERYTHING)
        history = store.desk.history(receipt.article.key)
        assert [(one.version, one.added_by) for one in history] == [(1, ADMIN), (2, None)]
        store.remove(["b"], None)
        assert store.desk.history(receipt.article.key) == []

    # Removing together

    def test_articles_removed_together_bear_a_mark_and_come_back_together(self, store: Store) -> None:
        dispatches(store)
        receipts = store.desk.remove(store.desk.keys(Filter(sources=("AFP",))), ADMIN)
        assert [(r.kind, r.sequence, r.article.id) for r in receipts] == [
            ("removed", 6, "b1"),
            ("removed", 7, "f1"),
        ]
        assert [(c.by, c.batch) for c in store.changes(after=5)] == [(ADMIN, 6), (ADMIN, 6)]
        undone = store.desk.undo_batch(6, None)
        assert [(r.kind, r.article.id) for r in undone.receipts] == [("restored", "b1"), ("restored", "f1")]
        assert [(c.undoes, c.batch) for c in store.changes(after=7)] == [(6, 8), (7, 8)]
        assert (store.count(), undone.kept, store.check()) == (5, [], [])
        assert len(store.desk.undo_batch(8, None).receipts) == 2
        assert store.count() == 3

    def test_an_article_that_changed_since_stays_when_the_others_come_back(self, store: Store) -> None:
        dispatches(store)
        store.remove(["b1", "b2", "f1"], None)
        store.undo(7, None)
        store.remove(["b2"], None)
        undone = store.desk.undo_batch(6, None)
        assert ([r.article.id for r in undone.receipts], undone.kept) == (["b1", "f1"], ["b2"])
        for number in (6, 7, 99):
            with pytest.raises(NothingToUndo):
                store.desk.undo_batch(number, None)

    def test_one_article_alone_bears_no_mark(self, store: Store) -> None:
        dispatches(store)
        assert len(store.desk.remove([1, 99], None)) == 1
        assert store.desk.remove([1, 99], None) == []
        assert [change.batch for change in store.changes()] == [None] * 6

    @pytest.mark.slow
    def test_a_thousand_articles_are_removed_and_come_back(self, store: Store) -> None:
        store.save([drafted("A text.", id=str(number)) for number in range(1100)], None)
        assert len(store.desk.remove(store.desk.keys(ALL_ARTICLES), None)) == 1100
        assert len(store.desk.undo_batch(1101, None).receipts) == 1100
        assert store.check() == []

    # What was removed

    def test_what_was_removed_is_listed_with_when_by_whom_and_the_days_left(self, store: Store) -> None:
        [bridge, ferry] = store.save([drafted(BRIDGE, id="b"), drafted(FERRY, id="f")], None)
        store.remove(["b"], ADMIN)
        store.undo(2, None)
        last, first = store.desk.removed(limit=9)
        assert (last.article, last.sequence, last.by, last.days_left) == (ferry.article, 4, None, 30)
        assert (first.article, first.sequence, first.by) == (bridge.article, 3, ADMIN)
        assert first.at == store.changes(after=2)[0].at
        assert store.desk.removed(limit=1, offset=1) == [first]
        assert store.desk.count_removed() == 2
        store.undo(first.sequence, None)
        assert [one.article.id for one in store.desk.removed(limit=9)] == ["f"]

    def test_after_thirty_days_all_of_a_removed_article_is_erased_but_the_audit(
        self, store: Store, database: Database, url: str
    ) -> None:
        for text in (BRIDGE, BRIDGE_LATER):
            [receipt, _] = store.save([drafted(text, id="b"), drafted(FERRY, id="f")], None, scope=EVERYTHING)
        ids = [passage.id for article in store.indexed() for passage in article.passages]
        store.save_vectors("m", {id: (1, b"\x01") for id in ids})
        key = receipt.article.key
        Originals(database).keep(key, 2, "file")
        vote = Vote(person=1, question=1, article_key=key, version=2, start=0, end=9, useful=True)
        People(database).vote(vote, datetime.now(UTC))
        store.remove(["b"], ADMIN)
        assert (store.desk.count_expired(), store.desk.erase_expired()) == (0, 0)
        assert store.desk.count_expired(datetime.now(UTC) + LATER) == 1
        assert (erase(store), erase(store)) == (1, 0)
        left = {
            table: rows(url, table) for table in ("versions", "passages", "vectors", "originals", "votes")
        }
        assert left == {"versions": 1, "passages": 2, "vectors": 2, "originals": 0, "votes": 0}
        assert [(change.kind, change.article) for change in store.changes(after=3)] == [("removed", "b")]
        assert (store.desk.removed(limit=9), store.desk.count_removed()) == ([], 0)
        assert (store.count(), store.check()) == (1, [])
        with pytest.raises(UnknownArticle):
            store.article_by_key(receipt.article.key, 1)
        with pytest.raises(ArticleErased) as error:
            store.undo(4, None)
        assert (error.value.id, error.value.days) == ("b", 30)

    def test_what_came_back_in_time_is_not_erased(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], None)
        store.remove(["b"], None)
        store.undo(2, None)
        assert (erase(store), store.count()) == (0, 1)

    def test_an_erased_article_that_is_sent_again_is_a_new_one(self, store: Store) -> None:
        [first] = store.save([drafted(BRIDGE, title="Bridge")], None)
        store.remove([first.article.id], None)
        erase(store)
        [again] = store.save([drafted(BRIDGE, title="Bridge")], None)
        assert (again.kind, again.article.version) == ("added", 1)
        assert again.article.id != first.article.id

    def test_an_import_under_the_id_of_an_erased_article_goes_on_with_its_versions(
        self, store: Store
    ) -> None:
        store.save([drafted(BRIDGE, id="b")], None)
        store.remove(["b"], None)
        erase(store)
        [receipt] = store.save([drafted(BRIDGE, id="b")], None)
        assert (receipt.kind, receipt.article.version, store.article("b").text) == ("added", 2, BRIDGE)
        with pytest.raises(UnknownArticle):
            store.article("b", 1)
        assert store.undo(3, None).kind == "removed"
        assert store.undo(4, None).kind == "restored"
        assert store.check() == []

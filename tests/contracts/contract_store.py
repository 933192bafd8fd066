"""What every store does, whatever database is under it: a suite that a test class inherits with a URL."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from corpus.chats.people import People
from corpus.database.database import Database
from corpus.errors import NothingToUndo, UnknownArticle
from corpus.models import Article, ArticleSummary, Change, Draft, IndexedArticle, IndexedPassage, Passage
from corpus.schema.schema import open_database
from corpus.store import Store
from corpus.store.replacing import EVERYTHING, PAGES
from corpus.store.stored_vectors import StoredVectors, Unembedded
from tests.support.drafted import BRIDGE, BRIDGE_CORRECTED, BRIDGE_LATER, FERRY, analyse, anew, drafted

ADMIN = 7_300_000_001  # over 32 bits, as the ids of Telegram's users are


def answers(store: Store) -> set[str]:
    """What a reader can be answered with, by way of an index: the sentences of all passages."""
    ids = [passage.id for article in store.indexed() for passage in article.passages]
    return {
        store.article(passage.article, passage.version).text[sentence.start : sentence.end]
        for passage in store.passages(ids)
        for sentence in passage.sentences
    }


def audit(store: Store) -> list[tuple[int, str, int, int | None]]:
    """The audit in short: number, kind, version, the change taken back."""
    return [(change.sequence, change.kind, change.version, change.undoes) for change in store.changes()]


class StoreContract:
    """Inherit it and give ``url``, a database that is empty for each test."""

    @pytest.fixture
    def url(self) -> str:
        raise NotImplementedError

    @pytest.fixture
    def database(self, url: str) -> Iterator[Database]:
        opened = open_database(url)
        yield opened
        opened.close()

    @pytest.fixture
    def store(self, database: Database) -> Store:
        return Store(database)

    @pytest.fixture
    def people(self, database: Database) -> People:
        return People(database)

    # Saving

    def test_a_saved_article_reads_back_as_it_was_drafted(self, store: Store) -> None:
        item = drafted(
            FERRY,
            title="Le bac",
            source="Agence du Port",
            url="https://port.example/bac",
            language="fr",
            published=date(2025, 3, 4),
            collection="port",
        )
        before = datetime.now(UTC)
        [receipt] = store.save([item], ADMIN)
        article = store.article(receipt.article.id)
        assert before <= article.added_at <= datetime.now(UTC)
        assert article.added_at.utcoffset() == timedelta(0)
        known = {"id": article.id, "key": article.key, "version": 1, "added_at": article.added_at}
        described = item.metadata | known
        assert article == Article(**described, text=FERRY, added_by=ADMIN)
        assert receipt.kind == "added"
        assert receipt.sequence == 1
        assert receipt.article == ArticleSummary(**described, sentences=2)
        assert store.article_by_key(article.key) == article

    def test_a_text_is_kept_to_the_character(self, store: Store) -> None:
        exact = "\ufeff Tab\there,\r\nline\u2028here\u00a0: e\u0301 \U0001f309 « l’été » \x01\x7f end \n"
        [receipt] = store.save([drafted(exact)], None)
        assert store.article(receipt.article.id).text == exact

    def test_the_same_text_is_kept_once(self, store: Store) -> None:
        [first] = store.save([drafted(BRIDGE, title="Bridge")], None)
        [again] = store.save([drafted(BRIDGE, title="Another title", url="https://a.example")], None)
        assert (again.kind, again.sequence, again.article) == ("unchanged", None, first.article)
        assert store.count() == 1
        assert store.sequence() == 1

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ({"url": "https://a.example/1", "title": "One"}, {"url": "https://a.example/1", "title": "Two"}),
            ({"title": "The  Bridge at Évron"}, {"title": "the bridge at ÉVRON "}),
        ],
        ids=["url", "title"],
    )
    def test_a_corrected_text_under_the_same_url_or_title_is_a_new_version(
        self, store: Store, before: dict[str, str], after: dict[str, str]
    ) -> None:
        [first] = store.save([drafted(BRIDGE, **before)], None, scope=EVERYTHING)
        [second] = store.save([drafted(BRIDGE_CORRECTED, **after)], None, scope=EVERYTHING)
        assert (second.kind, second.article.id, second.article.version) == ("updated", first.article.id, 2)
        assert store.count() == 1
        assert store.article(first.article.id).text == BRIDGE_CORRECTED
        assert store.article(first.article.id, version=1).text == BRIDGE
        assert answers(store) == {"The bridge was closed on Monday.", "Its cables had corroded."}

    def test_two_pages_of_one_site_are_two_articles_though_they_have_one_title(self, store: Store) -> None:
        drafts = [
            drafted(BRIDGE, title="Live", url="https://t.me/belmont/1"),
            drafted(BRIDGE_LATER, title="Live", url="https://t.me/belmont/2"),
        ]
        assert [receipt.kind for receipt in store.save(drafts, None, scope=EVERYTHING)] == ["added", "added"]
        [reprint] = store.save(
            [drafted(FERRY, title="Live", url="https://other.example/")], None, scope=EVERYTHING
        )
        assert reprint.kind == "added"

    def test_whether_the_article_at_an_address_answers_is_told(self, store: Store) -> None:
        [bridge] = store.save([drafted(BRIDGE, url="https://a.example/1")], None)
        one, two = (Draft(text=FERRY, url=f"https://a.example/{number}") for number in (1, 2))
        assert (store.answers(one, PAGES), store.answers(two, PAGES)) == (True, None)
        store.remove([bridge.article.id], None)
        assert store.answers(one, PAGES) is False

    def test_articles_without_title_and_url_stay_apart(self, store: Store) -> None:
        receipts = store.save([drafted(BRIDGE), drafted(FERRY, title=" "), drafted("Third.", url="")], None)
        assert [receipt.kind for receipt in receipts] == ["added", "added", "added"]

    def test_new_ids_say_what_the_article_is_and_are_easy_to_type(self, store: Store) -> None:
        items = [
            drafted(BRIDGE, title="L'été du pont : la réouverture"),
            drafted(FERRY, title="桥"),
            drafted("No."),
        ]
        ids = [receipt.article.id for receipt in store.save(items, None)]
        words = [id.rsplit("-", 1)[0] for id in ids]
        codes = [id.rsplit("-", 1)[1] for id in ids]
        assert words == ["ete-pont-reouverture", "article", "article"]
        assert all(len(code) == 4 and code.isalnum() and code.isascii() for code in codes)

    def test_a_batch_is_saved_whole_or_not_at_all(self, store: Store) -> None:
        with pytest.raises(UnicodeEncodeError):
            store.save([drafted(BRIDGE), drafted("half a character: \ud83d")], None)
        assert (store.count(), store.sequence(), store.changes()) == (0, 0, [])

    # Import with ids

    def test_an_import_keeps_ids_and_goes_by_them_alone(self, store: Store) -> None:
        [one] = store.save([drafted(BRIDGE, id="wire/2025:1 é", title="Bridge")], None, scope=EVERYTHING)
        [two] = store.save([drafted(BRIDGE_LATER, id="wire-2", title="Bridge")], None, scope=EVERYTHING)
        [copy] = store.save([drafted(BRIDGE, id="wire-3", title="Bridge")], None, scope=EVERYTHING)
        assert [r.article.id for r in (one, two, copy)] == ["wire/2025:1 é", "wire-2", "wire-3"]
        assert [r.kind for r in (one, two, copy)] == ["added", "added", "added"]
        assert store.article("wire/2025:1 é").text == BRIDGE

    def test_an_id_that_is_known_takes_new_versions(self, store: Store) -> None:
        steps = [BRIDGE, BRIDGE, BRIDGE_LATER, BRIDGE]
        receipts = [store.save([drafted(step, id="b")], None, scope=EVERYTHING)[0] for step in steps]
        assert [(r.kind, r.article.version) for r in receipts] == [
            ("added", 1),
            ("unchanged", 1),
            ("updated", 2),
            ("updated", 3),
        ]

    @pytest.mark.parametrize(("again", "kind"), [(BRIDGE, "restored"), (BRIDGE_LATER, "updated")])
    def test_an_import_brings_a_removed_article_back(self, store: Store, again: str, kind: str) -> None:
        store.save([drafted(BRIDGE, id="b")], None, scope=EVERYTHING)
        store.remove(["b"], None)
        [receipt] = store.save([drafted(again, id="b")], None, scope=EVERYTHING)
        assert (receipt.kind, store.article("b").text) == (kind, again)

    # Removing

    def test_a_removed_article_answers_nothing_at_once(self, store: Store) -> None:
        [bridge, ferry] = store.save([drafted(BRIDGE), drafted(FERRY, language="fr")], None)
        ids = [passage.id for article in store.indexed() for passage in article.passages]
        [removed] = store.remove([bridge.article.id], ADMIN)
        assert (removed.kind, removed.sequence, removed.article) == ("removed", 3, bridge.article)
        with pytest.raises(UnknownArticle):
            store.article(bridge.article.id)
        with pytest.raises(UnknownArticle):
            store.article_by_key(bridge.article.key, version=1)
        assert {passage.article for passage in store.passages(ids)} == {ferry.article.id}
        assert list(store.indexed([bridge.article.id])) == []
        assert store.articles(limit=9) == [ferry.article]
        assert (store.count(), store.languages()) == (1, frozenset({"fr"}))

    def test_nothing_is_removed_when_one_id_is_unknown(self, store: Store) -> None:
        [bridge] = store.save([drafted(BRIDGE)], None)
        with pytest.raises(UnknownArticle) as error:
            store.remove([bridge.article.id, "no-such-id"], None)
        assert error.value.id == "no-such-id"
        assert store.count() == 1

    def test_an_article_is_removed_once(self, store: Store) -> None:
        [bridge] = store.save([drafted(BRIDGE)], None)
        assert len(store.remove([bridge.article.id] * 2, None)) == 1
        with pytest.raises(UnknownArticle):
            store.remove([bridge.article.id], None)

    def test_the_text_of_a_removed_article_brings_it_back(self, store: Store) -> None:
        [bridge] = store.save([drafted(BRIDGE, title="Bridge")], None, scope=EVERYTHING)
        store.remove([bridge.article.id], None)
        [back] = store.save([drafted(BRIDGE)], None, scope=EVERYTHING)
        assert (back.kind, back.article) == ("restored", bridge.article)

    def test_another_text_under_the_title_of_a_removed_article_is_another_article(self, store: Store) -> None:
        [bridge] = store.save([drafted(BRIDGE, title="Bridge")], None, scope=EVERYTHING)
        store.remove([bridge.article.id], None)
        [other] = store.save([drafted(BRIDGE_LATER, title="Bridge")], None, scope=EVERYTHING)
        assert other.kind == "added"
        assert other.article.id != bridge.article.id

    # Undo

    def test_undo_of_an_added_article_removes_it(self, store: Store) -> None:
        store.save([drafted(BRIDGE)], None)
        assert store.undo(1, ADMIN).kind == "removed"
        assert answers(store) == set()

    def test_undo_of_a_removal_restores_the_article(self, store: Store) -> None:
        [bridge] = store.save([drafted(BRIDGE)], None)
        store.remove([bridge.article.id], None)
        receipt = store.undo(2, ADMIN)
        assert (receipt.kind, receipt.sequence, receipt.article) == ("restored", 3, bridge.article)
        assert answers(store) == {"The bridge was closed on Monday.", "Its cables had rusted."}

    def test_undo_of_an_update_makes_the_version_before_current(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], None, scope=EVERYTHING)
        store.save([drafted(BRIDGE_LATER, id="b")], None, scope=EVERYTHING)
        receipt = store.undo(2, None)
        assert (receipt.kind, receipt.article.version) == ("updated", 1)
        assert store.article("b").text == BRIDGE
        assert answers(store) == {"The bridge was closed on Monday.", "Its cables had rusted."}

    def test_a_new_version_after_an_undo_has_a_number_of_its_own(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], None, scope=EVERYTHING)
        store.save([drafted(BRIDGE_LATER, id="b")], None, scope=EVERYTHING)
        store.undo(2, None)
        [receipt] = store.save([drafted(FERRY, id="b")], None, scope=EVERYTHING)
        assert receipt.article.version == 3
        assert store.undo(4, None).article.version == 1

    def test_undo_of_a_restored_article_removes_it_again(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], None, scope=EVERYTHING)
        store.remove(["b"], None)
        store.save([drafted(BRIDGE, id="b")], None, scope=EVERYTHING)
        assert store.undo(3, None).kind == "removed"
        assert store.count() == 0

    def test_undo_of_an_update_that_brought_an_article_back_removes_it_again(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], None, scope=EVERYTHING)
        store.remove(["b"], None)
        store.save([drafted(BRIDGE_LATER, id="b")], None, scope=EVERYTHING)
        receipt = store.undo(3, None)
        assert (receipt.kind, receipt.article.version) == ("removed", 1)

    def test_an_undo_is_a_change_that_can_be_undone(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], None, scope=EVERYTHING)
        store.save([drafted(BRIDGE_LATER, id="b")], None, scope=EVERYTHING)
        assert store.undo(store.undo(2, None).sequence or 0, None).kind == "updated"
        assert store.article("b").text == BRIDGE_LATER
        assert audit(store) == [
            (1, "added", 1, None),
            (2, "updated", 2, None),
            (3, "updated", 1, 2),
            (4, "updated", 2, 3),
        ]

    @pytest.mark.parametrize("sequence", [-1, 0, 1, 2, 3, 99], ids=str)
    def test_only_the_last_change_of_an_article_can_be_undone(self, store: Store, sequence: int) -> None:
        store.save([drafted(BRIDGE, id="b")], None, scope=EVERYTHING)
        store.save([drafted(BRIDGE_LATER, id="b")], None, scope=EVERYTHING)
        store.remove(["b"], None)
        store.undo(3, None)
        with pytest.raises(NothingToUndo) as error:
            store.undo(sequence, None)
        assert error.value.sequence == sequence
        assert store.sequence() == 4

    def test_changes_of_other_articles_do_not_stand_in_the_way_of_an_undo(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b"), drafted(FERRY, id="f")], None)
        assert store.undo(1, None).article.id == "b"
        assert [article.id for article in store.articles(limit=9)] == ["f"]

    # Reading

    def test_the_audit_tells_who_changed_what_in_order(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b"), drafted(FERRY, id="f")], ADMIN)
        store.remove(["b"], None)
        [first, second, third] = store.changes()
        assert first == Change(sequence=1, kind="added", article="b", version=1, by=ADMIN, at=first.at)
        assert second == Change(sequence=2, kind="added", article="f", version=1, by=ADMIN, at=second.at)
        assert third == Change(sequence=3, kind="removed", article="b", version=1, by=None, at=third.at)
        assert store.changes(after=1, limit=1) == [second]
        assert store.changes(after=3) == []

    def test_the_list_of_articles_has_pages_with_the_newest_first(self, store: Store) -> None:
        store.save([drafted(f"Text {number}.", id=str(number)) for number in range(5)], None)
        pages = [store.articles(limit=2, offset=offset) for offset in (0, 2, 4, 6)]
        assert [[article.id for article in page] for page in pages] == [["4", "3"], ["2", "1"], ["0"], []]

    def test_passages_come_in_the_order_asked(self, store: Store) -> None:
        [receipt] = store.save([drafted(BRIDGE, id="b")], None)
        [article] = store.indexed()
        first, second = (passage.id for passage in article.passages)
        [[closed], [rusted]] = analyse(drafted(BRIDGE))
        assert store.passages([second, 10**6, first, second]) == [
            Passage(second, "b", 1, (rusted,)),
            Passage(first, "b", 1, (closed,)),
            Passage(second, "b", 1, (rusted,)),
        ]
        assert store.passages([]) == []
        assert receipt.article.sentences == 2

    def test_an_index_sees_what_it_filters_by_and_the_terms_of_each_passage(self, store: Store) -> None:
        facts = {"source": "Agence", "language": "fr", "published": date(2025, 3, 4), "collection": "port"}
        store.save([drafted("Un bac. Deux bacs.", id="f", **facts)], None)
        [article] = store.indexed()
        ids = [passage.id for passage in article.passages]
        held = (IndexedPassage(ids[0], ("un", "bac")), IndexedPassage(ids[1], ("deux", "bacs")))
        assert article == IndexedArticle("f", "Agence", "fr", date(2025, 3, 4), "port", held)
        assert list(store.indexed(["unknown", "f"])) == [article]
        assert list(store.indexed([])) == []

    def test_an_index_can_be_filled_with_more_articles_than_one_statement_takes(self, store: Store) -> None:
        ids = [f"n{number}" for number in range(510)]
        store.save([drafted("A text.", id=id) for id in ids], None)
        assert [article.id for article in store.indexed()] == ids
        assert [article.id for article in store.indexed(ids)] == ids

    def test_an_article_without_passages_is_still_an_article(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b").model_copy(update={"passages": ()})], None)
        assert list(store.indexed()) == [IndexedArticle("b", None, "en", None, None, ())]
        assert store.check() == ["article b has no passages, so no question finds it"]

    def test_the_languages_are_those_of_the_articles_that_answer(self, store: Store) -> None:
        assert store.languages() == frozenset()
        store.save([drafted(BRIDGE, id="b"), drafted(FERRY, id="f", language="fr")], None)
        assert store.languages() == {"en", "fr"}
        store.remove(["f"], None)
        assert store.languages() == {"en"}

    @pytest.mark.parametrize("version", [0, 2])
    def test_a_version_that_was_never_saved_is_unknown(self, store: Store, version: int) -> None:
        store.save([drafted(BRIDGE, id="b")], None)
        with pytest.raises(UnknownArticle):
            store.article("b", version)

    def test_articles_are_read_together_in_the_versions_named_but_for_those_that_are_gone(
        self, store: Store
    ) -> None:
        for text in (BRIDGE, BRIDGE_LATER):
            store.save(
                [drafted(text, id="b"), drafted(FERRY, id="f"), drafted("Third.", id="t")],
                None,
                scope=EVERYTHING,
            )
        store.remove(["t"], None)
        read = store.article_versions([("b", 1), ("f", 1), ("t", 1), ("b", 3), ("never", 1)])
        assert sorted(read, key=lambda article: article.id) == [store.article("b", 1), store.article("f", 1)]

    # Vectors

    def test_vectors_are_missing_for_the_newest_passages_first_with_what_they_are_made_from(
        self, store: Store
    ) -> None:
        store.save(
            [drafted(BRIDGE, id="b", title="Bridge"), drafted(FERRY, id="f", language="fr")],
            None,
            scope=EVERYTHING,
        )
        store.save([drafted(BRIDGE_LATER, id="b", title="Bridge again")], None, scope=EVERYTHING)
        ids = {article.id: [passage.id for passage in article.passages] for article in store.indexed()}
        assert store.without_vectors("m", limit=3) == [
            Unembedded(ids["b"][1], "Bridge again", ("It opened again on Friday.",)),
            Unembedded(ids["b"][0], "Bridge again", ("The bridge was closed on Monday.",)),
            Unembedded(ids["f"][1], None, ("Il passe toutes les heures.",)),
        ]
        store.save_vectors("m", {ids["b"][1]: (1, b"\x01"), ids["f"][0]: (1, b"\x02")})
        lacking = [passage.passage for passage in store.without_vectors("m", limit=9)]
        assert lacking == [ids["b"][0], ids["f"][1]]
        assert len(store.without_vectors("another model", limit=9)) == 4

    def test_vectors_are_followed_by_number_and_kept_once_for_each_model(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], None)
        first, second = (passage.id for article in store.indexed() for passage in article.passages)
        assert (store.vector_sequence(), list(store.vectors_after("m", 0))) == (0, [])
        store.save_vectors("m", {first: (1, b"\x00\xff")})
        store.save_vectors("other", {first: (1, b"\x05")})
        store.save_vectors("m", {second: (2, b"\x03\x04"), first: (1, b"\x09")})
        one, two = store.vectors_after("m", 0)
        assert one == StoredVectors(one.sequence, first, 1, b"\x00\xff")
        assert two == StoredVectors(store.vector_sequence(), second, 2, b"\x03\x04")
        assert list(store.vectors_after("m", one.sequence)) == [two]
        assert store.vectors_at("m", one.sequence) == one
        assert store.vectors_at("m", one.sequence + 1) is None

    def test_more_vectors_are_read_than_one_statement_gives(self, store: Store) -> None:
        store.save([drafted(("One. Two. Three. " * 200).rstrip(), id="long")], None)
        ids = [passage.id for article in store.indexed() for passage in article.passages]
        store.save_vectors("m", {id: (1, b"\x01") for id in ids})
        assert [row.passage for row in store.vectors_after("m", 0)] == ids
        assert len(ids) == 600

    def test_vectors_for_passages_that_are_gone_are_passed_over(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], None)
        store.save_vectors("m", {10**6: (1, b"\x01")})
        store.save_vectors("m", {})
        assert list(store.vectors_after("m", 0)) == []

    def test_progress_counts_the_sentences_of_articles_that_answer(self, store: Store) -> None:
        assert store.vector_progress("m") == (0, 0)
        receipts = store.save([drafted(BRIDGE, id="b"), drafted(FERRY, id="f")], None, scope=EVERYTHING)
        ids = {article.id: [passage.id for passage in article.passages] for article in store.indexed()}
        store.save_vectors("m", {id: (1, b"\x01") for id in (*ids["b"], ids["f"][0])})
        bridge, ferry = (receipt.article.key for receipt in receipts)
        assert store.vector_progress("m") == (3, 4)
        assert [store.has_vectors("m", key) for key in (bridge, ferry)] == [True, False]
        store.remove(["b"], None)
        assert store.vector_progress("m") == (1, 2)
        store.save([drafted("Un autre bac.", id="f")], None, scope=EVERYTHING)
        assert store.vector_progress("m") == (0, 1)
        assert store.has_vectors("m", ferry) is False

    def test_an_article_that_comes_back_has_the_vectors_that_it_had(self, store: Store) -> None:
        [receipt] = store.save([drafted(BRIDGE, id="b")], None)
        ids = [passage.id for article in store.indexed() for passage in article.passages]
        store.save_vectors("m", {id: (1, b"\x01") for id in ids})
        store.remove(["b"], None)
        assert store.without_vectors("m", limit=9) == []
        store.undo(2, None)
        assert store.vector_progress("m") == (2, 2)
        assert store.has_vectors("m", receipt.article.key)

    def test_vectors_go_when_their_passages_are_made_again(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], None)
        ids = [passage.id for article in store.indexed() for passage in article.passages]
        store.save_vectors("m", {id: (1, b"\x01") for id in ids})
        last = store.vector_sequence()
        store.reanalyse("another", anew())
        assert list(store.vectors_after("m", 0)) == []
        assert len(store.without_vectors("m", limit=9)) == 2
        store.save_vectors("m", {one.passage: (1, b"\x02") for one in store.without_vectors("m", limit=9)})
        assert [row.data for row in store.vectors_after("m", last)] == [b"\x02", b"\x02"]
        assert store.check() == []

    def test_the_vectors_of_one_model_can_be_forgotten(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], None)
        ids = [passage.id for article in store.indexed() for passage in article.passages]
        for model in ("old", "new"):
            store.save_vectors(model, {id: (1, b"\x01") for id in ids})
        store.forget_vectors("old")
        assert [store.vector_progress(model).done for model in ("old", "new")] == [0, 2]

    def test_nothing_is_wrong_with_a_store_after_every_kind_of_change(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b"), drafted(FERRY, id="f")], None, scope=EVERYTHING)
        store.save([drafted(BRIDGE_LATER, id="b")], None, scope=EVERYTHING)
        store.undo(3, None)
        store.remove(["f"], None)
        assert store.check() == []

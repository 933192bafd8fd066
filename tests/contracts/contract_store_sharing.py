"""What a store is to several processes and to several versions of Pullquote, on any database."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from corpus.errors import StoreDamaged, StoreTooNew
from corpus.models import Draft, IndexedSentence
from corpus.schema.all_tables import metadata
from corpus.schema.schema import open_database
from corpus.store import Store
from tests.support.drafted import BRIDGE, BRIDGE_LATER, FERRY, anew, drafted

SAVE_FOR_EVER = """
import sys
from itertools import count
from corpus.schema.schema import open_database
from corpus.store import Store
from tests.support.drafted import drafted
store = Store(open_database(sys.argv[1]))
for number in count():
    [receipt] = store.save([drafted(f"Dispatch {number} is here. It is short.")], None)
    print(receipt.article.id, flush=True)
"""


def whole(draft: Draft) -> tuple[tuple[IndexedSentence, ...], ...]:
    """Another analysis: the text is one sentence, its term its length."""
    return ((IndexedSentence(0, len(draft.text), (str(len(draft.text)),)),),)


def run(url: str, *statements: str) -> None:
    """Change a database behind the store's back."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def numbers(store: Store) -> list[int]:
    """The numbers of all passages that answer."""
    return [passage.id for article in store.indexed() for passage in article.passages]


class SharingContract:
    """Inherit it beside ``StoreContract``."""

    def test_another_process_sees_what_was_saved(self, url: str, store: Store) -> None:
        [receipt] = store.save([drafted(BRIDGE)], None)
        other = Store(open_database(url))
        assert other.article(receipt.article.id) == store.article(receipt.article.id)
        assert other.identity() == store.identity()
        other.remove([receipt.article.id], None)
        other.close()
        assert (store.sequence(), store.count()) == (2, 0)

    def test_two_stores_write_at_once_while_a_third_follows_without_a_gap(
        self, url: str, store: Store
    ) -> None:
        writers = [Store(open_database(url)), Store(open_database(url))]

        def write(writer: int) -> None:
            for number in range(40):
                writers[writer].save([drafted(f"Text {number} of {writer}.")], writer)

        seen: list[int] = []
        with ThreadPoolExecutor() as threads:
            writing = [threads.submit(write, writer) for writer in range(2)]
            while len(seen) < 80 and not any(future.done() and future.exception() for future in writing):
                seen += [change.sequence for change in store.changes(after=seen[-1] if seen else 0)]
        for future in writing:
            future.result()
        for writer in writers:
            writer.close()
        assert seen == list(range(1, 81))
        assert {change.by for change in store.changes()} == {0, 1}
        assert store.check() == []

    def test_two_admins_who_send_the_same_article_at_once_make_one(self, url: str, store: Store) -> None:
        other = Store(open_database(url))
        with ThreadPoolExecutor() as threads:
            futures = [threads.submit(one.save, [drafted(BRIDGE)], None) for one in [store, other] * 4]
        kinds = sorted(future.result()[0].kind for future in futures)
        other.close()
        assert kinds == ["added"] + ["unchanged"] * 7
        assert store.count() == 1

    def test_one_store_serves_many_threads(self, store: Store) -> None:
        def save_and_read(number: int) -> str:
            [receipt] = store.save([drafted(f"Text {number}.")], None)
            return store.article(receipt.article.id).text

        with ThreadPoolExecutor(max_workers=24) as threads:
            texts = list(threads.map(save_and_read, range(72)))
        assert texts == [f"Text {number}." for number in range(72)]

    def test_a_process_killed_while_it_saves_loses_nothing_acknowledged(self, url: str, store: Store) -> None:
        program = subprocess.Popen(
            [sys.executable, "-c", SAVE_FOR_EVER, url], stdout=subprocess.PIPE, text=True
        )
        assert program.stdout
        acknowledged = [program.stdout.readline().strip() for _ in range(25)]
        program.kill()
        acknowledged += program.stdout.read().split()
        program.stdout.close()
        program.wait()
        saved = [change.article for change in store.changes()]
        # The last may have been saved and not yet acknowledged.
        assert saved[: len(acknowledged)] == acknowledged
        assert len(saved) <= len(acknowledged) + 1
        assert [article.id for article in store.indexed()] == saved
        assert store.check() == []

    # Analysis

    def test_a_new_store_says_that_nothing_was_analysed(self, store: Store) -> None:
        assert store.analysis() is None
        store.reanalyse("1", anew())
        assert store.analysis() == "1"

    def test_passages_made_again_have_new_numbers_and_the_store_another_identity(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b"), drafted(FERRY, id="f")], None)
        old, identity = numbers(store), store.identity()
        store.reanalyse("2", anew(whole))
        new = numbers(store)
        assert [passage.sentences[0].terms for passage in store.passages(new)] == [("55",), ("62",)]
        assert min(new) > max(old)
        assert store.passages(old) == []
        assert store.identity() != identity
        assert [article.sentences for article in store.articles(limit=2)] == [1, 1]
        assert (store.sequence(), store.check()) == (2, [])

    def test_an_older_version_comes_back_with_the_passages_made_again(self, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], None)
        store.save([drafted(BRIDGE_LATER, id="b")], None)
        store.reanalyse("2", anew(whole))
        store.undo(2, None)
        [passage] = store.passages(numbers(store))
        assert passage.sentences == (IndexedSentence(0, len(BRIDGE), ("55",)),)

    def test_passages_are_made_again_in_many_batches(self, store: Store) -> None:
        store.save([drafted(f"One. Text {number}.", id=str(number)) for number in range(120)], None)
        store.reanalyse("2", anew(whole))
        assert len(numbers(store)) == 120

    def test_making_passages_again_can_be_cut_short_and_is_then_not_done(self, store: Store) -> None:
        store.save([drafted(f"One. Text {number}.", id=str(number)) for number in range(120)], None)
        store.reanalyse("1", anew())

        def give_up_late(draft: Draft) -> tuple[tuple[IndexedSentence, ...], ...]:
            if draft.id == "100":
                raise KeyboardInterrupt
            return whole(draft)

        with pytest.raises(KeyboardInterrupt):
            store.reanalyse("2", anew(give_up_late))
        assert store.analysis() is None
        store.reanalyse("1", anew())
        assert len(numbers(store)) == 240

    # Schema

    def test_a_database_without_tables_is_migrated_step_by_step_to_those_of_a_new_one(self, url: str) -> None:
        # Alembic's table alone is what a database looks like before its first migration.
        run(url, "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        store = Store(open_database(url))
        [receipt] = store.save([drafted(BRIDGE)], None)
        assert (receipt.kind, store.analysis(), store.check()) == ("added", None, [])
        assert len(store.identity()) == 32
        store.close()
        engine = create_engine(url)
        with engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        engine.dispose()

    def test_a_database_of_a_later_version_is_left_alone(self, url: str) -> None:
        open_database(url).close()
        run(url, "UPDATE alembic_version SET version_num = 'later'")
        with pytest.raises(StoreTooNew) as error:
            open_database(url)
        assert error.value.revision == "later"

    def test_several_processes_open_a_new_database_at_once(self, url: str) -> None:
        with ThreadPoolExecutor() as threads:
            stores = list(map(Store, threads.map(open_database, [url] * 4)))
        assert len({store.identity() for store in stores}) == 1
        for store in stores:
            store.close()

    def test_passages_that_cannot_be_read_are_damage(self, url: str, store: Store) -> None:
        store.save([drafted(BRIDGE, id="b")], None)
        run(url, "UPDATE passages SET sentences = '[[0,' WHERE position = 1")
        with pytest.raises(StoreDamaged, match="the sentences of a passage cannot be read"):
            list(store.indexed())
        assert [problem for problem in store.check() if "passage cannot be read" in problem]

    # Damage that the database itself does not see

    def test_the_doctor_names_what_does_not_fit_together(self, url: str, store: Store) -> None:
        store.save([drafted(BRIDGE, id=id) for id in ("a", "b", "c", "d")], None)
        run(
            url,
            "UPDATE versions SET text = 'short' WHERE article_key = 1",
            "UPDATE articles SET version = 7 WHERE id = 'b'",
            "UPDATE articles SET removed_at = '2025-01-01 00:00:00' WHERE id = 'c'",
            "DELETE FROM changes WHERE sequence = 2",
            "DELETE FROM passages WHERE article_key = 4",
        )
        assert store.check() == [
            "the audit has 3 changes, but the last has number 4",
            "article b is not what the last change of it says",
            "article c is not what the last change of it says",
            "the text of article a is not the one that was saved",
            "article b has no current text",
            "a passage of article a lies outside its text",
            "article d has no passages, so no question finds it",
        ]

"""The library: what several processes share, and what survives."""

import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.chats.asked import Cited
from corpus.library import Library
from corpus.models import Draft
from corpus.search.bm25.memory_index import MemoryIndex
from corpus.search.index import Index, TermStatistics
from corpus.store.replacing import EVERYTHING

QUARRY = "The quarry of Vallon will close in June, the owner announced."
LIGHTHOUSE = "The lighthouse keeper of Sandwick retired on Friday after forty years."

IMPORT = """
import sys
from pathlib import Path
from corpus.library import Library
from corpus.models import Draft

drafts = (Draft(id=str(n), text=f"Harbour {n} opened its gate{n} on Monday.") for n in range(1000))
with Library.open(Path(sys.argv[1])) as library:
    for receipt in library.add_many(drafts, batch=10):
        print(receipt.article.id, flush=True)
"""


def cited(library: Library, question: str) -> list[str]:
    """The sentences cited, found or nearest."""
    return [citation.text for citation in library.ask(question).citations]


def test_a_running_library_follows_what_another_one_adds_removes_and_takes_back(tmp_path: Path) -> None:
    with Library.open(tmp_path) as running, Library.open(tmp_path) as beside:
        assert cited(running, "Who retired in Sandwick?") == []
        added = beside.add(Draft(text=LIGHTHOUSE))
        assert cited(running, "Who retired in Sandwick?") == [LIGHTHOUSE]
        removed = beside.remove([added.article.id])[0]
        assert cited(running, "Who retired in Sandwick?") == []
        assert removed.sequence is not None
        beside.undo(removed.sequence)
        assert cited(running, "Who retired in Sandwick?") == [LIGHTHOUSE]


def test_the_articles_cited_most_often_are_those_that_answer_now(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    with Library.open(tmp_path) as library:
        quarry, lighthouse = (library.add(Draft(text=text)).article for text in (QUARRY, LIGHTHOUSE))
        for question in ("When will the quarry close?", "Who retired?", "Who retired in Sandwick?"):
            library.asked.count(library.ask(question), library.sequence(), now)
        assert library.most_cited(now.date(), 5) == [Cited(lighthouse, 2), Cited(quarry, 1)]
        assert library.most_cited(now.date(), 1) == [Cited(lighthouse, 2)]
        library.remove([lighthouse.id])
        assert library.most_cited(now.date(), 1) == [Cited(quarry, 1)]


class Elsewhere:
    """An engine that gives what the protocols promise and nothing else, as one on another machine would."""

    promised = frozenset(vars(Index)) | frozenset(vars(TermStatistics))

    def __init__(self, engine: MemoryIndex) -> None:
        self._engine = engine

    def __getattr__(self, name: str) -> object:
        if name not in self.promised:
            raise AttributeError(name)
        return getattr(self._engine, name)


def test_a_library_asks_the_engine_that_it_is_given_for_no_more_than_the_protocols_promise(
    tmp_path: Path,
) -> None:
    def opened(folder: Path, name: str, last_change: int) -> Elsewhere:
        return Elsewhere(MemoryIndex.open(folder, name, last_change))

    with Library.open(tmp_path, open_engine=opened) as library:
        library.add(Draft(text=LIGHTHOUSE))
        assert cited(library, "Who retired in Sandwick?") == [LIGHTHOUSE]
        answer = library.ask("When did the lihgthuose kepeer of Sandvik retire?")
        assert [citation.text for citation in answer.citations] == [LIGHTHOUSE]
        assert library.explain(answer.question, answer.citations[0])


def test_what_was_added_answers_after_a_restart_without_its_index(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(Draft(text=QUARRY))
    shutil.rmtree(tmp_path / "index", ignore_errors=True)
    with Library.open(tmp_path) as library:
        assert cited(library, "When will the quarry close?") == [QUARRY]


def test_a_database_put_back_from_a_copy_answers_from_the_copy(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy"
    with Library.open(data) as library:
        library.add(Draft(text=QUARRY))
    shutil.copytree(data, copy)
    with Library.open(data) as library:
        library.add(Draft(text=LIGHTHOUSE))
        list(library.add_many(Draft(text=f"Dispatch number {number} on wheat.") for number in range(100)))
        assert cited(library, "Who retired in Sandwick?")[0] == LIGHTHOUSE
    shutil.rmtree(copy / "index", ignore_errors=True)
    shutil.copytree(data / "index", copy / "index")
    with Library.open(copy) as library:
        assert cited(library, "Who retired in Sandwick?") == []
        assert cited(library, "When will the quarry close?") == [QUARRY]


def test_a_new_version_answers_in_place_of_the_old_one(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        first = library.add(Draft(title="Quarry", text=QUARRY), scope=EVERYTHING)
        second = library.add(Draft(title="Quarry", text=QUARRY.replace("June", "July")), scope=EVERYTHING)
        assert (first.kind, second.kind) == ("added", "updated")
        assert cited(library, "When will the quarry close?") == [QUARRY.replace("June", "July")]
        assert library.article(first.article.id, version=1).text == QUARRY


@pytest.mark.slow
def test_a_killed_import_loses_no_article_that_was_acknowledged(tmp_path: Path) -> None:
    importing = subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert importing.stdout is not None
    acknowledged = [importing.stdout.readline().strip() for _ in range(300)]
    importing.send_signal(signal.SIGKILL)
    acknowledged += [line for line in importing.communicate()[0].splitlines() if line.isdecimal()]
    with Library.open(tmp_path) as library:
        assert library.check() == []
        lost = [id for id in acknowledged if f"gate{id} " not in "".join(cited(library, f"gate{id}"))]
    assert lost == []


def test_an_erased_article_is_in_no_file_of_the_data_folder(tmp_path: Path) -> None:
    month = datetime.now(UTC) + timedelta(days=31)
    with Library.open(tmp_path) as library:
        kept = library.add(Draft(title="Quarry", text=QUARRY))
        gone = library.add(Draft(title="Retirement", text=f"{LIGHTHOUSE} " * 400))
        library.follow()
        library.remove([gone.article.id])
        assert library.erase_expired(month) == 1
        assert cited(library, "When will the quarry close?") == [QUARRY]
    with Library.open(tmp_path) as library:
        assert cited(library, "Who retired in Sandwick?") == []
        assert [article.id for article in library.articles(9)] == [kept.article.id]
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"andwick" not in file.read_bytes(), file

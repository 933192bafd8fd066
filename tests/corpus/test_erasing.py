"""What is erased leaves no word behind, in whichever file of the data folder."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.chats.rights import ALL, Right
from corpus.chats.watches import Wanted
from corpus.library import Library
from corpus.models import Draft

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BOT, ANNA, BEA = 7, 1001, 1002


def files_with(folder: Path, *words: str) -> list[str]:
    """The files that hold one of some words, in one of the ways in which they are written."""
    wanted = [word.encode(coding) for word in words for coding in ("utf-8", "utf-16-le")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(path.name for path in files if any(word in path.read_bytes() for word in wanted))


def watch(library: Library, person: int, question: str) -> None:
    """Let a person watch a question."""
    wanted = Wanted(bot=BOT, chat=person, question=question, language="en", seen=0)
    assert library.watches.keep(wanted, person, NOW) is not None


@pytest.mark.parametrize("others", [0, 300])
def test_a_person_who_is_forgotten_leaves_no_word(tmp_path: Path, others: int) -> None:
    with Library.open(tmp_path) as library:
        for number in range(others):
            watch(library, 5000 + number, f"Who painted the lighthouse number {number} of Quern? " * 3)
        _, secret = library.people.staff.invite(frozenset({Right.ADD}), BEA, NOW)
        library.people.staff.accept(secret, ANNA, "Xanthippa", lambda *_: ALL, NOW)
        for number in range(19):
            watch(library, ANNA, f"Will the zeppelinette fly to Tormel on day {number}? " * (number + 1))
        for number in range(others // 20):
            watch(library, 9000 + number, f"Who steers the ferry number {number}? " * 5)
        assert files_with(tmp_path, "zeppelinette", "Xanthippa")
        library.people.forget(ANNA)
        assert files_with(tmp_path, "zeppelinette", "Xanthippa") == []
        if others:
            assert files_with(tmp_path, "lighthouse number 7 of Quern")
    assert files_with(tmp_path, "zeppelinette", "Xanthippa") == []


def test_an_article_that_is_erased_for_good_leaves_no_word(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        for number in range(40):
            library.add(Draft(text=f"The bridge number {number} of Larkness opens on Monday. " * 30))
        gone = library.add(
            Draft(text="The quixotrope of Belmont was sold on Friday. " * 60, title="Quixotrope", id="gone")
        )
        library.ask("What was sold on Friday?")
        library.remove([gone.article.id])
        assert library.erase_expired(datetime.now(UTC) + timedelta(days=31)) == 1
        assert files_with(tmp_path, "quixotrop", "Quixotrop") == []

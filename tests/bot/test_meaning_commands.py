"""Meaning on the command line and in the bot: settings, what add says and leaves, the doctor, a receipt."""

import asyncio
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands.vector_progress import embed_articles
from corpus.library import Library
from corpus.meaning.model import Vectors
from corpus.models import ArticleSummary, Draft
from tests.support.conversation import FERRY, StartBot
from tests.support.meaning_models import WordModel
from tests.support.terminal_screen import Terminal
from tests.world import World

CRANE = """A second crane for Sandwick

SANDWICK, June 3, 2025 (Sample Wire) - The harbour will purchase another crane in autumn, its director said.

It hoists forty tonnes.
"""
SOON = "Déjà consultable\N{NARROW NO-BREAK SPACE}; indexation complète dans quelques secondes."
QUESTION = "Combien de tonnes la nouvelle grue peut-elle soulever ?"


def test_what_is_added_is_found_by_meaning_and_the_doctor_counts_it(
    pullquote: Terminal, models: Path
) -> None:
    (pullquote.folder / "data").mkdir()
    (pullquote.folder / "data" / "models").symlink_to(models)
    added = pullquote("add", pullquote.file("crane.txt", CRANE), EMBEDDINGS_URL="")
    assert (added.code, added.out) == (0, "")
    checked = pullquote("doctor", EMBEDDINGS_URL="")
    assert "ok    meaning: 3 of 3 sentences have their vectors, by multilingual-e5-small/" in checked.out
    assert str(Path("data", "models")) in checked.out
    asked = pullquote("ask", "--json", QUESTION, EMBEDDINGS_URL="")
    assert "It hoists forty tonnes." in [citation["text"] for citation in asked.json["citations"]]


def test_without_meaning_the_doctor_says_that_it_is_off(pullquote: Terminal) -> None:
    pullquote("add", pullquote.file("crane.txt", CRANE))
    assert "ok    meaning: off (EMBEDDINGS_URL=off), words find alone\n" in pullquote("doctor").out
    assert not (pullquote.folder / "data" / "models").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [("EMBEDDINGS_URL", "ftp://host"), ("EMBEDDINGS_URL", "on"), ("EMBEDDINGS_MODEL", "no/such/folder")],
)
def test_a_wrong_setting_stops_the_command_with_its_name_and_value(
    pullquote: Terminal, name: str, value: str
) -> None:
    failed = pullquote("articles", **{"EMBEDDINGS_URL": "", name: value})
    assert (failed.code, failed.out) == (2, "")
    assert name in failed.err
    assert value in failed.err


def test_a_model_of_an_endpoint_need_not_be_a_folder(pullquote: Terminal) -> None:
    set_to = {"EMBEDDINGS_URL": "http://127.0.0.1:9/v1", "EMBEDDINGS_MODEL": "some-model"}
    assert pullquote("articles", **set_to).code == 0


def test_a_folder_without_a_model_leaves_the_articles_to_words(pullquote: Terminal) -> None:
    set_to = {"EMBEDDINGS_URL": "", "EMBEDDINGS_MODEL": str(pullquote.folder)}
    added = pullquote("add", pullquote.file("crane.txt", CRANE), **set_to)
    assert added.code == 0
    assert added.err.splitlines()[-1].startswith(f"{pullquote.folder} holds no model that can run")
    assert pullquote("ask", "What will the harbour purchase?", **set_to).code == 0
    checked = pullquote("doctor", **set_to)
    assert checked.code == 2
    assert f"WRONG {pullquote.folder} holds no model that can run" in checked.out


def test_an_endpoint_that_is_away_leaves_the_articles_to_words(pullquote: Terminal, free_port: int) -> None:
    away = {"EMBEDDINGS_URL": f"http://127.0.0.1:{free_port}"}
    added = pullquote("add", pullquote.file("crane.txt", CRANE), **away)
    assert added.code == 0
    assert f"127.0.0.1:{free_port}/v1 does not answer" in added.err.splitlines()[-1]
    asked = pullquote("ask", "What will the harbour purchase?", **away)
    assert (asked.code, asked.err) == (0, "")


class InterruptedModel(WordModel):
    """Is interrupted by Ctrl-C when it has embedded so many sentences."""

    def embed_sentences(self, texts: list[str]) -> Vectors:  # type: ignore[override]
        """Vectors of sentences, until Ctrl-C."""
        if len(self.sentences) > 200:
            raise KeyboardInterrupt
        return super().embed_sentences(texts)


def test_ctrl_c_leaves_the_rest_for_later_and_loses_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = [Draft(id=str(number), text=f"Crane {number}. It hoists.") for number in range(200)]
    with Library.open(tmp_path, model=InterruptedModel) as library:
        list(library.add_many(drafts, batch=200))
        embed_articles(library)
        assert library.meaning
        done, whole = library.meaning.progress()
    said = capsys.readouterr().err
    assert said.startswith(f"stopped: {whole - done} sentences are found by words only")
    assert 100 < done < whole == 400
    later = WordModel()
    with Library.open(tmp_path, model=lambda: later) as library:
        embed_articles(library)
        assert library.meaning
        assert library.meaning.progress() == (whole, whole)
    assert len(later.sentences) == whole - done
    assert capsys.readouterr().err == ""


class SlowModel(WordModel):
    """Embeds nothing until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def embed_sentences(self, texts: list[str]) -> Vectors:  # type: ignore[override]
        """Vectors of sentences, late."""
        self.let_go.wait(60)
        return super().embed_sentences(texts)


@pytest.fixture
def slow_model() -> SlowModel:
    return SlowModel()


@pytest.fixture
def slow_library(tmp_path: Path, slow_model: SlowModel) -> Iterator[Library]:
    with Library.open(tmp_path / "slow", model=lambda: slow_model) as library:
        library.embed_in_background()
        yield library
        slow_model.let_go.set()


def wait_for_meaning(library: Library, article: ArticleSummary) -> None:
    """Wait until an article has its vectors."""
    end = time.monotonic() + 60
    while library.awaits_meaning(article):
        assert time.monotonic() < end
        time.sleep(0.01)


async def test_a_receipt_says_that_meaning_follows_until_it_is_there(
    world: World, start_bot: StartBot, slow_library: Library, slow_model: SlowModel
) -> None:
    admin = world.person("Nora", language_code="fr")
    async with start_bot([admin], corpus=slow_library):
        receipt = await world.reply_to(admin.sends_document("ferry.txt", FERRY.encode()))
        assert receipt.text.splitlines()[-1] == SOON
        slow_model.let_go.set()
        [article] = slow_library.articles(1)
        await asyncio.to_thread(wait_for_meaning, slow_library, article)
        again = await world.reply_to(admin.sends_document("ferry.txt", FERRY.encode()))
        assert SOON not in again.text

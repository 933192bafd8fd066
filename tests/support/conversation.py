"""The whole bot in the tests' world: a real library, the real composition root, real HTTP."""

import logging
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bot.app import build
from bot.serving.health import Pulse
from bot.settings import Settings
from corpus.library import Library
from corpus.readers import read
from corpus.web.addresses import PUBLIC, Reach
from handlers.answers.asking import Answering
from handlers.chat.services import BotApplication, utc_now
from handlers.people.introducing import introduce
from tests.world import Message, Person, World
from tests.world.people.pressing import Notice

CANCELLED = "La visite du ministre des Transports a été annulée par le maire de Belmont lundi soir."
WHO = "Who cancelled the minister's visit to Belmont?"

BRIDGE = "Le pont de pierre sera fermé aux camions à partir de septembre, a indiqué la préfecture."
WHEN = "Le pont de pierre sera-t-il fermé aux camions en septembre ?"

VISIT = f"""Pas de ministre à Belmont

BELMONT, 9 juin 2025 (Agence Exemple) - Ni cortège ni discours : la mairie a fait retirer les drapeaux.

{CANCELLED}

{BRIDGE} Les travaux dureront deux ans.
"""
FERRY = """A ferry for Larkness

LARKNESS, June 12, 2025 (Sample Wire) - The island of Larkness will get a second ferry in spring.

Its captain, Moira Fennel, expects forty passengers on each crossing.
"""

StartBot = Callable[..., AbstractAsyncContextManager[BotApplication]]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of the corpora below: copied, they are there at once."""
    folder = tmp_path_factory.mktemp("corpora")
    with Library.open(folder / "empty"):
        pass
    with Library.open(folder / "news") as library:
        library.add(read("visite.txt", VISIT.encode()))
        library.add(read("ferry.txt", FERRY.encode()))
        library.follow()
    return folder


@pytest.fixture
def library(tmp_path: Path, made_once: Path, request: pytest.FixtureRequest) -> Iterator[Library]:
    """An empty corpus; that of ``news`` when a test asks for both."""
    shutil.copytree(made_once / ("news" if "news" in request.fixturenames else "empty"), tmp_path / "data")
    with Library.open(tmp_path / "data") as library:
        yield library


@pytest.fixture
def news(library: Library) -> Library:
    """A corpus of a French and an English dispatch."""
    return library


@pytest.fixture
def start_bot(
    world: World,
    library: Library,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[StartBot]:
    """Starts the bot; the test fails at its end if a callback failed without the test's expecting it.

    Menus and profile, which are fifty calls, are set only for ``introduced`` bots.
    """
    # The world speaks plain HTTP: loading the usual certificates would take most of a test's time.
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))

    @asynccontextmanager
    async def start(
        admins: Sequence[Person] = (),
        corpus: Library | None = None,
        introduced: bool = False,
        clock: Callable[[], datetime] = utc_now,
        reach: Reach = PUBLIC,
        answering: Answering | None = None,
        **settings: object,
    ) -> AsyncIterator[BotApplication]:
        chosen = Settings(
            _env_file=None,
            telegram_token=world.token,
            telegram_api_url=world.url,
            admin_ids=frozenset(admin.id for admin in admins),
            **settings,
        )
        async with world.running(
            build(
                chosen,
                corpus or library,
                pulse=Pulse(watched=True),
                answering=answering,
                clock=clock,
                reach=reach,
            )
        ) as bot:
            if introduced:
                await introduce(bot)
            yield bot

    yield start
    records = [record for record in caplog.get_records("call") if record.name.startswith("handlers")]
    assert [record.getMessage() for record in records if record.levelno >= logging.ERROR] == []


async def press(person: Person, message: Message, label: str) -> Notice:
    """Press a button, and wait until the message has changed too."""
    notice = await person.presses(message, label)
    await person.world.quiet()
    return notice


async def after_press(world: World, person: Person, message: Message, label: str) -> Message:
    """What the bot wrote last in a private chat after a press."""
    await person.presses(message, label)
    await world.quiet()
    return world.from_bot(person.private)[-1]

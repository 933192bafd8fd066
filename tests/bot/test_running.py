"""``pullquote run`` as a process: how it starts, what it opens, and how it ends."""

import asyncio
import gc
import logging
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from bot.logs import OURS
from corpus.library import Library
from corpus.readers import read
from tests.support.conversation import CANCELLED, VISIT
from tests.support.paths import ROOT
from tests.support.started_bots import HANGS, Start, children_of, until_ended
from tests.support.terminal_screen import Result, Terminal
from tests.world import World

Run = Callable[..., Result]
SECRET = "a-secret-of-the-webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def run(pullquote: Terminal, world: World) -> Iterator[Run]:
    """Runs, in this process, a bot that ends by itself; then the log is again what it was."""
    loggers = [
        logging.getLogger(name) for name in (None, *OURS, "httpx", "telegram.ext", "telegram.ext.Updater")
    ]
    before = [(logger.level, logger.handlers[:], logger.filters[:]) for logger in loggers]
    surroundings, hooks = dict(os.environ), (sys.excepthook, threading.excepthook)

    def run(**settings: str) -> Result:
        with warnings.catch_warnings():
            # A process that ends at its start leaves its sockets to the system: here they are collected.
            warnings.simplefilter("ignore", ResourceWarning)
            ended = pullquote("run", **world.environment | settings)
            gc.collect()
        return ended

    yield run
    for logger, (level, handlers, filters) in zip(loggers, before, strict=True):
        logger.setLevel(level)
        logger.handlers, logger.filters = handlers, filters
    logging.captureWarnings(False)
    sys.excepthook, threading.excepthook = hooks
    os.environ.clear()
    os.environ.update(surroundings)


async def test_it_answers_over_http_and_ends_well_at_a_signal(
    world: World, start: Start, tmp_path: Path, models: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "models").symlink_to(models)
    world.delay_next("getMyCommands", 600)  # neither an answer nor the end waits for the menus
    bot = start(LOG_LEVEL="DEBUG", EMBEDDINGS_URL="")
    ended = asyncio.create_task(asyncio.to_thread(bot.communicate))  # a log that nobody reads would stop it
    try:
        await world.listening()
        with Library.open(tmp_path / "data") as beside:  # another process's: the bot follows its changes
            beside.add(read("visite.txt", VISIT.encode()))
        reply = await world.person("Anna").asks("Who cancelled the visit of the minister?")
        assert reply.quotes == [CANCELLED]
        bot.send_signal(signal.SIGTERM)
        out, log = await asyncio.wait_for(asyncio.shield(ended), HANGS)
    finally:
        bot.kill()  # else the reader of its log would keep a test that fails from ending
    assert (bot.returncode, out) == (0, "")
    assert "is listening" in log
    assert world.token not in log


async def test_at_debug_the_log_holds_no_words_names_or_statements(world: World, start: Start) -> None:
    ada, mallory = world.person("Adamantina"), world.person("Mallorica")
    bot = start(LOG_LEVEL="DEBUG", ADMIN_IDS=str(ada.id))
    ended = asyncio.create_task(asyncio.to_thread(bot.communicate))
    try:
        await world.listening()
        group = world.supergroup("Zeitungsstube", [ada, mallory])
        await ada.asks("/start")
        await world.reply_to(ada.sends_document("quokkabericht.txt", VISIT.encode(), caption="wombatnotiz"))
        await mallory.asks("Who cancelled the visit of the quollminister?")
        await mallory.asks("/frobnicate platypus")
        await mallory.asks("Who " * 500 + "echidna?")
        await ada.asks("/articles after:numbatday")
        await mallory.asks("/ask Who saw the bilby?", chat=group)
        await mallory.types_inline("potoroo in the harbour")
        bot.send_signal(signal.SIGTERM)
        _, log = await asyncio.wait_for(asyncio.shield(ended), HANGS)
    finally:
        bot.kill()
    words = ("Adamantina", "Mallorica", "Zeitungsstube", "quokka", "wombat", "quoll", "platypus", "echidna")
    more = ("numbat", "bilby", "potoroo", "annulée", "Belmont", "SELECT", world.token)
    assert [word for word in (*words, *more) if word.lower() in log.lower()] == []


def test_a_token_that_telegram_refuses_ends_it_with_advice(start: Start) -> None:
    bot = start(TELEGRAM_TOKEN="123:unknown")
    _, log = bot.communicate(timeout=HANGS)
    assert bot.returncode == 2
    assert "@BotFather" in log
    assert "Traceback" not in log


def test_a_server_that_does_not_answer_ends_it_with_its_address(run: Run) -> None:
    ended = run(TELEGRAM_API_URL="http://127.0.0.1:9")
    assert (ended.code, ended.out) == (2, "")
    assert "http://127.0.0.1:9" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook"])
def test_a_server_that_fails_at_the_start_ends_it_with_its_address(
    world: World, run: Run, method: str
) -> None:
    world.fail_next(method, code=500, times=5)
    ended = run()
    assert (ended.code, ended.out) == (2, "")
    assert f"{world.url} does not answer" in ended.err
    assert "Traceback" not in ended.err


def test_a_webhook_address_that_telegram_refuses_is_named(world: World, run: Run, free_port: int) -> None:
    world.fail_next(
        "setWebhook", code=400, description="Bad Request: bad webhook: HTTPS url must be provided"
    )
    address = f"http://anna:hunter2@127.0.0.1:{free_port}/a(path"
    ended = run(LISTEN=f"127.0.0.1:{free_port}", WEBHOOK_URL=address, WEBHOOK_SECRET=SECRET)
    assert (ended.code, ended.out) == (2, "")
    assert "WEBHOOK_URL" in ended.err
    assert "url must be provided" in ended.err
    assert "Traceback" not in ended.err
    assert "hunter2" not in ended.err


@pytest.mark.slow  # the library waits longer and longer between polls that are refused
async def test_of_two_bots_on_one_token_one_ends_and_says_why(world: World, start: Start) -> None:
    bots = [start(), start()]
    await world.until(lambda: any(bot.poll() is not None for bot in bots), within=120)
    ended = next(bot for bot in bots if bot.poll() is not None)
    _, log = ended.communicate(timeout=HANGS)
    assert ended.returncode == 2
    assert "another" in log.splitlines()[-1].lower()
    assert "Traceback" not in log
    assert [bot.poll() for bot in bots].count(None) == 1


async def test_health_and_metrics_are_on_the_port(world: World, start: Start, free_port: int) -> None:
    start(LISTEN=f"127.0.0.1:{free_port}")
    await world.listening()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{free_port}", timeout=HANGS) as client:
        health = await client.get("/healthz")
        metrics = await client.get("/metrics")
    assert (health.status_code, health.text) == (200, "ok\n")
    assert "pullquote_articles 0.0" in metrics.text


async def test_a_webhook_takes_updates_with_the_secret_only(
    world: World, start: Start, free_port: int
) -> None:
    address = f"http://127.0.0.1:{free_port}/hook"
    start(LISTEN=f"127.0.0.1:{free_port}", WEBHOOK_URL=address, WEBHOOK_SECRET=SECRET)
    await world.listening()
    async with httpx.AsyncClient(timeout=HANGS) as client:
        stranger = await client.post(address, json={"update_id": 1})
        nonsense = await client.post(address, content=b"no update", headers={SECRET_HEADER: SECRET})
    assert (stranger.status_code, nonsense.status_code) == (403, 400)
    reply = await world.person("Anna").asks("/start")
    assert "word for word" in reply.text


def test_a_port_that_is_taken_is_named(world: World, run: Run) -> None:
    ended = run(LISTEN=world.url.removeprefix("http://"))
    assert (ended.code, ended.out) == (2, "")
    assert "LISTEN" in ended.err
    assert "Traceback" not in ended.err


async def test_what_it_started_ends_with_it_even_when_it_is_killed(world: World, start: Start) -> None:
    bot = start()
    await world.listening()
    children = children_of(bot.pid)
    assert children
    bot.kill()
    await asyncio.to_thread(until_ended, children)


async def test_nothing_of_the_current_folder_is_run_and_no_child_knows_the_token(
    world: World, start: Start, tmp_path: Path
) -> None:
    planted = tmp_path / "planted"
    for name in ("handlers", "corpus", "multiprocessing", "json", "logging", "sitecustomize", "telegram"):
        (planted / name).mkdir(parents=True)
        (planted / name / "__init__.py").write_text("import os; os.mkdir(os.path.dirname(__file__) + '.ran')")
    (planted / "data" / "json").mkdir(parents=True)
    bot = start(planted, DATA_DIR="data", PYTHONPATH=str(ROOT), WEBHOOK_SECRET=SECRET)
    await world.listening()
    children = children_of(bot.pid)
    assert children
    for child in children:
        told = (child / "environ").read_bytes() + (child / "cmdline").read_bytes()
        assert world.token.encode() not in told
        assert SECRET.encode() not in told
        assert b"PYTHONSAFEPATH=1" in told or b"\0-I\0" in told
    assert list(planted.glob("*.ran")) == []


async def test_an_update_that_cannot_be_read_keeps_it_from_none_that_come_after(
    world: World, start: Start
) -> None:
    start()
    await world.listening()
    # As a server of an earlier version sends it, without what the library requires.
    world.state.updates.allowed = ["poll", "message"]
    world.state.updates.put("poll", {"id": "1", "question": "Q", "options": []})
    reply = await world.person("Anna").asks("/start")
    assert "word for word" in reply.text

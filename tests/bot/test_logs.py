"""The log: nothing that strangers name can forge a record, command a terminal or bring a secret out."""

import io
import logging
import re
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from bot.logs import LONGEST, SafeFormatter, start_logging
from bot.settings import load_settings

TOKEN = "123456:ABC-DEF_ghi"
RECORD = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ [^ ]+: ")
FORGED = "a.pdf\n2026-01-01 00:00:00,000 ERROR bot: all is lost"
# What ends a line in some program, commands a terminal, or turns the direction.
UNSAFE = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))] + list(
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@pytest.fixture
def said() -> Iterator[io.StringIO]:
    """What is logged, by any logger; then all is as it was before."""
    root, telegrams = logging.getLogger(), logging.getLogger("telegram.ext")
    kept = [(one, one.level, one.handlers[:], one.filters[:]) for one in (root, telegrams)]
    hooks = sys.excepthook, threading.excepthook
    start_logging(load_settings(telegram_token=TOKEN))
    written = io.StringIO()
    handler = root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    yield written
    logging.captureWarnings(False)
    sys.excepthook, threading.excepthook = hooks
    for logger, level, handlers, filters in kept:
        logger.level, logger.handlers, logger.filters = level, handlers, filters


def test_a_name_cannot_forge_a_record(said: io.StringIO) -> None:
    logging.getLogger("anything").warning("reading %s ended", FORGED)
    [line] = said.getvalue().splitlines()
    assert RECORD.match(line)
    assert r"a.pdf\n2026" in line


@pytest.mark.parametrize("sign", UNSAFE, ids=ascii)
def test_no_sign_ends_a_line_commands_a_terminal_or_turns_its_direction(said: io.StringIO, sign: str) -> None:
    logging.getLogger(f"of{sign}somebody").warning(f"a{sign}b %s", f"c{sign}d")
    assert sign not in said.getvalue().removesuffix("\n")
    assert ascii(sign)[1:-1] in said.getvalue()


def test_a_traceback_is_marked_whatever_its_errors_say(said: io.StringIO) -> None:
    try:
        try:
            raise ValueError(FORGED)
        except ValueError as error:
            raise KeyError(f"\x1b[2J{FORGED}") from error
    except KeyError:
        logging.getLogger("httpx").exception("it failed", stack_info=True)
    first, *others = said.getvalue().splitlines()
    assert RECORD.match(first)
    assert others
    assert all(line.startswith("  | ") for line in others)
    assert "\x1b" not in said.getvalue()


def test_what_nobody_catches_is_logged_like_all_else(said: io.StringIO) -> None:
    def fail(words: str) -> None:
        raise RuntimeError(words)

    thread = threading.Thread(target=fail, args=(FORGED,))
    thread.start()
    thread.join()
    sys.excepthook(RuntimeError, RuntimeError(FORGED), None)
    records = [line for line in said.getvalue().splitlines() if not line.startswith("  | ")]
    assert len(records) == 2
    assert all(RECORD.match(record) for record in records)


def test_a_long_value_is_cut(said: io.StringIO) -> None:
    logging.getLogger("anything").warning("%s", "long " * 100_000)
    try:
        raise ValueError("long " * 100_000)
    except ValueError:
        logging.getLogger("anything").exception("it failed")
    assert len(said.getvalue()) < 15 * LONGEST


@pytest.mark.parametrize(
    "hidden", [TOKEN, TOKEN.replace(":", "%3A"), "user:word@", f"bot{TOKEN}/getMe"], ids=str
)
def test_no_secret_stands_in_it(said: io.StringIO, hidden: str) -> None:
    address = f"https://{hidden}host/x"
    try:
        raise ValueError(address)
    except ValueError:
        logging.getLogger("anything").exception("asked %s", address)
    assert hidden not in said.getvalue()
    assert TOKEN not in said.getvalue()
    assert "host/x" in said.getvalue()


def test_what_a_record_was_made_of_stays_as_it_is_for_others() -> None:
    made: dict[str, Any] = {"name": "n", "msg": "a %s", "args": ("b\n",), "levelname": "INFO"}
    record = logging.makeLogRecord(made)
    assert r"a b\n" in SafeFormatter(frozenset()).format(record)
    assert (record.msg, record.args) == ("a %s", ("b\n",))

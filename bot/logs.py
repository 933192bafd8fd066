"""The log on standard error: what stands there was said by the bot, and no secret is among it."""

import logging
import re
import sys
import threading
from types import TracebackType
from urllib.parse import quote

from bot.settings import LOGIN, Settings
from corpus.soundness import CONTROLS, DIRECTIONS, INVISIBLE

HIDDEN = "***"
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LONGEST = 2_000  # characters of a message
LONGEST_TRACEBACK = 20_000  # characters; of a longer one the end says most
CUT = "…"
OURS = ("bot", "handlers", "corpus")  # whose records hold no words of people at any level
MARK = "\n  | "  # before each line of a traceback: no record begins so
# What ends a line, commands a terminal, cannot be seen, or turns the direction of what follows.
UNSAFE = re.compile(f"[{CONTROLS}{DIRECTIONS}{INVISIBLE}\u200c\u200d\u2061-\u206f\ud800-\udfff]")

log = logging.getLogger(__name__)


class SafeFormatter(logging.Formatter):
    """A record as one line, and below it, marked, the lines of its traceback.

    Whatever a record was made of, names of files and texts of errors among it, can neither look like another
    record nor command the terminal that shows it. Secrets are hidden wherever they stand.
    """

    def __init__(self, secrets: frozenset[str]) -> None:
        super().__init__(FORMAT)
        forms = {form for one in secrets for form in (one, quote(one, safe=""))}
        self._secrets = sorted(forms, key=len, reverse=True)  # one may stand in another

    def format(self, record: logging.LogRecord) -> str:
        """The record as it is printed."""
        safe = logging.makeLogRecord(record.__dict__)
        safe.name, safe.args = escaped(record.name), None
        safe.msg = _beginning(escaped(self._without_secrets(record.getMessage())))
        safe.exc_info = safe.exc_text = safe.stack_info = None
        below = [self.formatException(record.exc_info)] if record.exc_info else []
        if record.stack_info:
            below.append(record.stack_info)
        return MARK.join([super().format(safe), *(line for text in below for line in self._lines(text))])

    def _lines(self, text: str) -> list[str]:
        text = self._without_secrets(text)
        kept = text if len(text) <= LONGEST_TRACEBACK else CUT + text[-LONGEST_TRACEBACK:]
        return [escaped(line) for line in kept.split("\n")]

    def _without_secrets(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return LOGIN.sub(f"{HIDDEN}@", text)


def start_logging(settings: Settings) -> None:
    """Log to standard error at the chosen level, what the libraries say of requests and updates left out."""
    handler = logging.StreamHandler()
    handler.setFormatter(SafeFormatter(secrets_of(settings)))
    # At DEBUG libraries write what people send: names, texts, and addresses with the token.
    of_libraries = "INFO" if settings.log_level == "DEBUG" else settings.log_level
    logging.basicConfig(level=of_libraries, handlers=[handler], force=True)
    logging.captureWarnings(True)
    sys.excepthook = log_uncaught
    threading.excepthook = lambda raised: log_uncaught(
        raised.exc_type, raised.exc_value or raised.exc_type(), raised.exc_traceback
    )
    for name in OURS:
        logging.getLogger(name).setLevel(settings.log_level)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    if settings.log_level != "DEBUG":
        # The names under which the library's loops report what ends them, which they raise as well.
        for name in ("telegram.ext", "telegram.ext.Updater"):
            logging.getLogger(name).addFilter(without_traceback)


def log_uncaught(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
    """Log what nobody has caught; Python itself would print it as it is."""
    if not issubclass(kind, KeyboardInterrupt | SystemExit):
        log.critical("nobody has caught this", exc_info=(kind, error, at))


def escaped(text: str) -> str:
    """The text in one line, with what is unsafe written as Python writes it."""
    return UNSAFE.sub(lambda match: ascii(match[0])[1:-1], text)


def without_traceback(record: logging.LogRecord) -> bool:
    """Let a record through in one line."""
    record.exc_info = None
    return True


def secrets_of(settings: Settings) -> frozenset[str]:
    """Every secret that is set."""
    secrets = (settings.telegram_token, settings.webhook_secret, settings.embeddings_key)
    return frozenset(secret.get_secret_value() for secret in secrets if secret)


def _beginning(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + CUT

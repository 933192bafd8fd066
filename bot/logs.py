"""The log on standard error, with every secret taken out of it."""

import logging

from bot.settings import Settings

HIDDEN = "***"
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class RedactingFormatter(logging.Formatter):
    """Formats a record, then hides the secrets wherever they stand, tracebacks among them."""

    def __init__(self, secrets: frozenset[str]) -> None:
        super().__init__(FORMAT)
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """The line, with the secrets hidden."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return line


def start_logging(settings: Settings) -> None:
    """Log to standard error at the chosen level; the HTTP client's line for each request only at DEBUG."""
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(secrets_of(settings)))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    if settings.log_level != "DEBUG":
        logging.getLogger("httpx").setLevel(logging.WARNING)
        # The name under which the library's loops report what ends them, which they raise as well.
        logging.getLogger("telegram.ext").addFilter(without_traceback)


def without_traceback(record: logging.LogRecord) -> bool:
    """Let a record through in one line."""
    record.exc_info = None
    return True


def secrets_of(settings: Settings) -> frozenset[str]:
    """Every secret that is set."""
    secrets = (settings.telegram_token, settings.webhook_secret, settings.embeddings_key)
    return frozenset(secret.get_secret_value() for secret in secrets if secret)

"""``pullquote doctor``: what is well, what is wrong and what to do about it."""

import asyncio
from collections.abc import Iterator

from bot.commands.console import language_of_terminal, print_result
from bot.corpora import open_library
from bot.misspelt_settings import misspelt_settings
from bot.settings import Settings, readable_secrets, without_login
from corpus.database.private_files import what_others_may_use
from corpus.errors import EmbeddingsError, PullquoteError
from corpus.library import Library
from corpus.readers.printed.recognition import LANGUAGES, known, opens_pictures
from corpus.sandbox.trial import kept_from
from corpus.store.removed_articles import DAYS
from handlers.texts.error_messages import message

Finding = tuple[bool | None, str]  # whether it is well; None is a warning

_LABELS = {True: "ok   ", None: "warn ", False: "WRONG"}

_PACKAGES = {"fra": "tesseract-ocr-fra", "eng": "tesseract-ocr-eng"}
_REFUSED = "scanned PDFs and photos of pages are refused"


def examine(settings: Settings) -> bool:
    """Print a line for each thing looked at; true when none is wrong."""
    misspelt: list[Finding] = [(None, remark) for remark in misspelt_settings()]
    findings = [*corpus_findings(settings), *bot_findings(settings), *misspelt]
    for well, text in findings:
        print_result(f"{_LABELS[well]} {text}")
    return all(well is not False for well, _ in findings)


def corpus_findings(settings: Settings) -> Iterator[Finding]:
    """The data folder, the database, the index, the model of meaning."""
    try:
        with open_library(settings) as library:
            yield from privacy_findings(settings)
            problems = library.check()
            changes = library.changes()
            yield not problems, f"database: {library.count()} articles, {len(changes)} changes"
            for problem in problems:
                yield False, problem
            yield True, removed_finding(library)
            yield meaning_finding(library)
        yield recognition_finding()
        yield True, confinement_finding(settings)
    except PullquoteError as error:
        yield False, message(error, language_of_terminal())


def privacy_findings(settings: Settings) -> Iterator[Finding]:
    """Whether the data folder and .env are for their owner alone."""
    yield True, f"data folder {settings.data_dir}"
    for path in what_others_may_use(settings.data_dir):
        yield (
            None,
            f"others may use {path}, and it is not ours to close: let its owner do so (chmod o= or go=)",
        )
    if warning := readable_secrets():
        yield None, warning


def removed_finding(library: Library) -> str:
    """How many articles were removed and can come back, and how many wait to be erased."""
    removed, expired = library.desk.count_removed(), library.desk.count_expired()
    waiting = f", {expired} of them for over {DAYS} days: `pullquote run` erases them" if expired else ""
    return f"removed: {removed} articles are kept for {DAYS} days{waiting}"


def meaning_finding(library: Library) -> Finding:
    """The model of meaning, where it runs, and how many sentences have their vectors."""
    if library.meaning is None:
        return True, "meaning: off (EMBEDDINGS_URL=off), words find alone"
    try:
        model = library.meaning.model
        model.embed_questions(["?"])  # an endpoint that is down shows only when it is asked
        done, whole = library.meaning.progress()
    except EmbeddingsError as error:
        return False, message(error, language_of_terminal())
    return True, f"meaning: {done} of {whole} sentences have their vectors, by {model.name} ({model.place})"


def confinement_finding(settings: Settings) -> str:
    """What the system keeps the processes from that read files, as one of them has tried."""
    kept = kept_from(settings.data_dir)
    if not kept:
        return "processes that read: with limits of time and memory only (Linux 5.19 or later confines them)"
    return f"processes that read: kept from {', '.join(kept)}"


def recognition_finding() -> Finding:
    """Text recognition, without which scans are refused; nothing is wrong where it was never installed."""
    languages = known()
    missing = [_PACKAGES[language] for language in LANGUAGES if language not in languages]
    if not languages:
        return (
            True,
            f"text recognition: none, so {_REFUSED} (apt-get install tesseract-ocr {' '.join(missing)})",
        )
    if not opens_pictures():
        return False, f'text recognition: half installed, so {_REFUSED} (pip install "pullquote[ocr]")'
    if missing:
        return False, f"text recognition: Tesseract lacks a language (apt-get install {' '.join(missing)})"
    return True, f"text recognition: Tesseract with {', '.join(LANGUAGES)}"


def bot_findings(settings: Settings) -> Iterator[Finding]:
    """The token and the admins; a bot is not needed to ask from the command line, so none is not wrong."""
    if settings.telegram_token is None:
        yield True, "no TELEGRAM_TOKEN: the command line and `pullquote chat` work, `pullquote run` does not"
        return
    yield asyncio.run(token_finding(settings))
    if settings.admin_ids:
        yield True, f"ADMIN_IDS: {len(settings.admin_ids)} owners"
    else:
        yield False, "ADMIN_IDS is empty: nobody may add articles in Telegram or invite others"


async def token_finding(settings: Settings) -> Finding:
    """Ask Telegram whose token it is."""
    from telegram import Bot
    from telegram.error import TelegramError

    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    try:
        async with Bot(token, base_url=f"{settings.telegram_api_url}/bot") as bot:
            return True, f"token of @{bot.username}"
    except TelegramError as error:
        return (
            False,
            f"the token does not work at {without_login(settings.telegram_api_url)}: {error.message}",
        )

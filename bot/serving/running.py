"""``pullquote run``: the bot from its start to a signal, or to a failure that it must not survive."""

import asyncio
import gc
import logging
import signal
from contextlib import AsyncExitStack
from functools import partial
from time import monotonic

from telegram import Update
from telegram.error import BadRequest, Conflict, InvalidToken, TelegramError

from bot.app import build
from bot.corpora import open_library
from bot.logs import start_logging
from bot.misspelt_settings import misspelt_settings
from bot.serving.flood_limits import LimitedApplication
from bot.serving.health import Checkup, Pulse
from bot.serving.leaving import in_time, leave_in_time
from bot.serving.own_secrets import keep_secrets
from bot.serving.server import Port, open_ports
from bot.settings import Settings, readable_secrets, without_login
from corpus.errors import AnotherBotRuns, MissingToken, RefusedToken, SettingError, TelegramUnreachable
from corpus.library import Library
from corpus.readers import warm
from handlers.answers.answering_process import AnsweringProcess
from handlers.answers.asking import Answering
from handlers.chat.services import BotApplication
from handlers.people.introducing import introduce

log = logging.getLogger(__name__)

# Another poller is normal for some seconds while a new release takes over from the old one.
CONFLICTS_BEFORE_STOPPING = 5
# Seconds: of two bots with one token, the one that has been there longer goes on.
NEW = 120.0
SAY_AGAIN = 300.0  # seconds between two remarks that another bot polls too

NO_ADMINS = "ADMIN_IDS is empty: nobody may add articles in Telegram. /start tells you your id meanwhile."


def run_bot(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM; raises MissingToken, RefusedToken, AnotherBotRuns, TelegramUnreachable."""
    if settings.telegram_token is None:
        raise MissingToken
    start_logging(settings)
    if warning := readable_secrets():
        log.warning("%s", warning)
    for remark in misspelt_settings():
        log.warning("%s", remark)
    if not settings.admin_ids:
        log.warning("%s", NO_ADMINS)
    keep_secrets()
    with open_library(settings) as library:
        library.embed_in_background()
        warm()
        asyncio.run(serve(settings, library))


def open_library_to_answer(settings: Settings) -> Library:
    """The library of the process that answers; raises as ``open_library`` does."""
    start_logging(settings)
    return open_library(settings)


async def serve(settings: Settings, library: Library) -> None:
    """Serve until a signal or a failure."""
    pulse = Pulse(watched=settings.webhook_url is None)
    to_answer = settings.model_copy(update={"telegram_token": None, "webhook_secret": None})
    process = AnsweringProcess(partial(open_library_to_answer, to_answer))
    application = build(settings, library, pulse=pulse, answering=Answering(library, process))
    end = Ending(pulse)
    async with AsyncExitStack() as stack:
        stack.callback(process.end)
        secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        try:
            await stack.enter_async_context(application)
            for server in open_ports(settings, Port(application, Checkup(library, pulse), secret)):
                stack.callback(server.stop)
            await listen(application, settings, secret, end, stack)
        except InvalidToken as error:
            raise RefusedToken from error
        except TelegramError as error:
            raise TelegramUnreachable(without_login(settings.telegram_api_url), str(error)) from error
        log.info("@%s is listening, with %d articles", application.bot.username, library.count())
        process.begin()
        gc.freeze()  # what is here stays: the collector need not go through it again between two answers
        await end.reached()
    end.raise_failure()


async def listen(
    application: BotApplication,
    settings: Settings,
    secret: str,
    end: "Ending",
    stack: AsyncExitStack,
) -> None:
    """Start handling updates, and have Telegram send them by webhook or answer polls."""
    await application.start()
    stack.push_async_callback(lambda: in_time(application.stop(), "somebody waits for a reply"))
    # Before it: what goes on in the background keeps where it is, however long a reply takes.
    if post_stop := application.post_stop:
        stack.push_async_callback(lambda: in_time(post_stop(application), "work in the background"))
    if isinstance(application, LimitedApplication):
        stack.callback(application.end_soon)
    if application.post_init:
        try:
            await application.post_init(application)
        except TelegramError as error:
            log.warning("it is not known how many updates wait: %s", error)
    if settings.webhook_url:
        try:
            await application.bot.set_webhook(
                settings.webhook_url, secret_token=secret, allowed_updates=Update.ALL_TYPES
            )
        except BadRequest as error:
            expected = f"an address that Telegram accepts ({error})"
            raise SettingError("WEBHOOK_URL", without_login(settings.webhook_url), expected) from error
    elif application.updater:
        await application.updater.start_polling(
            allowed_updates=Update.ALL_TYPES, error_callback=end.polling_failed
        )
        stop_polling = application.updater.stop
        stack.push_async_callback(lambda: in_time(stop_polling(), "Telegram does not confirm the updates"))
    # Dozens of calls, one after the other: nobody's answer waits for them.
    stack.callback(asyncio.create_task(introduce(application)).cancel)


class Ending:
    """Why and when the bot ends."""

    def __init__(self, pulse: Pulse) -> None:
        self._event = asyncio.Event()
        self._pulse = pulse
        self._conflicts: list[float] = []
        self._begun = monotonic()
        self._said = -SAY_AGAIN
        self._failure: AnotherBotRuns | RefusedToken | None = None
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, self._signalled, name)

    async def reached(self) -> None:
        """Wait for it."""
        await self._event.wait()

    def _signalled(self, name: signal.Signals) -> None:
        if not self._event.is_set():
            log.info("the bot ends, by %s", name.name)
            leave_in_time()
        self._event.set()

    def raise_failure(self) -> None:
        """Raise what ended the bot, if it was not a signal."""
        if self._failure:
            raise self._failure

    def polling_failed(self, error: TelegramError) -> None:
        """Go on after a fault that passes; end at one that would leave a deaf but living process."""
        if isinstance(error, Conflict):
            self._conflicted(monotonic())
            return
        log.warning("polling: %s", error)
        if isinstance(error, InvalidToken):
            self._end(RefusedToken())

    def _conflicted(self, now: float) -> None:
        """The newer of two bots gives way; the other one goes on, and says so now and then."""
        # Those before the last answer count no more: the other bot had given way.
        self._conflicts = [at for at in self._conflicts if at > self._pulse.last] + [now]
        if now - self._begun < NEW and len(self._conflicts) >= CONFLICTS_BEFORE_STOPPING:
            self._end(AnotherBotRuns())
        elif now - self._said > SAY_AGAIN:
            self._said = now
            log.warning("another program polls with this bot's token; this one goes on, the newer should end")

    def _end(self, failure: AnotherBotRuns | RefusedToken) -> None:
        self._failure = failure
        self._event.set()

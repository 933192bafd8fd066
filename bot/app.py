"""The composition root: settings and a library become the bot's application."""

from collections.abc import Callable
from contextvars import copy_context
from datetime import datetime
from typing import Any

from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest

from bot.serving.flood_limits import FloodLimits
from bot.serving.health import PollingRequest, Pulse
from bot.serving.patience import PatientRequest
from bot.serving.send_priority import WAITED
from bot.serving.update_order import ChatOrder
from bot.settings import Settings
from corpus.library import Library
from corpus.web.addresses import PUBLIC, Reach
from handlers import offers, register
from handlers.answers.answering_process import AnsweringProcess
from handlers.answers.asking import Answering
from handlers.articles.erasing import Clearing
from handlers.chat.services import BotApplication, Services, context_types, utc_now
from handlers.subscriptions.feed_watching import FeedWatch
from handlers.uploads.intake import Intake
from handlers.watches.lookout import Lookout

FALLBACK_LANGUAGE = "en"
CONNECTIONS = 64


def build(  # noqa: PLR0913 - what it is made of, each with a name
    settings: Settings,
    library: Library,
    *,
    pulse: Pulse | None = None,
    process: AnsweringProcess | None = None,
    request: BaseRequest | None = None,
    clock: Callable[[], datetime] = utc_now,
    reach: Reach = PUBLIC,
) -> BotApplication:
    """The application with its handlers; ``request`` stands in Telegram's place for `pullquote chat`.

    ``process`` answers, from when its owner begins it to when he ends it; without one a thread does.
    """
    services = Services(
        library=library,
        answering=Answering(library, process),
        intake=Intake(library, settings.upload_limit_mb << 20, settings.admin_ids),
        offers=offers(),
        admins=settings.admin_ids,
        language=settings.language or FALLBACK_LANGUAGE,
        clock=clock,
        reach=reach,
    )

    async def begin(application: BotApplication) -> None:
        context = copy_context()
        context.run(WAITED.set, True)  # who did not ask just now lets those go first who did
        context.run(lookout.start, application.bot)
        context.run(feeds.start, application.bot)
        clearing.start()
        await context.run(services.intake.start, application.bot)
        if request is None:
            order.waiting = (await application.bot.get_webhook_info()).pending_update_count

    async def end(_: BotApplication) -> None:
        await lookout.stop()
        await feeds.stop()
        await clearing.stop()
        await services.intake.stop()

    limits, order = FloodLimits(), ChatOrder()
    lookout, clearing, feeds = Lookout(services), Clearing(services), FeedWatch(services)
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any] = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .context_types(context_types(services))
        .post_init(begin)
        .post_stop(end)
        .concurrent_updates(order)
        .job_queue(None)
        .request(request or PatientRequest(CONNECTIONS))
    )
    if request is None:  # a terminal has no limits to keep
        builder = builder.rate_limiter(limits)
    if pulse and pulse.watched:
        builder = builder.get_updates_request(PollingRequest(pulse))
    else:
        builder = builder.updater(None)
    application: BotApplication = builder.build()
    limits.stopping = lambda: not application.running
    register(application)
    return application

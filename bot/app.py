"""The composition root: settings and a library become the bot's application."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest

from bot.serving.background_work import Background
from bot.serving.flood_limits import FloodLimits, LimitedApplication
from bot.serving.health import PollingRequest, Pulse
from bot.serving.patience import PatientRequest
from bot.serving.update_order import ChatOrder
from bot.settings import Settings
from corpus.library import Library
from corpus.web.addresses import PUBLIC, Reach
from handlers import offers, register
from handlers.answers.asking import Answering
from handlers.chat.services import BotApplication, Services, context_types, utc_now
from handlers.faults import say_too_much
from handlers.uploads.intake import Intake

FALLBACK_LANGUAGE = "en"
CONNECTIONS = 64


def build(  # noqa: PLR0913 - what it is made of, each with a name
    settings: Settings,
    library: Library,
    *,
    pulse: Pulse | None = None,
    answering: Answering | None = None,
    request: BaseRequest | None = None,
    clock: Callable[[], datetime] = utc_now,
    reach: Reach = PUBLIC,
) -> BotApplication:
    """The application with its handlers; ``request`` stands in Telegram's place for `pullquote chat`.

    Without ``answering`` a thread answers.
    """
    intake = Intake(library, settings.upload_limit_mb << 20, settings.admin_ids)
    services = Services(
        library=library,
        answering=answering or Answering(library),
        intake=intake,
        offers=offers() if settings.readers_may_list else offers().without_readers("articles"),
        admins=settings.admin_ids,
        readers_may_list=settings.readers_may_list,
        language=settings.language or FALLBACK_LANGUAGE,
        clock=clock,
        reach=reach,
    )
    order = ChatOrder(partial(say_too_much, services))
    background = Background(services, intake, None if request else order)
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any] = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .context_types(context_types(services))
        .post_init(background.start)
        .post_stop(background.stop)
        .concurrent_updates(order)
        .job_queue(None)
        .request(request or PatientRequest(CONNECTIONS))
    )
    if request is None:  # a terminal has no limits to keep
        limits = FloodLimits()
        builder = builder.rate_limiter(limits).application_class(
            LimitedApplication, {"limits": limits, "order": order}
        )
    if pulse and pulse.watched:
        builder = builder.get_updates_request(PollingRequest(pulse))
    else:
        builder = builder.updater(None)
    application: BotApplication = builder.build()
    register(application)
    return application

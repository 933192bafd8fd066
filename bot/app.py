"""The composition root: settings and a library become the bot's application."""

from telegram.ext import AIORateLimiter, ApplicationBuilder
from telegram.request import BaseRequest, HTTPXRequest

from bot.health import PollingRequest, Pulse
from bot.processing import ChatOrder
from bot.settings import Settings
from corpus.library import Library
from handlers import register
from handlers.menus import set_menus
from handlers.services import BotApplication, Services, context_types

FALLBACK_LANGUAGE = "en"
CONNECTIONS = 64  # as many as there are updates handled at once
RETRIES_AFTER_FLOOD = 3


def build(
    settings: Settings, library: Library, *, pulse: Pulse | None = None, request: BaseRequest | None = None
) -> BotApplication:
    """The application with its handlers; ``request`` stands in Telegram's place for `pullquote chat`."""
    services = Services(
        library=library, admins=settings.admin_ids, language=settings.language or FALLBACK_LANGUAGE
    )

    async def offer_menus(application: BotApplication) -> None:
        await set_menus(application.bot, services.admins, services.language)

    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    builder = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .context_types(context_types(services))
        .post_init(offer_menus)
        .concurrent_updates(ChatOrder())
        .rate_limiter(AIORateLimiter(max_retries=RETRIES_AFTER_FLOOD))
        .job_queue(None)
        .request(request or HTTPXRequest(connection_pool_size=CONNECTIONS))
    )
    if pulse and pulse.watched:
        builder = builder.get_updates_request(PollingRequest(pulse))
    else:
        builder = builder.updater(None)
    application: BotApplication = builder.build()
    register(application)
    return application

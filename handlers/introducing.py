"""What the bot tells Telegram of itself: its menus, names and descriptions."""

import logging

from telegram.error import TelegramError

from handlers.menus import set_menus
from handlers.profile import set_profile
from handlers.services import BotApplication

log = logging.getLogger(__name__)


async def introduce(application: BotApplication) -> None:
    """Set what is not yet so; when Telegram fails, the next start tries again."""
    services = application.context_types.context.services
    try:
        await set_menus(application.bot, services.admins, services.language)
        await set_profile(application.bot, services.language)
    except TelegramError as error:
        log.warning("the menus could not be offered: %s", error)

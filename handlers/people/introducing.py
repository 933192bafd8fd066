"""What the bot tells Telegram of itself: its menus, names and descriptions."""

import asyncio
import logging

from telegram.error import TelegramError

from handlers.chat.services import BotApplication
from handlers.people.menus import set_menus
from handlers.people.profile import set_profile

log = logging.getLogger(__name__)


async def introduce(application: BotApplication) -> None:
    """Set what is not yet so; when Telegram fails, the next start tries again."""
    services = application.context_types.context.services
    try:
        members = await asyncio.to_thread(services.library.people.staff.members)
        staff = {
            one.person: one.rights for one in members if one.rights and one.person not in services.admins
        }
        await set_menus(application.bot, staff, services)
        await set_profile(application.bot, services.language)
    except TelegramError as error:
        log.warning("the menus could not be offered: %s", error)

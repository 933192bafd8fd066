"""The bot's name and descriptions in each language, as people see them before they write to it."""

import logging
from typing import Any

from telegram.constants import BotNameLimit
from telegram.error import RetryAfter
from telegram.ext import ExtBot

from handlers.texts.catalogue import LANGUAGES, text

ONCE = 1  # try; a profile that changed too often is refused for hours, which no start waits for

log = logging.getLogger(__name__)


async def set_profile(bot: ExtBot[Any], fallback: str) -> None:
    """Set what is not yet so; ``fallback`` is for apps in any other language.

    The name that the bot was given at its making stays; in our languages it says what the bot does.
    """
    try:
        name = (await bot.get_my_name()).name
        for code in LANGUAGES:
            await _set_name(bot, text("profile-name", code, name=name), code)
        for language in (None, *LANGUAGES):
            await _set_descriptions(bot, language, fallback)
    except RetryAfter as error:
        # Telegram allows few changes of a profile in a day; the next start tries again.
        log.warning("the profile could not be set: %s", error)


async def _set_name(bot: ExtBot[Any], name: str, code: str) -> None:
    fits = len(name) <= BotNameLimit.MAX_NAME_LENGTH
    if fits and (await bot.get_my_name(code)).name != name:
        await bot.set_my_name(name, code, rate_limit_args=ONCE)


async def _set_descriptions(bot: ExtBot[Any], code: str | None, fallback: str) -> None:
    description = text("profile-description", code or fallback)
    if (await bot.get_my_description(code)).description != description:
        await bot.set_my_description(description, code, rate_limit_args=ONCE)
    short = text("profile-short-description", code or fallback)
    if (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, code, rate_limit_args=ONCE)

"""The menus of commands: what each kind of chat offers, in each language."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, RetryAfter
from telegram.ext import ExtBot

from handlers.texts import LANGUAGES, text

log = logging.getLogger(__name__)

ONCE = 1  # try: when menus changed too often they are refused for hours, which no start waits for

FOR_EVERYBODY = ("help", "watching", "language", "settings", "about", "privacy")
FOR_GROUPS = ("ask", "watching")
FOR_GROUP_ADMINS = ("ask", "watching", "settings")
FOR_ADMINS = (
    *("add", "articles", "article", "remove", "trash"),
    *("gaps", "stats", "audit", "export", "backup"),
    *FOR_EVERYBODY,
)


async def set_menus(bot: ExtBot[Any], admins: Iterable[int], language: str) -> None:
    """Give each kind of chat its menu where it is not there yet; ``language`` is for apps in any other."""
    for scope, names in _menus(admins):
        for code in (None, *LANGUAGES):
            try:
                await _set_menu(bot, scope, names, code, language)
            except BadRequest as error:
                # An admin who has not written to the bot yet has no chat with it.
                log.info("no menu for %s: %s", scope, error)
                break
            except RetryAfter as error:
                log.warning("the menus could not be set: %s", error)
                return


def _menus(admins: Iterable[int]) -> Iterator[tuple[BotCommandScope, tuple[str, ...]]]:
    yield BotCommandScopeAllPrivateChats(), FOR_EVERYBODY
    yield BotCommandScopeAllGroupChats(), FOR_GROUPS
    yield BotCommandScopeAllChatAdministrators(), FOR_GROUP_ADMINS
    for admin in sorted(admins):
        yield BotCommandScopeChat(admin), FOR_ADMINS


async def _set_menu(
    bot: ExtBot[Any], scope: BotCommandScope, names: tuple[str, ...], code: str | None, fallback: str
) -> None:
    wanted = tuple(BotCommand(name, text(f"command-{name}", code or fallback)) for name in names)
    if await bot.get_my_commands(scope, code) != wanted:
        await bot.set_my_commands(wanted, scope, code, rate_limit_args=ONCE)

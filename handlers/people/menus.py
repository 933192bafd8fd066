"""The menus of commands: what each kind of chat offers, in each language."""

import logging
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
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

from corpus.chats.rights import ALL, Rights
from handlers.chat.offers import Menu, Offers
from handlers.chat.services import Services
from handlers.texts.catalogue import LANGUAGES, text

log = logging.getLogger(__name__)

ONCE = 1  # try: when menus changed too often they are refused for hours, which no start waits for


async def set_menus(bot: ExtBot[Any], staff: Mapping[int, Rights], services: Services) -> None:
    """Give each kind of chat its menu where it is not there yet."""
    for scope, names in _menus(services.offers, services.admins, staff):
        if not await _offer(bot, scope, names, services.language):
            return


async def set_menu_of(bot: ExtBot[Any], person: int, rights: Rights, services: Services) -> None:
    """Give somebody the menu of their rights, or everybody's when none is left."""
    scope = BotCommandScopeChat(person)
    if rights:
        names = services.offers.menu_of(rights, owner=person in services.admins)
        await _offer(bot, scope, names, services.language)
        return
    # What cannot be taken out now is refused when it is used.
    with suppress(BadRequest, RetryAfter):
        for code in (None, *LANGUAGES):
            await bot.delete_my_commands(scope, code, rate_limit_args=ONCE)


async def _offer(bot: ExtBot[Any], scope: BotCommandScope, names: tuple[str, ...], language: str) -> bool:
    """Set one menu; whether others can still be set."""
    for code in (None, *LANGUAGES):
        try:
            await _set_menu(bot, scope, names, code, language)
        except BadRequest as error:
            # An admin who has not written to the bot yet has no chat with it.
            log.info("no menu for %s: %s", scope, error)
            return True
        except RetryAfter as error:
            log.warning("the menus could not be set: %s", error)
            return False
    return True


def _menus(
    offers: Offers, owners: Collection[int], staff: Mapping[int, Rights]
) -> Iterator[tuple[BotCommandScope, tuple[str, ...]]]:
    yield BotCommandScopeAllPrivateChats(), offers.menu(Menu.PRIVATE)
    yield BotCommandScopeAllGroupChats(), offers.menu(Menu.GROUPS)
    yield BotCommandScopeAllChatAdministrators(), offers.menu(Menu.GROUP_ADMINS)
    for owner in sorted(owners):
        yield BotCommandScopeChat(owner), offers.menu_of(ALL, owner=True)
    for person in sorted(staff.keys() - set(owners)):
        yield BotCommandScopeChat(person), offers.menu_of(staff[person])


async def _set_menu(
    bot: ExtBot[Any], scope: BotCommandScope, names: tuple[str, ...], code: str | None, fallback: str
) -> None:
    wanted = tuple(BotCommand(name, text(f"command-{name}", code or fallback)) for name in names)
    if await bot.get_my_commands(scope, code) != wanted:
        await bot.set_my_commands(wanted, scope, code, rate_limit_args=ONCE)

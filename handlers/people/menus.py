"""The menus of commands: what each kind of chat offers, in each language."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Update,
)
from telegram.error import BadRequest, RetryAfter
from telegram.ext import ExtBot, filters

from corpus.chats.rights import ALL, Rights
from handlers.chat.capability import Capability, Sent, Stage
from handlers.chat.offers import Menu, Offers
from handlers.chat.roles import STAFF, rights_now
from handlers.chat.services import Context, Services
from handlers.texts.catalogue import LANGUAGES, text

log = logging.getLogger(__name__)

ONCE = 1  # try: when menus changed too often they are refused for hours, which no start waits for


async def set_menus(bot: ExtBot[Any], staff: Mapping[int, Rights], services: Services) -> None:
    """Give each kind of chat its menu where it is not there yet."""
    services.menuless.update(services.admins, staff)
    for scope, names in _of_all(services.offers):
        if not await _offer(bot, scope, names, services.language):
            return
    for person in sorted(services.menuless):
        await set_menu_of(bot, person, ALL if person in services.admins else staff[person], services)


async def set_menu_of(bot: ExtBot[Any], person: int, rights: Rights, services: Services) -> None:
    """Give somebody the menu of their rights, or everybody's when none is left.

    Telegram refuses it for an admin who has never written to the bot: their first message asks again.
    """
    scope = BotCommandScopeChat(person)
    services.menuless.discard(person)
    if rights:
        names = services.offers.menu_of(rights, owner=person in services.admins)
        if not await _offer(bot, scope, names, services.language):
            services.menuless.add(person)
        return
    # What cannot be taken out now is refused when it is used.
    with suppress(BadRequest, RetryAfter):
        for code in (None, *LANGUAGES):
            await bot.delete_my_commands(scope, code, rate_limit_args=ONCE)


async def give_menu(update: Update, context: Context) -> None:
    """Give whoever writes the menu that they could not be given before."""
    person = update.effective_user.id if update.effective_user else 0
    if person in context.services.menuless:
        rights = rights_now(context.services, person)
        await set_menu_of(context.bot, person, rights, context.services)


async def _offer(bot: ExtBot[Any], scope: BotCommandScope, names: tuple[str, ...], language: str) -> bool:
    """Set one menu in each language; whether it is there."""
    for code in (None, *LANGUAGES):
        try:
            await _set_menu(bot, scope, names, code, language)
        except BadRequest as error:
            log.info("no menu for %s yet: %s", scope.type, error)
            return False
        except RetryAfter as error:
            log.warning("the menus could not be set: %s", error)
            return False
    return True


def _of_all(offers: Offers) -> Iterator[tuple[BotCommandScope, tuple[str, ...]]]:
    yield BotCommandScopeAllPrivateChats(), offers.menu(Menu.PRIVATE)
    yield BotCommandScopeAllGroupChats(), offers.menu(Menu.GROUPS)
    yield BotCommandScopeAllChatAdministrators(), offers.menu(Menu.GROUP_ADMINS)


async def _set_menu(
    bot: ExtBot[Any], scope: BotCommandScope, names: tuple[str, ...], code: str | None, fallback: str
) -> None:
    wanted = tuple(BotCommand(name, text(f"command-{name}", code or fallback)) for name in names)
    if await bot.get_my_commands(scope, code) != wanted:
        await bot.set_my_commands(wanted, scope, code, rate_limit_args=ONCE)


CAPABILITY = Capability(updates=lambda: [Sent(Stage.AFTER_ALL, filters.ALL, give_menu, STAFF)])

"""The table of handlers and the offers of the bot, made from its capabilities."""

from collections.abc import Iterator, Sequence
from functools import reduce, wraps
from operator import or_
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, MessageHandler, filters
from telegram.ext.filters import BaseFilter

from handlers.chat.audience import GROUP, PRIVATE, AnswersTo, CaptionCommand, written
from handlers.chat.capability import Callback, Capability, Chats, Command, Sent, Stage
from handlers.chat.group_admins import names_us
from handlers.chat.offers import OfferedCommand, Offers
from handlers.chat.presses import Presses
from handlers.chat.roles import EVERYBODY, IN_GROUPS, May, Role, Roles
from handlers.chat.sending import send
from handlers.chat.services import BotApplication, Context, Services
from handlers.chat.standing import Standing, acting, is_restricted
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply

Row = tuple[Stage, BaseHandler[Any, Context, None]]

# In each of these groups of the library one row takes an update, whatever was taken in those before it.
GROUP_OF = {Stage.REPEATED: -1, Stage.AFTER_QUESTION: 1, Stage.AFTER_ARTICLE: 2, Stage.AFTER_ALL: 3}


def attach(app: BotApplication, capabilities: Sequence[Capability]) -> None:
    """Attach all callbacks; raises ValueError when two buttons have one code."""
    services = app.context_types.context.services
    for stage, handler in sorted(_rows(capabilities, services), key=lambda row: row[0]):
        app.add_handler(handler, GROUP_OF.get(stage, 0))


def offers_of(capabilities: Sequence[Capability]) -> Offers:
    """The commands and the lines of /help, in the order of the capabilities."""
    commands: dict[str, OfferedCommand] = {}
    for one in (command for capability in capabilities for command in capability.commands):
        known = commands.get(one.name, OfferedCommand(one.name, frozenset()))
        commands[one.name] = OfferedCommand(one.name, known.who | one.who, known.menus | one.menus)
    return Offers(
        tuple(commands.values()), tuple(line for capability in capabilities for line in capability.help)
    )


async def admins_only(update: Update, context: Context) -> None:
    """Refuse a command of the admins'."""
    await send(written(update), Reply(text("admins-only", context.language)))


async def admins_only_in_group(update: Update, context: Context) -> None:
    """Refuse it in a group to those without the right, when they mean this bot and no other."""
    if names_us(written(update)):
        await admins_only(update, context)


def _rows(capabilities: Sequence[Capability], services: Services) -> Iterator[Row]:
    for capability in capabilities:
        for command in capability.commands:
            callback, fits = _by(command.who, command.callback), _of_command(command, services)
            yield Stage.COMMAND, CommandHandler(command.name, callback, fits)
            if command.captions:
                yield Stage.COMMAND, MessageHandler(CaptionCommand(command.name) & fits, callback)
        for update in capability.updates():
            if isinstance(update, Sent):
                yield (
                    update.stage,
                    MessageHandler(_of_sent(update, services), _by(update.who, update.callback)),
                )
            else:
                yield update.stage, update.handler
    yield from _refusals([command for capability in capabilities for command in capability.commands])
    buttons = (button for capability in capabilities for button in capability.buttons)
    yield Stage.PRESS, Presses(buttons, services)


def _by(roles: Roles, callback: Callback) -> Callback:
    """The callback in the name of whoever has one of the roles: each change asks whether they still do."""
    if not is_restricted(roles):
        return callback

    @wraps(callback)
    async def of_person(update: Update, context: Context) -> None:
        person = update.effective_user.id if update.effective_user else None
        with acting(Standing(context.services.admins, person, roles)):
            await callback(update, context)

    return of_person


def _refusals(commands: Sequence[Command]) -> Iterator[Row]:
    private = {one.name for one in commands if Chats.PRIVATE in one.chats and Role.STRANGER not in one.who}
    groups = {one.name for one in commands if Chats.GROUPS in one.chats and not one.who & IN_GROUPS}
    yield Stage.REFUSAL, CommandHandler(private, admins_only, PRIVATE)
    yield Stage.REFUSAL, CommandHandler(groups, admins_only_in_group, GROUP)


def _of_command(command: Command, services: Services) -> BaseFilter:
    """Where it is understood and from whom; who may as an admin of a group is asked by its callback."""
    may = May(services, command.who)
    kinds: dict[Chats, BaseFilter] = {
        Chats.PRIVATE: PRIVATE if Role.STRANGER in command.who else PRIVATE & may,
        Chats.GROUPS: GROUP if command.who & IN_GROUPS else GROUP & may,
        Chats.CHANNELS: filters.UpdateType.CHANNEL_POST,
    }
    return reduce(or_, (kinds[chats] for chats in command.chats))


def _of_sent(sent: Sent, services: Services) -> BaseFilter:
    fits = sent.fits & AnswersTo(services.asked_for, sent.answers) if sent.answers else sent.fits
    if sent.who == EVERYBODY:
        return fits
    if sent.who <= IN_GROUPS:
        return GROUP & fits
    return PRIVATE & (fits if Role.STRANGER in sent.who else May(services, sent.who) & fits)

"""Presses of buttons: each is looked up, done for whoever may, and answered, also long after a restart."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from contextlib import ExitStack
from functools import partial
from typing import Any, NamedTuple

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType
from telegram.ext import BaseHandler

from handlers.chat.callback_codec import CallbackCodec, Press
from handlers.chat.capability import Button
from handlers.chat.group_admins import is_admin
from handlers.chat.keyboards import buttons_of
from handlers.chat.pressing import Pressing, Spinner
from handlers.chat.roles import IN_GROUPS, Role, roles_now
from handlers.chat.sending import acknowledge
from handlers.chat.services import Context, Services
from handlers.chat.standing import Bound, Standing, acting, is_restricted
from handlers.texts.catalogue import text


class Work(NamedTuple):
    """What a button does for whoever pressed it, and by what they may; None when everybody may."""

    do: Callable[[Any, Pressing], Coroutine[Any, Any, None]]
    standing: Standing | None


class Presses(BaseHandler[Update, Context, None]):
    """The row of the table that takes every press; rights are those of the moment, not of the message's."""

    def __init__(self, buttons: Iterable[Button[Any]], services: Services) -> None:
        """Raises ValueError when two buttons have one code."""
        super().__init__(self.pressed)
        listed = list(buttons)
        self._codec = CallbackCodec(button.kind for button in listed)
        self._buttons = {button.kind: button for button in listed}
        self._services = services

    def check_update(self, update: object) -> bool:
        """Whether it is a press."""
        return isinstance(update, Update) and update.callback_query is not None

    async def pressed(self, update: Update, context: Context) -> None:
        """Do what a button says, or say why not."""
        query = update.callback_query
        if query is None:
            return
        press = self._codec.press(query.data)
        if press is None or not self._is_there(press, query):
            await acknowledge(query, text("button-stale", context.language))
        elif work := await self._work(press, query, context):
            await _do(work, press, query, context)
        else:
            await acknowledge(query, text("admins-only", context.language))

    def may(self, press: Press, person: int, *, in_private: bool = True) -> bool:
        """Whether the person behind the update at hand may do it by rights of their own."""
        roles = roles_now(self._services, person)
        if not in_private:
            roles = roles - {Role.STRANGER} | IN_GROUPS  # an admin of one is told by the callback
        return not self._buttons[type(press)].who.isdisjoint(roles)

    def _is_there(self, press: Press, query: CallbackQuery) -> bool:
        """Whether it may be pressed there: by a modified client any data can be sent for a message.

        What a button of the staff names by a number, be it a filter, a person or a file that is read, is for
        those alone to whom the bot showed the button; so are the filters of lists that readers see.
        """
        button = self._buttons[type(press)]
        anywhere = not (button.where_shown or is_restricted(button.who))
        if anywhere or not isinstance(query.message, Message):
            return True
        return _shows(query.message, press)

    async def _work(self, press: Press, query: CallbackQuery, context: Context) -> Work | None:
        button, person, owners = self._buttons[type(press)], query.from_user.id, self._services.admins
        chat = query.message.chat.type if query.message else ChatType.PRIVATE
        if self.may(press, person, in_private=chat == ChatType.PRIVATE):
            restricted = is_restricted(button.who)
            return Work(button.callback, Standing(owners, person, button.who) if restricted else None)
        if button.in_bound_group and (bound := await _bound_in_group(button, press, query, context)):
            return Work(button.in_bound_group.callback, Standing(owners, person, button.who, bound))
        return None


async def _do(work: Work, press: Press, query: CallbackQuery, context: Context) -> None:
    async with Spinner(query) as spinner:
        if not isinstance(query.message, Message):
            await spinner.stop(text("button-stale", context.language))
        else:
            by_asker = await _is_asker(query, query.message)
            with ExitStack() as within:
                if work.standing:
                    within.enter_context(acting(work.standing))
                await work.do(press, Pressing(query, query.message, spinner, context, by_asker))


async def _bound_in_group(
    button: Button[Any], press: Press, query: CallbackQuery, context: Context
) -> Bound | None:
    """The chat, if it is about its collection, under a receipt that is shown there, and by an admin."""
    message, here = query.message, button.in_bound_group
    # A modified client can send any data: only buttons that the bot showed here count.
    if not isinstance(message, Message) or not _shows(message, press):
        return None
    if here is None or context.collection is None:
        return None
    concerned = partial(here.concerns, press, message, context.collection, context.services)
    if not await asyncio.to_thread(concerned) or not await is_admin(message.chat, query.from_user.id):
        return None
    return Bound(message.chat_id, context.collection, concerned)


def _shows(message: Message, press: Press) -> bool:
    return any(press.read(button.callback_data) == press for button in buttons_of(message))


async def _is_asker(query: CallbackQuery, reply: Message) -> bool:
    """Whether the one who pressed asked the question that this is the reply to, and may change it for all.

    A question in a group's own name is that of each of its admins.
    """
    if reply.chat.type == ChatType.PRIVATE:
        return True
    question = reply.reply_to_message
    if question is None:
        return False
    if question.sender_chat is None:
        return question.from_user is not None and question.from_user.id == query.from_user.id
    if question.sender_chat.id != reply.chat.id:
        return False
    return await is_admin(reply.chat, query.from_user.id)

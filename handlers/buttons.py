"""Buttons under the bot's messages: each press is answered, also long after a restart."""

from telegram import Message, Update
from telegram.constants import ChatType

from handlers.answers.answer_presses import (
    cast_vote,
    send_original,
    show_context,
    show_reasons,
    show_sentences,
    show_wider_context,
)
from handlers.chat.callback_data import (
    AcceptInvitation,
    CastVote,
    Choose,
    EndListed,
    EndWatch,
    OfAnswer,
    OfDesk,
    OfStaff,
    Press,
    SendOriginal,
    ShowContext,
    ShowReasons,
    ShowSentences,
    ShowWiderContext,
    StartWatch,
    unpack,
)
from handlers.chat.keyboards import take_button
from handlers.chat.onlookers import is_asker
from handlers.chat.pressing import Pressing
from handlers.chat.sending import acknowledge
from handlers.chat.services import Context
from handlers.chat.spinner import Spinner
from handlers.desk import press_at_desk
from handlers.people.accepting import accept
from handlers.people.choosing import choose
from handlers.people.staff_presses import press_of_staff
from handlers.texts.catalogue import text
from handlers.watches.watching import change_watch


async def pressed(update: Update, context: Context) -> None:
    """Do what a button says, or say why not."""
    query = update.callback_query
    if query is None:
        return
    press = unpack(query.data)
    async with Spinner(query) as spinner:
        if press is None or not isinstance(query.message, Message):
            await spinner.stop(text("button-stale", context.language))
        else:
            by_asker = await is_asker(query, query.message)
            await _do(press, Pressing(query, query.message, spinner, context, by_asker))


async def _do(press: Press, at: Pressing) -> None:
    match press:
        case Choose():
            await choose(at.query, at.message, press, at.context)
        case StartWatch() | EndWatch() | EndListed():
            await change_watch(press, at)
        case AcceptInvitation():
            await accept(press, at)
        case _ if isinstance(press, OfStaff):
            await press_of_staff(press, at)
        case _ if isinstance(press, OfDesk):
            await press_at_desk(press, at)
        case _:
            await _answer(press, at)


async def refused(update: Update, context: Context) -> None:
    """Tell whoever pressed a button of the admins' that it is theirs."""
    if update.callback_query:
        await acknowledge(update.callback_query, text("admins-only", context.language))


async def stale(update: Update, context: Context) -> None:
    """Say that a button is none of this version's."""
    if update.callback_query:
        await acknowledge(update.callback_query, text("button-stale", context.language))


async def _answer(press: OfAnswer, at: Pressing) -> None:
    match press:
        case ShowContext():
            # Once all see the paragraph, it is not shown again and again.
            if await show_context(press, at) and at.message.chat.type != ChatType.PRIVATE:
                await take_button(at.query, at.message)
        case ShowWiderContext():
            await show_wider_context(press, at)
        case ShowSentences():
            await show_sentences(press, at)
        case ShowReasons():
            await show_reasons(press, at)
        case CastVote():
            await cast_vote(press, at)
        case SendOriginal():
            await send_original(press, at)

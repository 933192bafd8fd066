"""What happens when a callback fails: the person is told, the log says the rest."""

import asyncio
import logging
from contextlib import suppress

from telegram import Update
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from corpus.errors import PullquoteError, QuestionError, StoreError
from corpus.language.detection import language_told
from handlers.answers.guests import answer_guest
from handlers.chat.sending import acknowledge, send
from handlers.chat.services import Context, Services
from handlers.people.membership import tell_of_missing_rights
from handlers.texts.catalogue import preferred, text
from handlers.texts.error_messages import message
from handlers.texts.reply import Reply

log = logging.getLogger(__name__)

# What the chat or its people did meanwhile; nobody there can be told, and nothing is broken.
OVERTAKEN = (
    "message is not modified",
    "message to edit not found",
    "query is too old",
    "chat not found",
    "topic_closed",
)
NO_RIGHTS = ("not enough rights", "have no rights")


async def on_error(update: object, context: Context) -> None:
    """Tell the person what went wrong, unless it is Telegram itself that cannot be reached."""
    await context.refresh_data()  # this context is another than the callback's
    error = context.error
    match error:
        case StoreError():
            log.error("%s", error)
            # It names folders and servers, which are nobody else's business.
            told = message(error, context.language) if _admin_alone(update, context) else None
            await _tell(update, told or text("apology", context.language))
        case PullquoteError():
            if isinstance(error, QuestionError) and isinstance(update, Update) and update.message:
                context.asked_in = language_told(update.message.text or update.message.caption or "")
            log.info("somebody was told: %s", type(error).__name__)  # its words may be those of a message
            await _tell(update, message(error, context.language))
        case BadRequest() if error.message.lower().startswith(NO_RIGHTS):
            log.info("%s", error)
            await tell_of_missing_rights(update, context)
        case BadRequest() if error.message.lower().startswith(OVERTAKEN):
            log.info("%s", error)
        case ChatMigrated():
            log.info("%s", error)
        case Forbidden():
            log.info("not allowed to write there any more: %s", error)
        case RetryAfter():
            log.warning("given up after several waits for the flood limit: %s", error)
        case NetworkError() if not isinstance(error, BadRequest):
            # The reply may have arrived although its confirmation did not: a second one would be worse.
            log.warning("Telegram could not be reached: %s", error)
        case _:
            log.error("an update was not handled", exc_info=error)
            await _tell(update, text("apology", context.language))


async def say_too_much(services: Services, update: Update) -> None:
    """Tell somebody in private that they have sent more than is taken at a time; a group is told nothing."""
    person = update.effective_user
    if (
        person is None
        or update.inline_query
        or (chat := update.effective_chat) is None
        or chat.id != person.id
    ):
        return
    chosen = None
    with suppress(StoreError):
        chosen = (await asyncio.to_thread(services.library.people.preferences, person.id)).language
    language = chosen or preferred(person.language_code, services.language)
    await _tell(update, text("too-much-at-once", language))


def _admin_alone(update: object, context: Context) -> bool:
    if not isinstance(update, Update) or update.effective_user is None or update.effective_chat is None:
        return False
    return (
        update.effective_user.id in context.services.admins and update.effective_chat.type == ChatType.PRIVATE
    )


async def _tell(update: object, words: str) -> None:
    if not isinstance(update, Update):
        return
    with suppress(TelegramError):
        if update.callback_query:
            await acknowledge(update.callback_query, words)
        elif update.guest_message:
            await answer_guest(update.guest_message, Reply(words))
        elif update.message:
            await send(update.message, Reply(words))

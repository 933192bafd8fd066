"""/add in a group or channel that is bound to a collection: its admins add to it."""

from telegram import Message, Update

from corpus.chats.rights import Right
from handlers.chat.audience import person_of
from handlers.chat.capability import Capability, Chats, Command
from handlers.chat.group_admins import by_admin, names_us
from handlers.chat.roles import ADDING, GROUP_ADMINS, rights_now
from handlers.chat.sending import send
from handlers.chat.services import Context
from handlers.chat.standing import Bound, Standing, acting
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply
from handlers.uploads.uploads import add_replied


async def add(update: Update, context: Context) -> None:
    """Add the file above /add, or the message that it replies to, to the collection of the chat."""
    message = update.effective_message
    if message is None:
        return
    if context.collection is None:
        await _say_to_us(message, "add-unbound", context)
    elif not (_may_add(message, context) or await by_admin(message)):
        await _say_to_us(message, "admins-only", context)
    elif (source := _source(message)) is None:
        await send(message, Reply(text("add-usage-group", context.language)))
    else:
        bound = Bound(message.chat_id, context.collection)
        with acting(Standing(context.services.admins, person_of(message), ADDING, bound)):
            await add_replied(message, source, context)


def _source(message: Message) -> Message | None:
    return message if message.caption else message.reply_to_message


async def _say_to_us(message: Message, key: str, context: Context) -> None:
    if names_us(message):  # other bots may have the same command
        await send(message, Reply(text(key, context.language)))


def _may_add(message: Message, context: Context) -> bool:
    person = message.from_user
    return person is not None and Right.ADD in rights_now(context.services, person.id)


CAPABILITY = Capability(
    commands=(Command("add", add, GROUP_ADMINS, Chats.GROUPS | Chats.CHANNELS, captions=True),),
)

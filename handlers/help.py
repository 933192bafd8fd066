"""/help: how to ask, and how to do what one has a right to."""

from telegram import Update

from corpus.chats.rights import NONE, Rights
from corpus.readers import FORMATS
from handlers.answers.example_questions import examples
from handlers.chat.audience import replies_to_us, written
from handlers.chat.capability import Capability, Chats, Command
from handlers.chat.group_admins import names_us
from handlers.chat.offers import Menu
from handlers.chat.roles import IN_GROUPS, IN_PRIVATE, rights_now
from handlers.chat.sending import send, while_typing
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


async def help(update: Update, context: Context) -> None:
    """Say how to ask, with questions that the articles answer, and to admins how to change the articles."""
    message = written(update)
    found = await while_typing(message, examples(context.services, context.language))
    parts = [usage(context)]
    rights = rights_now(context.services, message.from_user.id) if message.from_user else NONE
    if rights:
        parts.append(_for_staff(rights, context))
    if found:  # last: the questions are right below
        parts.append(text("examples", context.language))
    await send(message, Reply("\n\n".join(parts), suggestions=found))


async def help_here(update: Update, context: Context) -> None:
    """Say in a group how to ask there, when this bot is meant: other bots are sent the bare command, too."""
    message = written(update)
    if names_us(message) or replies_to_us(message):
        await send(message, Reply(text("welcome", context.language, bot=context.bot.username)))


def usage(context: Context) -> str:
    """How to ask, and how to look through the articles."""
    lines = [text("help", context.language, bot=context.bot.username)]
    if context.services.readers_may_list:
        lines.append(text("help-articles", context.language))
    return "\n\n".join(lines)


def _for_staff(rights: Rights, context: Context) -> str:
    """How to do what the rights allow."""
    formats = ", ".join(format.endings[0] for format in FORMATS)
    lines = [text(key, context.language, formats=formats) for key in context.services.offers.help_for(rights)]
    return "\n".join(
        [text("help-admin", context.language), *lines, text("help-admin-undo", context.language)]
    )


CAPABILITY = Capability(
    commands=(
        Command("help", help, IN_PRIVATE, menus=frozenset({Menu.PRIVATE})),
        Command("help", help_here, IN_GROUPS, Chats.GROUPS),
    ),
)

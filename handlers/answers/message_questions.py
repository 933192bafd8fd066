"""The question that a message asks, in whichever way it asks it."""

from telegram import Message
from telegram.constants import ChatType

from handlers.chat.audience import after_command, command_of, own_mentions, replies_to_us

ASK = "/ask"


def question_in(message: Message) -> str | None:
    """The question; empty when the bot was asked nothing, None when it was not asked at all."""
    if command := command_of(message):
        ours = f"{ASK}@{message.get_bot().username}"
        return asked_by_command(message) if command.lower() in (ASK, ours.lower()) else None
    if message.chat.type == ChatType.PRIVATE:
        return asked_in_private(message)
    return asked_by_name(message) if own_mentions(message) or replies_to_us(message) else None


def asked_by_command(message: Message) -> str:
    """The question after /ask, or the one that the command replies to."""
    return after_command(message) or question_replied_to(message)


def asked_in_private(message: Message) -> str:
    """The question that a message of the private chat is, be the bot mentioned in it or not."""
    return without_own_mentions(message) or message.text or message.caption or ""


def without_own_mentions(message: Message) -> str:
    """What is written beside the bot's own name."""
    words = message.text or message.caption or ""
    for mention in own_mentions(message):
        words = words.replace(mention, " ", 1)
    return words.strip(" \t\n,:")


def asked_by_name(message: Message) -> str:
    """The question beside a mention or in a reply to the bot."""
    question = without_own_mentions(message)
    if any(character.isalnum() for character in question):
        return question
    return question_replied_to(message)  # "@bot ?" means the message replied to


def question_replied_to(message: Message) -> str:
    """The question in the message replied to, or in the part of it that was quoted; empty without one."""
    replied = message.reply_to_message
    if replied is None or replies_to_us(message):
        return ""
    quoted = message.quote.text if message.quote else None
    return (quoted or replied.text or replied.caption or "").strip()


def words_selected(message: Message) -> str:
    """The words of the bot's own message that somebody picked to reply to; empty when nobody did."""
    quote = message.quote
    return quote.text if quote and quote.is_manual and replies_to_us(message) else ""

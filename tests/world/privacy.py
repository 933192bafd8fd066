"""Which messages of a chat the bot gets to see (the FAQ's rules of privacy mode)."""

import re

from .state import Chat, Message, State


def visible(state: State, message: Message) -> bool:
    """Whether the bot is told of a message."""
    chat = message.chat
    if chat.person is not None:
        return not chat.person.blocked
    standing = chat.member(state.bot)
    if not standing.present:
        return False
    if message.sender is not None and message.sender.is_bot and message.sender_chat is None:
        return False  # bots never see other bots
    if chat.kind == "channel" or standing.admin or state.reads_everything or message.service:
        return True
    return _addressed(state, message)


def _addressed(state: State, message: Message) -> bool:
    if message.via_bot is state.bot:
        return True
    if message.reply_to is not None and message.reply_to.sender is state.bot:
        return True
    mine = f"@{state.bot.username}".lower()
    if command := re.match(r"/\w+(@\w+)?", message.text):
        addressee = command[1]
        return addressee.lower() == mine if addressee else _wrote_last(state, message.chat)
    mentioned = [mention.lower() for mention in message.parts("mention")]
    return state.sees_mentions and mine in mentioned


def _wrote_last(state: State, chat: Chat) -> bool:
    # A general command goes to the bot that wrote last; in a fresh group, to every bot.
    bots = [m.sender for m in chat.messages.values() if m.sender and m.sender.is_bot and not m.sender_chat]
    return not bots or bots[-1] is state.bot


def announce(state: State, message: Message, *, edited: bool = False) -> None:
    """Queue the update about a new or edited message, if the bot sees it."""
    if visible(state, message):
        kind = "channel_post" if message.chat.kind == "channel" else "message"
        state.updates.put(f"edited_{kind}" if edited else kind, message.json())

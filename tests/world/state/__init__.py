"""What exists in the world: users, chats, messages, files, and what the bot has set."""

from .chats import Chat, Member, Topic
from .messages import Message
from .state import State
from .users import User

__all__ = ["Chat", "Member", "Message", "State", "Topic", "User"]

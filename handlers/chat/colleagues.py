"""Those who work with the bot: what they are called, and telling them what concerns them."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress

from telegram import Bot, User
from telegram.error import BadRequest, Forbidden

from corpus.chats.staff import Member
from handlers.chat.sending import say
from handlers.chat.services import Context, Services
from handlers.texts.reference import shorten
from handlers.texts.reply import Reply

NAME_LENGTH = 40  # characters


def first_name(user: User) -> str:
    """The first name as it is kept and shown: of one line, and without marks that turn the line around."""
    printable = "".join(sign if sign.isprintable() else " " for sign in user.first_name)
    return shorten(" ".join(printable.split()), NAME_LENGTH) or str(user.id)


async def name_of(person: int, members: Iterable[Member], bot: Bot) -> str:
    """What a person is called; an owner's name is nowhere kept and asked of Telegram."""
    for member in members:
        if member.person == person:
            return member.name
    try:
        chat = await bot.get_chat(person)
    except (BadRequest, Forbidden):  # they never wrote to the bot
        return str(person)
    return shorten(" ".join((chat.first_name or "").split()), NAME_LENGTH) or str(person)


async def names_of_staff(services: Services, bot: Bot) -> dict[int, str]:
    """What owners and admins are called; whoever gave their rights back stays a number."""
    members = await asyncio.to_thread(services.library.people.staff.members)
    owners = {person: await name_of(person, members, bot) for person in services.admins}
    return {member.person: member.name for member in members} | owners


async def tell(people: Iterable[int], words: Callable[[str], str], context: Context) -> None:
    """Say to some people what ``words`` has for their language; who has no chat with the bot is left out."""
    await tell_replies(people, lambda language: Reply(words(language)), context.bot, context.services)


async def tell_replies(
    people: Iterable[int], reply: Callable[[str], Reply], bot: Bot, services: Services
) -> None:
    """The same with whole replies, also when nobody has just written."""
    for person in dict.fromkeys(people):
        preferences = await asyncio.to_thread(services.library.people.preferences, person)
        # What their app speaks is known only while they write.
        language = preferences.language or services.language
        with suppress(BadRequest, Forbidden):
            await say(bot, person, reply(language))

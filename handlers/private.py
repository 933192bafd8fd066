"""The private chat: any text is a question."""

import asyncio
from importlib.metadata import version

from telegram import Message, Update

from corpus.chats.rights import NONE
from corpus.errors import UnknownArticle
from corpus.models import Article
from handlers.answers.cited_versions import as_it_is_now
from handlers.answers.example_questions import examples
from handlers.answers.questions import answer_question
from handlers.answers.rendering import context_reply
from handlers.articles.article_card import article_card
from handlers.chat.audience import written
from handlers.chat.callback_data import AcceptInvitation, ShowContext
from handlers.chat.deep_links import AskQuestion, OpenArticle, Target, target
from handlers.chat.roles import rights_now
from handlers.chat.sending import send, while_typing
from handlers.chat.services import Context
from handlers.people.accepting import show_invitation
from handlers.people.people_command import tell_of_resignation
from handlers.people.rights_words import staff_help
from handlers.texts.catalogue import language_name, text
from handlers.texts.excerpt import Span
from handlers.texts.reply import Reply


async def start(update: Update, context: Context) -> None:
    """Open what a deep link names; without one greet, and say what the bot knows and how to ask it."""
    message = written(update)
    wanted = target(context.args[0]) if context.args else None
    if wanted is not None:
        await _open(message, wanted, context)
        return
    count = await asyncio.to_thread(context.services.library.count)
    await send(message, Reply("\n\n".join([text("start", context.language, articles=count), usage(context)])))


async def help(update: Update, context: Context) -> None:
    """Say how to ask, with questions that the articles answer, and to admins how to change the articles."""
    message = written(update)
    found = await while_typing(message, examples(context.services, context.language))
    parts = [usage(context)]
    if found:
        parts.append(
            "\n".join([text("examples", context.language), *(f"• {question}" for question in found)])
        )
    rights = rights_now(context.services, message.from_user.id) if message.from_user else NONE
    if rights:
        parts.append(staff_help(rights, context.language))
    await send(message, Reply("\n\n".join(parts)))


async def question(update: Update, context: Context) -> None:
    """Answer a text, or what is written under a picture."""
    message = written(update)
    await answer_question(message, message.text or message.caption or "", context)


async def about(update: Update, context: Context) -> None:
    """Say what the bot is and what it knows."""
    library = context.services.library
    count = await asyncio.to_thread(library.count)
    languages = await asyncio.to_thread(library.languages)
    parts = [text("about", context.language, articles=count, version=version("pullquote"))]
    if languages:
        names = sorted(language_name(code, context.language) for code in languages)
        parts.append(text("about-languages", context.language, languages=", ".join(names)))
    await send(written(update), Reply("\n\n".join(parts)))


async def privacy(update: Update, context: Context) -> None:
    """Say what is kept, for how long, and how it is erased."""
    await send(written(update), Reply(text("privacy", context.language)))


async def forget(update: Update, context: Context) -> None:
    """Erase what is kept of a person."""
    message = written(update)
    people = context.services.library.people
    member = await asyncio.to_thread(people.staff.member, message.chat_id)
    await asyncio.to_thread(people.forget, message.chat_id)
    context.services.later.end_chat(message.chat_id)
    context.services.conversations.forget(message.chat_id)
    # In the language that they chose: the next reply comes in that of their app.
    told = [text("forgotten", context.language)]
    if member:
        told.append(text("forgotten-rights", context.language))
    await send(message, Reply("\n".join(told)))
    if member:
        await tell_of_resignation(member, context)


async def admins_only(update: Update, context: Context) -> None:
    """Refuse a command of the admins'."""
    await send(written(update), Reply(text("admins-only", context.language)))


async def upload_refused(update: Update, context: Context) -> None:
    """Refuse a file from somebody who is no admin."""
    await send(written(update), Reply(text("upload-refused", context.language)))


async def unknown_command(update: Update, context: Context) -> None:
    """Say that there is no such command."""
    await send(written(update), Reply(text("unknown-command", context.language)))


async def without_words(update: Update, context: Context) -> None:
    """Say what works instead of a voice message, a picture or a sticker."""
    await send(written(update), Reply(text("only-text", context.language)))


def usage(context: Context) -> str:
    """How to ask."""
    return text("help", context.language, bot=context.bot.username)


async def _open(message: Message, wanted: Target, context: Context) -> None:
    if isinstance(wanted, AskQuestion):
        await answer_question(message, wanted.question, context)
        return
    if isinstance(wanted, AcceptInvitation):
        await show_invitation(message, wanted, context)
        return
    reply = await asyncio.to_thread(_opened, wanted, context)
    await send(message, reply or Reply(text("article-removed", context.language)))


def _opened(wanted: OpenArticle | ShowContext, context: Context) -> Reply | None:
    library = context.services.library
    try:
        if isinstance(wanted, OpenArticle):
            described = library.article_by_key(wanted.key)
            original = library.originals.of(described.key, described.version) is not None
            return article_card(described, context.language, original=original)
        article: Article = library.article_by_key(wanted.key, wanted.version)
    except UnknownArticle:
        return None
    if not wanted.start < wanted.end <= len(article.text):
        return None
    span, changed = Span(wanted.start, wanted.end), as_it_is_now(article, context)
    return context_reply(article, span, context.language, changed=changed)

"""/start, and what links open with it: things from every room."""

import asyncio

from telegram import Message, Update

from corpus.errors import UnknownArticle
from corpus.models import Article
from handlers.answers.answer_buttons import ShowContext
from handlers.answers.cited_versions import as_it_is_now
from handlers.answers.example_questions import examples
from handlers.answers.questions import answer_question
from handlers.answers.rendering import context_reply
from handlers.articles.article_card import article_card
from handlers.chat.audience import written
from handlers.chat.capability import Capability, Chats, Command
from handlers.chat.deep_links import AskQuestion, OpenArticle, target
from handlers.chat.roles import IN_GROUPS, IN_PRIVATE, Right, rights_now
from handlers.chat.sending import send, while_typing
from handlers.chat.services import Context
from handlers.help import help_here, usage
from handlers.people.accepting import show_invitation
from handlers.people.inviting import AcceptInvitation
from handlers.texts.catalogue import text
from handlers.texts.excerpt import Span
from handlers.texts.reply import Reply


async def start(update: Update, context: Context) -> None:
    """Open what a deep link names; without one greet, and say what the bot knows and how to ask it."""
    message = written(update)
    wanted = target(context.args[0], [ShowContext, AcceptInvitation]) if context.args else None
    match wanted:
        case AskQuestion(question):
            await answer_question(message, question, context)
        case AcceptInvitation():
            await show_invitation(message, wanted, context)
        case OpenArticle():
            await _send(message, await asyncio.to_thread(_card, wanted, context), context)
        case ShowContext():
            await _send(message, await asyncio.to_thread(_paragraph, wanted, context), context)
        case _:
            await _greet(message, context)


async def _greet(message: Message, context: Context) -> None:
    services, language = context.services, context.language
    count = await asyncio.to_thread(services.library.count)
    person = message.from_user.id if message.from_user else 0
    rights = rights_now(services, person)
    found = await while_typing(message, examples(services, language))
    parts = [text("start", language, articles=count)]
    if Right.ADD in rights:
        parts.append(text("start-admin", language, articles=count))
    elif not services.admins:
        parts.append(text("start-no-admins", language, person=str(person)))
    parts.append(usage(context))
    if found:
        parts.append(text("examples", language))
    await send(message, Reply("\n\n".join(parts), suggestions=found))


async def _send(message: Message, opened: Reply | None, context: Context) -> None:
    await send(message, opened or Reply(text("article-removed", context.language)))


def _card(wanted: OpenArticle, context: Context) -> Reply | None:
    library = context.services.library
    try:
        article = library.article_by_key(wanted.key)
    except UnknownArticle:
        return None
    original = library.originals.of(article.key, article.version) is not None
    return article_card(article, context.language, original=original)


def _paragraph(wanted: ShowContext, context: Context) -> Reply | None:
    try:
        article: Article = context.services.library.article_by_key(wanted.key, wanted.version)
    except UnknownArticle:
        return None
    if not wanted.start < wanted.end <= len(article.text):
        return None
    span, changed = Span(wanted.start, wanted.end), as_it_is_now(article, context)
    return context_reply(article, span, context.language, changed=changed)


CAPABILITY = Capability(
    commands=(Command("start", start, IN_PRIVATE), Command("start", help_here, IN_GROUPS, Chats.GROUPS))
)

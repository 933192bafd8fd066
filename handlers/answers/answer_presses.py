"""What the buttons under an answer do; whoever did not ask sees it alone."""

import asyncio
from collections.abc import Iterable

from telegram import Message
from telegram.constants import ChatType
from telegram.error import BadRequest, TelegramError
from telegram.helpers import create_deep_linked_url

from corpus.chats.votes import Vote
from corpus.errors import UnknownArticle
from corpus.models import Article, Citation
from handlers.answers.answer_buttons import (
    CastVote,
    SendOriginal,
    ShowContext,
    Shown,
    ShowReasons,
    ShowSentences,
    ShowWiderContext,
)
from handlers.answers.asking_again import asked_again
from handlers.answers.cited_versions import as_it_is_now, originals_of
from handlers.answers.rendering import context_reply, page_reply
from handlers.answers.watch_buttons import keep_end_button
from handlers.answers.why import why_alert, why_reply
from handlers.chat.capability import Button, Capability
from handlers.chat.deep_links import OpenArticle, Target, payload
from handlers.chat.keyboards import buttons_of, take_button
from handlers.chat.pressing import Pressing
from handlers.chat.roles import EVERYBODY
from handlers.chat.sending import edit, send, send_file
from handlers.texts.catalogue import text
from handlers.texts.excerpt import Span
from handlers.texts.reference import link, reference, shorten
from handlers.texts.reply import Reply

NEXT_BEST = 120  # characters of a sentence in the window that a press opens
ITS_ORIGIN = 50


async def show_context(press: ShowContext, at: Pressing) -> None:
    """Show the paragraph around a sentence of an article that still answers, once."""
    article = await asyncio.to_thread(_find, press, at)
    if article is None:
        await at.spinner.stop(text("article-removed", at.language))
        return
    if not at.by_asker:
        await at.spinner.stop(url=_link(press, at))
        return
    # Shown again once the article has changed: the paragraph then says so.
    changed = await asyncio.to_thread(as_it_is_now, article, at.context)
    place, state = (at.message.chat_id, at.message.message_id, press), changed or "current"
    opened = at.context.services.opened
    if opened.get(place) == state:
        await at.spinner.stop(text("context-shown", at.language), alert=False)
    else:
        opened[place] = state
        await at.spinner.stop()
        try:
            await send(at.message, await _paragraph(article, press, changed, at))
        except TelegramError:
            opened.pop(place, None)
            raise
        # Once all see the paragraph, it is not shown again and again.
        if at.message.chat.type != ChatType.PRIVATE:
            await take_button(at.query, at.message)


async def show_wider_context(press: ShowWiderContext, at: Pressing) -> None:
    """Put the neighbours of a paragraph around it."""
    sentence = ShowContext(press.key, press.version, press.start, press.end)
    article = await asyncio.to_thread(_find, sentence, at)
    if article is None:
        await at.spinner.stop(text("article-removed", at.language))
    elif not at.by_asker:
        await at.spinner.stop(url=_link(sentence, at))
    else:
        await at.spinner.stop()
        changed = await asyncio.to_thread(as_it_is_now, article, at.context)
        await edit(at.message, await _paragraph(article, sentence, changed, at, wide=True))


async def show_sentences(press: ShowSentences, at: Pressing) -> None:
    """Turn to another page of the sentences that answer."""
    answer = await asked_again(press.question, at.message, at.context)
    if answer is None or not answer.citations:
        await at.spinner.stop(text("button-stale", at.language))
        return
    shown = Shown.page(answer, press.start, max(press.first, 1))
    if not at.by_asker:
        await at.spinner.stop(_next_best(shown, at.language))
        return
    await at.spinner.stop()
    originals = await asyncio.to_thread(originals_of, shown.citations, at.context)
    page = page_reply(shown, at.language, originals)
    await edit(at.message, keep_end_button(page, at.message.reply_markup))


async def show_reasons(press: ShowReasons, at: Pressing) -> None:
    """Say why the sentences that are shown were chosen: in a group to the one who pressed."""
    under = _sentences_under(at.message)
    if await asyncio.to_thread(_is_any_removed, under, at):
        await at.spinner.stop(text("article-removed", at.language))
        return
    answer = await asked_again(press.question, at.message, at.context)
    cited = answer.citations[press.start : press.end] if answer else ()
    # Since then other sentences may have come to answer better.
    if answer is None or not cited or not {_place(one) for one in cited} >= under:
        await at.spinner.stop(text("button-stale", at.language))
        return
    shown = Shown(answer, press.start, press.start + len(cited), 1)
    explained = await at.context.services.answering.explain(answer.question, shown.citations)
    if at.message.chat.type == ChatType.PRIVATE:
        await at.spinner.stop()
        await send(at.message, why_reply(shown, explained, at.language))
    else:
        await at.spinner.stop(why_alert(explained[0], at.language))


async def cast_vote(press: CastVote, at: Pressing) -> None:
    """Keep whether a sentence was useful; nobody else is shown it."""
    services = at.context.services
    sentence = ShowContext(press.key, press.version, press.start, press.end)
    if await asyncio.to_thread(_find, sentence, at) is None:
        await at.spinner.stop(text("article-removed", at.language))
        return
    vote = Vote(
        person=at.person,
        question=press.question,
        article_key=press.key,
        version=press.version,
        start=press.start,
        end=press.end,
        useful=bool(press.useful),
    )
    await asyncio.to_thread(services.library.people.vote, vote, services.clock())
    noted = text("vote-useful" if vote.useful else "vote-not-useful", at.language)
    await at.spinner.stop(noted, alert=False)


async def send_original(press: SendOriginal, at: Pressing) -> None:
    """Send the file that an article was read from."""
    file = await asyncio.to_thread(at.context.services.library.originals.of, press.key, press.version)
    if file is None:
        await at.spinner.stop(text("article-removed", at.language))
    elif not at.by_asker:
        await at.spinner.stop(url=_link(OpenArticle(press.key), at))
    else:
        try:
            await send_file(at.message, file)
        except BadRequest as error:
            # Another token is another bot to Telegram, which does not know the files of the first.
            if "file" not in error.message.lower():
                raise
            await at.spinner.stop(text("original-lost", at.language))
        await at.spinner.stop()


async def _paragraph(
    article: Article, press: ShowContext, changed: str | None, at: Pressing, *, wide: bool = False
) -> Reply:
    originals = at.context.services.library.originals
    file = await asyncio.to_thread(originals.of, article.key, article.version)
    span = Span(press.start, press.end)
    return context_reply(
        article,
        span,
        at.language,
        wide=wide,
        changed=changed,
        original=file is not None and not link(article.url),
    )


def _link(target: Target, at: Pressing) -> str:
    return create_deep_linked_url(at.context.bot.username, payload(target))


def _sentences_under(message: Message) -> set[ShowContext]:
    """The sentences of a reply, as its buttons name them."""
    sentences = set()
    for one in buttons_of(message):
        if found := ShowContext.read(one.callback_data) or CastVote.read(one.callback_data):
            sentences.add(_place(found))
    return sentences


def _place(named: ShowContext | CastVote | Citation) -> ShowContext:
    return ShowContext(named.key, named.version, named.start, named.end)


def _is_any_removed(sentences: Iterable[ShowContext], at: Pressing) -> bool:
    return any(_find(sentence, at) is None for sentence in sentences)


def _next_best(shown: Shown, language: str) -> str:
    best = shown.citations[0]
    sentence = shorten(" ".join(best.text.split()), NEXT_BEST)
    return text(
        "next-best", language, sentence=sentence, origin=shorten(reference(best, language), ITS_ORIGIN)
    )


def _find(press: ShowContext, at: Pressing) -> Article | None:
    try:
        article = at.context.services.library.article_by_key(press.key, press.version)
    except UnknownArticle:
        return None
    return article if press.start < press.end <= len(article.text) else None


CAPABILITY = Capability(
    buttons=(
        Button(ShowContext, show_context, EVERYBODY),
        Button(ShowWiderContext, show_wider_context, EVERYBODY),
        Button(ShowSentences, show_sentences, EVERYBODY),
        Button(ShowReasons, show_reasons, EVERYBODY),
        Button(CastVote, cast_vote, EVERYBODY),
        Button(SendOriginal, send_original, EVERYBODY),
    ),
)

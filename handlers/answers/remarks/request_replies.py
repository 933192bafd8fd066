"""What is said to a remark about the answer before: always with its sentences, never with new ones."""

import asyncio
from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.helpers import create_deep_linked_url

from corpus.answers.remarks.answer_requests import AnswerRequest
from corpus.answers.replying.composing import possible
from corpus.errors import UnknownArticle
from corpus.models import Answer, Article, Citation
from handlers.answers.answer_buttons import Shown
from handlers.answers.asking_again import CITED
from handlers.answers.cited_versions import originals_of
from handlers.answers.rendering import page_reply
from handlers.answers.why import write_reasons
from handlers.chat.deep_links import OpenArticle, payload
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.excerpt import Span, excerpt
from handlers.texts.reference import link
from handlers.texts.reply import Composer, Reply
from handlers.texts.signature import sign, sign_cited

LEAD = 2  # sentences
LONGEST_LEAD = 900  # UTF-16 units


async def request_reply(request: AnswerRequest, before: Answer, context: Context) -> Reply:
    """What an answer's reader wants of it."""
    if request is AnswerRequest.MORE:
        return await _more(before, context)
    if request in (AnswerRequest.OPEN, AnswerRequest.SUMMARY):
        return await _beginning(before, context)
    language = context.language
    composer = Composer().write(text(f"request-{request}", language))
    shown = Shown.page(before, 0, before.shown)
    if request is AnswerRequest.SURE:
        answer = await _again(before, before.shown, context)
        shown = Shown.page(answer, 0, answer.shown)
        explained = await context.services.answering.explain(answer.question, shown.citations)
        write_reasons(composer.write("\n\n"), shown, explained, language)
    for place, cited in enumerate(shown.citations):
        composer.write("\n\n" if place == 0 else "\n")
        sign_cited(composer, cited, language, shown.mark(place))
    return composer.reply(_open_buttons(shown.citations, context))


async def _more(before: Answer, context: Context) -> Reply:
    """The sentences after those that were shown, as its button shows them."""
    answer = await _again(before, CITED, context)
    if possible(answer.citations) <= before.shown:
        return Reply(text("request-more-none", context.language))
    shown = Shown.page(answer, before.shown, max(before.shown, 1))
    return page_reply(
        shown, context.language, await asyncio.to_thread(originals_of, shown.citations, context)
    )


async def _beginning(before: Answer, context: Context) -> Reply:
    """How the article of the answer begins, and a button that opens it."""
    language = context.language
    cited = before.citations[0] if before.citations else None
    opened = await asyncio.to_thread(_opened, cited, context) if cited else None
    if opened is None:
        return Reply(text("article-removed", language))
    article, lead = opened
    shown = excerpt(lead, LONGEST_LEAD, Span(0, 0))
    composer = Composer().write(text("request-summary", language)).write("\n\n")
    composer.quote(shown.text, foldable=False, home=link(article.url)).write("\n")
    sign(composer, article, language, lead)
    return composer.reply(_open_buttons([article], context))


def _opened(cited: Citation, context: Context) -> tuple[Article, str] | None:
    """The article as it is now, and its first sentences."""
    library = context.services.library
    try:
        article = library.article_by_key(cited.key)
    except UnknownArticle:
        return None
    sentences = library.sentences(article)
    if sentences and article.text[sentences[0].start : sentences[0].end] == article.title:
        sentences = sentences[1:]
    first = sentences[:LEAD]
    return article, article.text[first[0].start : first[-1].end] if first else article.text


async def _again(before: Answer, cited: int, context: Context) -> Answer:
    """The answer as it is now: of the one before, only what a follow-up needs is kept."""
    found = await context.services.answering.ask(before.question.text, where=context.where, cited=cited)
    shown = min(before.shown, len(found.answer.citations))
    return found.answer.model_copy(update={"shown": shown})


def _open_buttons(origins: Sequence[Article | Citation], context: Context) -> InlineKeyboardMarkup | None:
    """A button for each article, which opens it whole."""
    keys = list(dict.fromkeys(origin.key for origin in origins))
    key = "button-open-whole" if len(keys) == 1 else "button-open-numbered"
    row = [
        InlineKeyboardButton(
            text(key, context.language, number=number),
            url=create_deep_linked_url(context.bot.username, payload(OpenArticle(article))),
        )
        for number, article in enumerate(keys, 1)
    ]
    return InlineKeyboardMarkup([row]) if row else None

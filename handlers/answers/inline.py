"""Inline mode: the sentences that answer, in any chat, while the question is typed."""

import asyncio

from cachetools import LRUCache
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.ext import InlineQueryHandler
from telegram.helpers import create_deep_linked_url

from corpus.answers.remarks.small_talk import small_talk
from corpus.errors import EmptyQuestion, QuestionTooLong
from corpus.models import Answer
from handlers.answers.answer_buttons import ShowContext, Shown
from handlers.answers.rendering import write_sentences
from handlers.chat.capability import Capability, Other, Stage
from handlers.chat.deep_links import AskQuestion, payload
from handlers.chat.doors import Answered, Asks
from handlers.chat.sending import NO_PREVIEW
from handlers.chat.services import Context, Services
from handlers.texts.catalogue import text
from handlers.texts.reference import reference, shorten
from handlers.texts.reply import Composer

SHORTEST = 3  # characters; fewer are the beginning of a word
REMEMBERED = 500  # answers; people type the same beginnings, and go back letter by letter
DESCRIPTION = 200  # characters; apps show two lines of them
GREETING = "ask"  # the start parameter when a question is too long for one


class InlineMode:
    """Answers what people type, from memory as long as the articles are the same."""

    def __init__(self) -> None:
        self._answers: LRUCache[tuple[int, str], Answer | None] = LRUCache(REMEMBERED)
        self._typed: dict[int, str] = {}

    async def typed(self, update: Update, context: Context) -> None:
        """Show the sentences that answer, each ready to be sent."""
        query = update.inline_query
        if query is None:
            return
        question = " ".join(query.query.split())
        person = query.from_user.id
        self._typed[person] = query.id
        try:
            answer = await self._answer(question, query, context.services)
        finally:
            latest = self._typed.get(person) == query.id
            if latest:
                del self._typed[person]
        if latest:
            await _show(query, question, answer, context)

    async def _answer(self, question: str, query: InlineQuery, services: Services) -> Answer | None:
        if len(question) < SHORTEST:
            return None
        sequence = await asyncio.to_thread(services.library.sequence)
        known = (sequence, question.casefold())
        # Whoever types on no longer waits for what was typed before: it is not even looked for.
        if known not in self._answers and self._typed.get(query.from_user.id) == query.id:
            found = await _ask(question, services.answering)
            if found is None or found.sequence < sequence:  # of a long article that has come it knows soon
                return found and _shown(found)
            self._answers[known] = _shown(found)
        return self._answers.get(known)


async def _ask(question: str, answering: Asks) -> Answered | None:
    if small_talk(question):
        return None
    try:
        return await answering.ask(question)
    except (EmptyQuestion, QuestionTooLong):
        return None


def _shown(found: Answered) -> Answer | None:
    return found.answer if found.answer.found else None


async def _show(query: InlineQuery, question: str, answer: Answer | None, context: Context) -> None:
    results = []
    if answer is not None:
        results = [sentence_result(answer, place, context) for place, _ in enumerate(answer.citations)]
    button = None if results else _button(question, context.language)
    # Telegram keeps nothing for others or for later: it would show what was removed meanwhile, and in
    # another person's language. What makes it fast is kept here.
    await query.answer(results, cache_time=0, is_personal=True, button=button)


def sentence_result(answer: Answer, place: int, context: Context) -> InlineQueryResultArticle:
    """One sentence as a result: the quotation with its source, and a button to the whole paragraph."""
    cited = answer.citations[place]
    alone = Shown(answer.model_copy(update={"citations": (cited,)}), 0, 1, 1)
    reply = write_sentences(Composer(), alone, context.language).reply()
    return InlineQueryResultArticle(
        f"{cited.key}:{cited.version}:{cited.start}:{cited.end}",
        reference(cited, context.language),
        InputTextMessageContent(reply.text, entities=reply.entities, link_preview_options=NO_PREVIEW),
        reply_markup=paragraph_buttons(alone, context),
        description=shorten(" ".join(cited.text.split()), DESCRIPTION),
    )


def paragraph_buttons(shown: Shown, context: Context) -> InlineKeyboardMarkup:
    """Buttons that open the bot on the paragraphs around sentences, from a chat that it is not in."""
    row = []
    for place, cited in enumerate(shown.citations):
        key = "inline-paragraph-numbered" if shown.mark(place) else "inline-paragraph"
        values = {"number": place + 1} if shown.mark(place) else {}
        opened = payload(ShowContext(cited.key, cited.version, cited.start, cited.end))
        url = create_deep_linked_url(context.bot.username, opened)
        row.append(InlineKeyboardButton(text(key, context.language, **values), url=url))
    return InlineKeyboardMarkup([row])


def _button(question: str, language: str) -> InlineQueryResultsButton:
    if len(question) < SHORTEST:
        return InlineQueryResultsButton(text("inline-type", language), start_parameter=GREETING)
    asked = payload(AskQuestion(question)) or GREETING
    return InlineQueryResultsButton(text("inline-ask", language), start_parameter=asked)


CAPABILITY = Capability(updates=lambda: [Other(Stage.ELSEWHERE, InlineQueryHandler(InlineMode().typed))])

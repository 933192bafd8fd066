"""A question to one article alone, by the button under its receipt."""

import asyncio

from telegram import Update

from corpus.models import Answer, Where
from handlers.answers.rendering import answer_reply
from handlers.articles.article_buttons import AskArticle
from handlers.articles.receipts import TITLE_LENGTH
from handlers.chat.audience import WORDS, written
from handlers.chat.capability import Button, Capability, Sent, Stage
from handlers.chat.pressing import Pressing
from handlers.chat.prompts import Prompt, prompt
from handlers.chat.roles import ADDING
from handlers.chat.sending import send, while_typing
from handlers.chat.services import Context
from handlers.texts.catalogue import text
from handlers.texts.reference import shorten, title_of

KIND = "ask"  # of prompts


async def ask_for(press: AskArticle, at: Pressing) -> None:
    """Ask for the question."""
    article = await asyncio.to_thread(at.context.services.library.article_by_key, press.key)
    await at.spinner.stop()
    title = shorten(title_of(article, at.language), TITLE_LENGTH)
    words = (text("ask-one", at.language), text("ask-one-reply", at.language))
    await prompt(at, Prompt(KIND, press.key), title, words, text("ask-one-hint", at.language))


async def asked(update: Update, context: Context) -> None:
    """Answer it; raises UnknownArticle when the article is gone, EmptyQuestion, QuestionTooLong."""
    message = written(update)
    wanted = context.prompted
    if wanted is None:
        return
    answer = await while_typing(message, _answer(message.text or "", wanted.key, context))
    await send(message, answer_reply(answer, context.language, once=True))


async def _answer(question: str, key: int, context: Context) -> Answer:
    article = await asyncio.to_thread(context.services.library.article_by_key, key)
    where = Where(articles=frozenset({article.id}))
    return (await context.services.answering.ask(question, where=where)).answer


CAPABILITY = Capability(
    buttons=(Button(AskArticle, ask_for, ADDING),),
    updates=lambda: [Sent(Stage.REPLY, WORDS, asked, ADDING, answers=KIND)],
)

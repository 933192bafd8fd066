"""/gaps: the questions that found nothing, which the next articles should answer."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from telegram import ForceReply, InlineKeyboardMarkup, MessageEntity, Update

from corpus.chats.unanswered import DAYS, Gap, Unanswered, gaps
from corpus.errors import QuestionError
from corpus.library import Library
from handlers.chat.audience import written
from handlers.chat.callback_codec import Press
from handlers.chat.capability import Button, Capability, Command
from handlers.chat.doors import Asks, Patience
from handlers.chat.keyboards import button, pager
from handlers.chat.pressing import Pressing
from handlers.chat.prompts import Prompt, keep_prompt
from handlers.chat.roles import ADDING
from handlers.chat.sending import edit, say, send
from handlers.chat.services import Context, Services
from handlers.chat.standing import ask_again
from handlers.texts.catalogue import day, text
from handlers.texts.reference import shorten
from handlers.texts.reply import Composer, Reply

KIND = "gap"  # of prompts
PAGE = 5  # gaps in a message
NAMED = 3  # questions of a gap; the others are counted
LOOKED_FOR = 50  # questions, the most asked; they are asked again before they are shown
LONGEST = 200  # characters of a question
SETTLES_WITHIN = 20  # seconds; what takes longer is looked for at the next occasion


@dataclass(frozen=True)
class ShowGaps(Press, code="gl", letter="Y"):
    """Turn to a page of the questions that found nothing, counted from 0."""

    page: int


@dataclass(frozen=True)
class AnswerGap(Press, code="ga", letter="A"):
    """Ask for the article that answers one of them."""

    number: int


@dataclass(frozen=True)
class DropGap(Press, code="gd", letter="O"):
    """Drop one of them, from a page of the list."""

    number: int
    page: int


async def show(update: Update, context: Context) -> None:
    """List what found nothing, after asking it again."""
    library = context.services.library
    await look_again(context.services, Patience.LONG)
    await ask_again(library, context.bot)
    await send(written(update), await asyncio.to_thread(_page, library, 0, context.language))


async def turn(press: ShowGaps, at: Pressing) -> None:
    """Turn to another page."""
    reply = await asyncio.to_thread(_page, at.context.services.library, press.page, at.language)
    await at.spinner.stop()
    await edit(at.message, reply)


async def answer(press: AnswerGap, at: Pressing) -> None:
    """Ask for the article that answers."""
    gap = await asyncio.to_thread(_gap, at.context.services.library, press.number)
    if gap is None:
        await at.spinner.stop(text("gap-closed", at.language))
        return
    await at.spinner.stop()
    question = shorten(gap.questions[0].question, LONGEST)
    wanted = text("gap-wanted", at.language, question=question)
    hint = text("gap-hint", at.language)
    sent = await at.context.bot.send_message(
        at.message.chat_id, wanted, reply_markup=ForceReply(input_field_placeholder=hint)
    )
    await keep_prompt(at, sent, Prompt(KIND, press.number))


async def drop(press: DropGap, at: Pressing) -> None:
    """Drop a gap that no article shall fill, and show the page without it."""
    library = at.context.services.library
    gap = await asyncio.to_thread(_gap, library, press.number)
    if gap:
        await asyncio.to_thread(library.asked.drop, [one.number for one in gap.questions])
    await at.spinner.stop()
    await edit(at.message, await asyncio.to_thread(_page, library, press.page, at.language))


class Filling:
    """After an admin gave articles, names the questions that they answer and that found nothing before."""

    def __init__(self) -> None:
        self._again: dict[int, bool] = {}  # by chats that are looked for: whether more has come meanwhile

    async def tell(self, update: Update, context: Context) -> None:
        """Tell soon, once for all articles that come one after the other."""
        chat = written(update).chat_id
        if not context.application.running:  # it ends; the list looks again the next time it is asked for
            return
        known = chat in self._again
        self._again[chat] = True
        if known:
            return
        # An article answers by meaning some moments after it was added.
        context.application.create_task(self._tell(chat, context), update)

    async def _tell(self, chat: int, context: Context) -> None:
        try:
            while self._again[chat] and context.application.running:
                self._again[chat] = False
                await tell_filled(chat, context)
        finally:
            del self._again[chat]


async def tell_filled(chat: int, context: Context) -> None:
    """Name the questions that are answered now, once the articles answer by meaning too."""
    library = context.services.library
    for _ in range(SETTLES_WITHIN):
        if await asyncio.to_thread(lambda: library.settled() >= library.sequence()):
            break
        if not context.application.running:
            return
        await asyncio.sleep(1)
    filled = await look_again(context.services, Patience.ENDLESS)
    if filled:
        await ask_again(library, context.bot)
        named = [f"• {shorten(gap.questions[0].question, LONGEST)}" for gap in filled[:PAGE]]
        words = text("gaps-filled", context.language, gaps=len(filled))
        await say(context.bot, chat, Reply("\n".join([words, *named])))


async def look_again(services: Services, patience: Patience) -> list[Gap]:
    """Ask again what found nothing before the last change; drop and return what is answered now."""
    library = services.library
    sequence, asked = await asyncio.to_thread(_looked_before, library)
    if not asked:
        return []
    filled = [one for one in asked if await _is_answered(services.answering, one.question, patience)]
    await asyncio.to_thread(library.asked.drop, [one.number for one in filled])
    await asyncio.to_thread(library.asked.looked, [one.number for one in asked], sequence)
    return gaps(filled)


def _looked_before(library: Library) -> tuple[int, list[Unanswered]]:
    """The last change, and what is to be asked again because of it; nothing before it has settled."""
    sequence = library.sequence()
    if library.settled() < sequence:
        return sequence, []
    return sequence, library.asked.unanswered(looked_before=sequence)[:LOOKED_FOR]


def gaps_reply(found: Sequence[Gap], page: int, language: str) -> Reply:
    """A page of gaps, counted from 0, the last one when there are fewer."""
    if not found:
        return Reply(text("gaps-none", language, days=DAYS))
    pages = ceil(len(found) / PAGE)
    page = min(page, pages - 1)
    composer = Composer().write(text("gaps-title", language, gaps=len(found)), MessageEntity.BOLD)
    composer.write("\n" + text("gaps-kept", language, days=DAYS))
    rows = []
    for number, gap in enumerate(found[page * PAGE : (page + 1) * PAGE], page * PAGE + 1):
        _write(composer.write("\n\n"), number, gap, language)
        first = gap.questions[0].number
        rows.append(
            [
                button(text("button-answer-gap", language, number=number), AnswerGap(first)),
                button(text("button-drop-gap", language, number=number), DropGap(first, page)),
            ]
        )
    labels = [text("button-more-asked", language), text("button-less-asked", language)]
    rows.append(pager(page, pages, [ShowGaps(page - 1), ShowGaps(page + 1)], labels))
    return composer.reply(InlineKeyboardMarkup([row for row in rows if row]))


def _write(composer: Composer, number: int, gap: Gap, language: str) -> None:
    composer.write(f"{number}. ")
    for place, one in enumerate(gap.questions[:NAMED]):
        composer.write("\n" if place else "").write(shorten(one.question, LONGEST), MessageEntity.ITALIC)
    if len(gap.questions) > NAMED:
        composer.write(" " + text("gap-others", language, questions=len(gap.questions) - NAMED))
    last = day(gap.last_at.date(), language)
    composer.write("\n" + text("gap-asked", language, times=gap.times, day=last))


def _page(library: Library, page: int, language: str) -> Reply:
    return gaps_reply(gaps(library.asked.unanswered()), page, language)


def _gap(library: Library, number: int) -> Gap | None:
    """The gap that a question belongs to."""
    found = gaps(library.asked.unanswered())
    return next((gap for gap in found if any(one.number == number for one in gap.questions)), None)


async def _is_answered(answering: Asks, question: str, patience: Patience) -> bool:
    try:
        return (await answering.ask(question, patience=patience)).answer.found
    except QuestionError:
        return False


CAPABILITY = Capability(
    commands=(Command("gaps", show, ADDING),),
    buttons=(
        Button(ShowGaps, turn, ADDING),
        Button(AnswerGap, answer, ADDING),
        Button(DropGap, drop, ADDING),
    ),
)

"""/stats: how much is asked and answered, which articles answer, and who feeds them, with a picture."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from telegram import Update
from telegram.constants import ChatAction

from corpus.chats.asked import Cited, Day
from corpus.chats.votes import VoteCount
from corpus.library import Library
from corpus.store.audit_reading import Worked
from handlers.articles.statistics_picture import Picture, drawn
from handlers.chat.audience import written
from handlers.chat.capability import Capability, Command
from handlers.chat.colleagues import names_of_staff
from handlers.chat.roles import STAFF
from handlers.chat.services import Context
from handlers.chat.standing import ask_again
from handlers.texts.catalogue import text
from handlers.texts.reference import shorten, title_of

DAYS = 30
MOST_CITED = 5
TITLE_LENGTH = 60  # characters; a caption has 1,024


async def show(update: Update, context: Context) -> None:
    """Send the picture of the last days, and the same in words below it."""
    message, language = written(update), context.language
    await message.reply_chat_action(ChatAction.UPLOAD_PHOTO)
    names = await names_of_staff(context.services, context.bot)
    caption, picture = await asyncio.to_thread(
        _gathered, context.services.library, names, context.services.clock(), language
    )
    image = await context.services.slowly(partial(drawn, picture))
    await ask_again(context.services.library, context.bot)
    await message.reply_photo(image, caption=caption, do_quote=True)


def _gathered(
    library: Library, names: Mapping[int, str], now: datetime, language: str
) -> tuple[str, Picture]:
    since = now - timedelta(days=DAYS - 1)
    days = library.asked.days(since.date())
    cited = library.most_cited(since.date(), MOST_CITED)
    work = library.desk.work(since)
    workers = [(_name(one, names, language), one) for one in work]
    votes = library.people.votes(since)
    caption = _caption(days, votes, cited, workers, library.count(), language)
    return caption, _picture(days, cited, workers, now, language)


def _caption(
    days: Sequence[Day],
    votes: VoteCount,
    cited: Sequence[Cited],
    workers: Sequence[tuple[str, Worked]],
    articles: int,
    language: str,
) -> str:
    found, missed = sum(day.found for day in days), sum(day.missed for day in days)
    lines = [
        text("stats-asked", language, days=DAYS, questions=found + missed),
        text("stats-found", language, found=found, missed=missed),
        text("stats-votes", language, useful=votes.useful, not_useful=votes.not_useful),
        text("articles-title", language, articles=articles),
    ]
    if cited:
        lines += ["", text("stats-cited", language)]
        lines += [f"{one.times} × {_title(one, language)}" for one in cited]
    if workers:
        lines += ["", text("stats-work", language)]
        lines += [
            text(
                "stats-worker", language, name=name, added=one.added, updated=one.updated, removed=one.removed
            )
            for name, one in workers[:MOST_CITED]
        ]
    return "\n".join(lines)


def _picture(
    days: Sequence[Day],
    cited: Sequence[Cited],
    workers: Sequence[tuple[str, Worked]],
    now: datetime,
    language: str,
) -> Picture:
    known = {day.day: day for day in days}
    dates = [now.date() - timedelta(days=DAYS - 1 - number) for number in range(DAYS)]
    every = [known.get(date, Day(date, 0, 0)) for date in dates]
    return Picture(
        title=text("stats-title", language),
        found_label=text("stats-label-found", language),
        missed_label=text("stats-label-missed", language),
        days=tuple(date.strftime("%d/%m") for date in dates),
        found=tuple(day.found for day in every),
        missed=tuple(day.missed for day in every),
        cited_title=text("stats-cited", language),
        cited=tuple((_title(one, language), one.times) for one in cited),
        added_title=text("stats-added", language),
        added=tuple((name, one.added + one.updated) for name, one in workers[:MOST_CITED]),
    )


def _title(cited: Cited, language: str) -> str:
    return shorten(title_of(cited.article, language), TITLE_LENGTH)


def _name(worked: Worked, names: Mapping[int, str], language: str) -> str:
    if worked.by is None:
        return text("by-command-line", language)
    return names.get(worked.by, str(worked.by))


CAPABILITY = Capability(commands=(Command("stats", show, STAFF),))

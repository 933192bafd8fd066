"""Watched questions as messages: the list of them, and what is told of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, MessageEntity

from corpus.answers.replying.news import News
from corpus.chats.watches import OwnWatch, Watch
from handlers.answers.answer_buttons import Originals, Shown, answer_buttons, context_buttons
from handlers.answers.rendering import LONGEST_QUESTION, write_sentences
from handlers.answers.watch_buttons import end_button
from handlers.chat.callback_codec import Press
from handlers.chat.keyboards import button, in_rows
from handlers.texts.catalogue import day, text
from handlers.texts.reference import shorten
from handlers.texts.reply import Composer, Reply

LONGEST_LISTED = 130  # characters of each of twenty questions that fit into a message


@dataclass(frozen=True)
class EndListed(Press, code="wl", letter="i"):
    """End a watched question in the list of them; all of the list by the number 0."""

    number: int


def told_reply(watch: Watch, news: News, language: str, originals: Originals) -> Reply:
    """What new articles answer: as any answer, under the question, and with a button that ends the watch."""
    shown = Shown.page(news.answer, 0, news.answer.shown)
    question = shorten(watch.question, LONGEST_QUESTION)
    composer = Composer().write(text("watch-told", language, question=question), MessageEntity.ITALIC)
    write_sentences(composer.write("\n"), shown, language)
    # The other buttons ask again, and would count the sentences that are left out.
    whole = answer_buttons(shown, language, originals).inline_keyboard if news.whole else ()
    rows = whole or [context_buttons(shown, language)]
    return composer.reply(InlineKeyboardMarkup([*rows, [end_button(watch.number, language)]]))


def watching_reply(watches: Sequence[OwnWatch], here: int, language: str) -> Reply:
    """The list of what somebody watches, with a mark at what is watched in other chats than this one."""
    if not watches:
        return Reply(text("watching-none", language))
    composer = Composer().write(text("watching", language, questions=len(watches)), MessageEntity.BOLD)
    for number, watch in enumerate(watches, 1):
        question = shorten(" ".join(watch.question.split()), LONGEST_LISTED)
        composer.write(f"\n{number}. {question}")
        elsewhere = "" if watch.chat == here else "-group"
        composer.write(" · " + text(f"watching-until{elsewhere}", language, day=day(watch.ends, language)))
    buttons = [
        button(text("button-end-numbered", language, number=place), EndListed(watch.number))
        for place, watch in enumerate(watches, 1)
    ]
    rows = in_rows(buttons)
    if len(buttons) > 1:
        rows.append([button(text("button-end-all", language), EndListed(0))])
    return composer.reply(InlineKeyboardMarkup(rows))

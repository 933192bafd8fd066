"""Watched questions as messages: the list of them, and what is told of one."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from corpus.answers.replying.news import News
from corpus.chats.watches import OwnWatch, Watch
from corpus.models import Answer
from handlers.answers.answer_buttons import Originals, Shown, answer_buttons, context_buttons
from handlers.answers.rendering import LONGEST_QUESTION, write_sentences
from handlers.chat.callback_data import EndListed, EndWatch, StartWatch, pack, unpack
from handlers.chat.recent_questions import checksum
from handlers.texts.catalogue import day, text
from handlers.texts.reference import shorten
from handlers.texts.reply import Composer, Reply

LONGEST_LISTED = 130  # characters of each of twenty questions that fit into a message
IN_A_ROW = 5  # buttons that end one


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
        _button(text("button-end-numbered", language, number=place), EndListed(watch.number))
        for place, watch in enumerate(watches, 1)
    ]
    rows = [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]
    if len(buttons) > 1:
        rows.append([_button(text("button-end-all", language), EndListed(0))])
    return composer.reply(InlineKeyboardMarkup(rows))


def watch_button(answer: Answer, seen: int, language: str) -> InlineKeyboardButton:
    """The button under a reply that does not answer; ``seen`` is the change that the answer knew of."""
    return _button(text("button-watch", language), StartWatch(checksum(answer.question), seen))


def end_button(number: int, language: str) -> InlineKeyboardButton:
    """The button that ends a watch."""
    return _button(text("button-end-watch", language), EndWatch(number))


def keep_end_button(reply: Reply, before: InlineKeyboardMarkup | None) -> Reply:
    """The reply with the button that ended a watch in its place before, if there was one."""
    rows = before.inline_keyboard if before else ()
    kept = [row for row in rows if any(isinstance(unpack(_data(button)), EndWatch) for button in row)]
    if not kept or reply.keyboard is None:
        return reply
    return replace(reply, keyboard=InlineKeyboardMarkup([*reply.keyboard.inline_keyboard, *kept]))


def _data(button: InlineKeyboardButton) -> str | None:
    return button.callback_data if isinstance(button.callback_data, str) else None


def _button(label: str, press: StartWatch | EndWatch | EndListed) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=pack(press))

"""One reply to several questions: each with the sentence that answers it."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from corpus.models import Answer
from handlers.answers.answer_buttons import Shown, context_button
from handlers.answers.rendering import GAP, write_sentences
from handlers.texts.catalogue import refusal, text
from handlers.texts.reference import shorten
from handlers.texts.reply import Composer, Reply

ANSWERED = 3  # questions of one message
LONGEST_QUESTION = 150  # characters of each that are shown


def several_reply(answers: Sequence[Answer], language: str, *, more: bool) -> Reply:
    """Each question, and its best sentence or that there is none; ``more`` were asked than are answered."""
    composer = Composer()
    buttons: list[InlineKeyboardButton] = []
    for number, answer in enumerate(answers, start=1):
        composer.write(GAP if number > 1 else "")
        composer.write(f"{number}. ", MessageEntity.BOLD).name(_asked(answer)).write("\n")
        if answer.found:
            parts_left = len(answers) - number + 1 + more
            write_sentences(composer, Shown(answer, 0, 1, 1), language, share=parts_left)
            buttons.append(context_button(answer.citations[0], language, number))
        else:
            composer.write(refusal("not-found", answer.question.language, language))
    if more:
        composer.write(GAP + text("several-more", language), MessageEntity.ITALIC)
    return composer.reply(InlineKeyboardMarkup([buttons]) if buttons else None)


def _asked(answer: Answer) -> str:
    follows = answer.question.follows
    return shorten(follows.understood if follows else answer.question.text, LONGEST_QUESTION)

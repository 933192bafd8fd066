"""/edit: what is said of an article, changed by buttons and replies."""

import asyncio
from dataclasses import dataclass
from datetime import date
from functools import partial

from telegram import InlineKeyboardMarkup, MessageEntity, Update

from corpus.errors import SourceError, UnknownArticle
from corpus.library import Library
from corpus.models import Article, Receipt
from corpus.readers import read_text
from handlers.articles.article_buttons import EditArticle
from handlers.articles.lists.article_list import TITLE_LENGTH
from handlers.articles.metadata_fields import (
    BY_NUMBER,
    EMPTY,
    LANGUAGE,
    LONGEST,
    NOTHING,
    PUBLISHED,
    MetadataField,
    WrongValue,
)
from handlers.articles.receipts import Arrival, receipt_reply
from handlers.chat.audience import WORDS, person_of, written
from handlers.chat.callback_codec import Press
from handlers.chat.capability import Button, Capability, Command, Sent, Stage
from handlers.chat.keyboards import button, in_rows
from handlers.chat.pressing import Pressing
from handlers.chat.prompts import Prompt, prompt
from handlers.chat.roles import ADDING
from handlers.chat.sending import send
from handlers.chat.services import Context
from handlers.texts.catalogue import day, language_name, text
from handlers.texts.reference import shorten, title_of
from handlers.texts.reply import Composer, Reply

KIND = "edit"  # of prompts
LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl", "ru", "ar")  # offered by buttons, by number
IN_A_ROW = 3  # buttons
BEGINNING = 16_000  # characters of a text, in which its date is looked for


@dataclass(frozen=True)
class EditField(Press, code="ef", letter="F"):
    """Ask for a new value of a field, by its number in ``metadata_fields``."""

    key: int
    field: int


@dataclass(frozen=True)
class EditLanguage(Press, code="el", letter="L"):
    """Set the language, by its number in ``editing``."""

    key: int
    language: int


@dataclass(frozen=True)
class SetDate(Press, code="ed", letter="T"):
    """Set the date that the text itself gives, by its ordinal number."""

    key: int
    day: int


async def edit(update: Update, context: Context) -> None:
    """Show what is said of the article whose id or number follows the command; raises UnknownArticle."""
    message = written(update)
    name = " ".join(context.args or [])
    if not name:
        await send(message, Reply(text("edit-usage", context.language)))
        return
    article = await asyncio.to_thread(_named, context.services.library, name)
    await send(message, await context.services.slowly(partial(card, article, context.language)))


async def typed(update: Update, context: Context) -> None:
    """Take the new value of a field; raises UnknownArticle when the article is gone."""
    message = written(update)
    asked = context.prompted
    field = BY_NUMBER.get(asked.part) if asked else None
    if asked is None or field is None:
        return
    today = context.services.clock().date()
    try:
        value = field.value_of(message.text or "", today, context.language)
    except WrongValue as wrong:
        expected = text(wrong.expected, context.language, field=wrong.field, most=LONGEST)
        await send(message, Reply(expected))
        return
    edited = partial(context.services.library.edit, asked.key, {field.name: value}, person_of(message))
    receipt = await context.services.slowly(edited)
    await send(message, _changed(receipt, field, context.language))


async def show_card(press: EditArticle, at: Pressing) -> None:
    """Show what can be changed."""
    article = await asyncio.to_thread(at.context.services.library.article_by_key, press.key)
    await at.spinner.stop()
    await send(at.message, await at.context.services.slowly(partial(card, article, at.language)))


async def ask_for(press: EditField, at: Pressing) -> None:
    """Ask for the new value of a field, or offer the languages."""
    article = await asyncio.to_thread(at.context.services.library.article_by_key, press.key)
    await at.spinner.stop()
    field = BY_NUMBER[press.field]
    if field is LANGUAGE:
        offered = [
            button(language_name(code, at.language), EditLanguage(article.key, number))
            for number, code in enumerate(LANGUAGES)
        ]
        keyboard = InlineKeyboardMarkup(in_rows(offered))
        await send(at.message, Reply(text("edit-which-language", at.language), keyboard=keyboard))
        return
    words = (_named_in_line(field, at.language), text("edit-ask", at.language, empty=EMPTY))
    wanted = Prompt(KIND, article.key, field.number)
    await prompt(at, wanted, _title(article, at.language), words, field.typeable(article))


async def set_value(press: EditLanguage | SetDate, at: Pressing) -> None:
    """Take the language or the day of a button."""
    change: dict[str, object]
    if isinstance(press, EditLanguage):
        change = {LANGUAGE.name: LANGUAGES[press.language % len(LANGUAGES)]}
    else:
        change = {PUBLISHED.name: date.fromordinal(press.day)}
    services = at.context.services
    receipt = await services.slowly(partial(services.library.edit, press.key, change, at.person))
    await at.spinner.stop()
    field = LANGUAGE if isinstance(press, EditLanguage) else PUBLISHED
    await send(at.message, _changed(receipt, field, at.language))


def _changed(receipt: Receipt, field: MetadataField, language: str) -> Reply:
    """What a field says now, with the receipt."""
    value = shorten(field.written(receipt.article, language), LONGEST)
    key = "edit-changed" if value else "edit-emptied"
    change = text(key, language, field=field.label(language), value=value)
    return receipt_reply([receipt], language, Arrival(editable=True, change=change))


def card(article: Article, language: str) -> Reply:
    """What is said of an article, with a button to change each of it."""
    composer = Composer().write(f"{article.key}. ").write(_title(article, language), MessageEntity.BOLD)
    for field in BY_NUMBER.values():
        value = shorten(field.written(article, language) or NOTHING, LONGEST)
        composer.write(f"\n{_named_in_line(field, language)} ").write(value)
    proposed = None if article.published else _day_in(article)
    if proposed:
        composer.write("\n").write(text("edit-date-proposed", language, day=day(proposed, language)))
    fields = [
        button(field.label(language), EditField(article.key, number)) for number, field in BY_NUMBER.items()
    ]
    rows = [fields[start : start + IN_A_ROW] for start in range(0, len(fields), IN_A_ROW)]
    if proposed:
        rows.append([button(day(proposed, language), SetDate(article.key, proposed.toordinal()))])
    return composer.reply(InlineKeyboardMarkup(rows))


def _day_in(article: Article) -> date | None:
    """The day that the beginning of the text gives, read where files are read."""
    try:
        return read_text(article.text[:BEGINNING], article.language).published
    except SourceError:
        return None


def _title(article: Article, language: str) -> str:
    return shorten(title_of(article, language), TITLE_LENGTH)


def _named_in_line(field: MetadataField, language: str) -> str:
    return text("edit-field", language, field=field.label(language))


def _named(library: Library, name: str) -> Article:
    [key] = library.desk.named([name])
    if key is None:
        raise UnknownArticle(name)
    return library.article_by_key(key)


CAPABILITY = Capability(
    commands=(Command("edit", edit, ADDING),),
    buttons=(
        Button(EditArticle, show_card, ADDING),
        Button(EditField, ask_for, ADDING),
        Button(EditLanguage, set_value, ADDING),
        Button(SetDate, set_value, ADDING),
    ),
    updates=lambda: [Sent(Stage.REPLY, WORDS, typed, ADDING, answers=KIND)],
)

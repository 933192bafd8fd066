"""What a list of articles can be filtered by, as buttons: a panel, and behind each button the values."""

from collections.abc import Callable, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from corpus.models import ALL_ARTICLES, Filter
from handlers.articles.article_buttons import ShowFilters, ShowFound, ShowValues
from handlers.articles.lists.article_list import write_filter, write_head
from handlers.articles.lists.filter_words import is_whole_month
from handlers.articles.metadata_fields import FILTERED
from handlers.chat.keyboards import button, pager
from handlers.texts.catalogue import month, text
from handlers.texts.reference import shorten
from handlers.texts.reply import Composer, Reply

VALUES = 8  # in a message
LABEL_LENGTH = 40  # characters of a value on a button


class FilterField(NamedTuple):
    """What a list can be filtered by."""

    number: int  # in buttons, where it keeps its meaning: old ones are pressed for years
    name: str
    label: str  # the key of its text
    sets: tuple[str, ...]  # the fields of ``Filter``
    write: Callable[[str, str], str] = lambda value, _language: value


MONTH = FilterField(3, "month", "button-by-month", ("since", "until"))
SINCE = FilterField(4, "since", "button-by-since", ("since",))
UNTIL = FilterField(5, "until", "button-by-until", ("until",))
BY_DATE = (MONTH, SINCE, UNTIL)
BY_VALUE = tuple(
    FilterField(field.filter_number, field.name, f"field-{field.name}", (names,), field.write)
    for names, field in FILTERED.items()
    if field.filter_number is not None
)
BY_NUMBER = {field.number: field for field in (*BY_VALUE, *BY_DATE)}


class Choice(NamedTuple):
    """A value that a filter can have, the filter that it makes, and how many articles have it."""

    value: str | date
    filter: Filter
    articles: int | None = None  # None where it says nothing about the value itself


class Offer(NamedTuple):
    """The values of a field for a filter."""

    filter: Filter
    field: FilterField
    choices: Sequence[Choice]
    without: Filter  # the filter when the field is left open

    def on_page(self, page: int) -> tuple[int, Sequence[Choice]]:
        """A page of the choices, the last one when there are fewer."""
        page = min(page, max(ceil(len(self.choices) / VALUES), 1) - 1)
        return page, self.choices[page * VALUES : (page + 1) * VALUES]


def without(filter: Filter, *fields: str) -> Filter:
    """A filter with these fields left open."""
    return filter.model_copy(update={field: getattr(ALL_ARTICLES, field) for field in fields})


def panel_reply(filter: Filter, count: int, numbers: dict[Filter, int], language: str) -> Reply:
    """How a list can be narrowed or widened; ``numbers`` has those of the filter and of it without words."""
    composer = write_filter(write_head(Composer(), filter, count, language), filter, language)
    composer.write("\n\n" + text("filter-usage", language))
    rows = [
        [
            button(_field_label(field, filter, language), ShowValues(numbers[filter], field.number, 0))
            for field in fields
        ]
        for fields in (BY_VALUE, BY_DATE)
    ]
    if filter.words:
        wordless = numbers[without(filter, "words")]
        rows.append([button(text("button-without-words", language), ShowFound(wordless, 0))])
    rows.append([button(text("button-back-to-list", language), ShowFound(numbers[filter], 0))])
    if not filter.lets_all_through:
        rows[-1].append(button(text("button-all-articles", language), ShowFound(0, 0)))
    return composer.reply(InlineKeyboardMarkup(rows))


def values_reply(offer: Offer, page: int, count: int, numbers: dict[Filter, int], language: str) -> Reply:
    """A page of the values of a field; ``numbers`` has those of the filters that they make."""
    page, choices = offer.on_page(page)
    number, field = numbers[offer.filter], offer.field
    composer = write_filter(write_head(Composer(), offer.filter, count, language), offer.filter, language)
    key = "filter-choose" if offer.choices else "filter-nothing-to-choose"
    composer.write("\n\n" + text(f"{key}-{field.name}", language))
    rows = [[_choice_button(choice, field, numbers, language)] for choice in choices]
    pages = ceil(len(offer.choices) / VALUES)
    to = [ShowValues(number, field.number, page - 1), ShowValues(number, field.number, page + 1)]
    rows.append(pager(page, pages, to, ["‹", "›"]))
    rows.append([button(text("button-back", language), ShowFilters(number))])
    if offer.without != offer.filter:
        rows[-1].append(button(text("button-any", language), ShowFound(numbers[offer.without], 0)))
    return composer.reply(InlineKeyboardMarkup([row for row in rows if row]))


def _choice_button(
    choice: Choice, field: FilterField, numbers: dict[Filter, int], language: str
) -> InlineKeyboardButton:
    if isinstance(choice.value, date):
        value = month(choice.value, language)
    else:
        value = field.write(choice.value, language)
    label = shorten(" ".join(value.split()), LABEL_LENGTH)
    if choice.articles is not None:
        label = text("filter-value", language, value=label, articles=choice.articles)
    return button(label, ShowFound(numbers[choice.filter], 0))


def _field_label(field: FilterField, filter: Filter, language: str) -> str:
    label = text(field.label, language)
    return f"✓ {label}" if _is_set(field, filter) else label


def _is_set(field: FilterField, filter: Filter) -> bool:
    if field is MONTH:
        return is_whole_month(filter)
    if field in BY_DATE and is_whole_month(filter):
        return False
    return any(getattr(filter, name) for name in field.sets)

"""The buttons that filter a list of articles: each value leads to the list under another filter."""

import asyncio
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from corpus.library import Library
from corpus.models import Filter
from handlers.articles.article_buttons import ShowFilters, ShowValues
from handlers.articles.lists.filter_panel import (
    BY_DATE,
    BY_NUMBER,
    MONTH,
    Choice,
    FilterField,
    Offer,
    panel_reply,
    values_reply,
    without,
)
from handlers.articles.lists.shelf import Shelf, shelf_of
from handlers.chat.capability import Button, Capability
from handlers.chat.pressing import Pressing
from handlers.chat.roles import IN_PRIVATE
from handlers.chat.sending import edit
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


async def show_filters(press: ShowFilters, at: Pressing) -> None:
    """Show the panel in place of the list."""
    shelf = await shelf_of(at.person, at.context.services)
    await _show(await asyncio.to_thread(_panel, press, at, shelf) if shelf else None, at)


async def show_values(press: ShowValues, at: Pressing) -> None:
    """Show the values of a field in place of the panel."""
    shelf = await shelf_of(at.person, at.context.services)
    await _show(await asyncio.to_thread(_values, press, at, shelf) if shelf else None, at)


async def _show(reply: Reply | None, at: Pressing) -> None:
    if reply is None:
        await at.spinner.stop(text("button-stale", at.language))
        return
    await at.spinner.stop()
    await edit(at.message, reply)


def _panel(press: ShowFilters, at: Pressing, shelf: Shelf) -> Reply | None:
    library = at.context.services.library
    filter = library.kept_filters.of(press.filter)
    if filter is None:
        return None
    numbers = library.kept_filters.keep([filter, without(filter, "words")])
    return panel_reply(filter, library.count(shelf.of(filter)), numbers, at.language)


def _values(press: ShowValues, at: Pressing, shelf: Shelf) -> Reply | None:
    library = at.context.services.library
    filter = library.kept_filters.of(press.filter)
    if filter is None or press.field not in BY_NUMBER:
        return None
    offer = _offer(library, filter, BY_NUMBER[press.field], shelf)
    _, shown = offer.on_page(press.page)
    numbers = library.kept_filters.keep([filter, offer.without, *(choice.filter for choice in shown)])
    return values_reply(offer, press.page, library.count(shelf.of(filter)), numbers, at.language)


def _offer(library: Library, filter: Filter, field: FilterField, shelf: Shelf) -> Offer:
    # What is chosen already for the field does not narrow what can be chosen for it.
    open_filter = without(filter, *field.sets)
    if field in BY_DATE:
        choices = [
            Choice(first, _with(open_filter, _dates(field, first)), _count_of_month(field, count))
            for first, count in library.desk.months(shelf.of(open_filter))
        ]
    else:
        choices = [
            Choice(value, _with(open_filter, dict.fromkeys(field.sets, (value,))), count)
            for value, count in library.desk.values(field.name, shelf.of(open_filter))
        ]
    return Offer(filter, field, choices, open_filter)


def _dates(field: FilterField, first: date) -> dict[str, date]:
    last = first.replace(day=monthrange(first.year, first.month)[1])
    dates = {"since": first, "until": last}
    return {name: dates[name] for name in field.sets}


def _count_of_month(field: FilterField, count: int) -> int | None:
    # "From June" lets the later months through too.
    return count if field is MONTH else None


def _with(filter: Filter, fields: Mapping[str, object]) -> Filter:
    return filter.model_copy(update=fields)


CAPABILITY = Capability(
    buttons=(
        Button(ShowFilters, show_filters, IN_PRIVATE, where_shown=True),
        Button(ShowValues, show_values, IN_PRIVATE, where_shown=True),
    ),
)

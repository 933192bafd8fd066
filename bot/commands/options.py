"""What several commands have: the folder, what articles are looked for by, the exit codes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.console import as_text
from bot.settings import Settings, load_settings
from corpus.errors import FilterTooLong
from corpus.models import Filter

NOT_FOUND, FAILED = 1, 2  # exit codes

DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir",
        help="The folder of the corpus (default: DATA_DIR, else ./data).",
        show_default=False,
        readable=False,  # that is checked where it is read, and said in the reader's language
    ),
]

Search = Annotated[
    list[str] | None,
    typer.Option(help="Words of the title, the source or the id; may be given again.", show_default=False),
]
Source = Annotated[
    list[str] | None,
    typer.Option(help="The source, or a part of its name; may be given again.", show_default=False),
]
Collection = Annotated[
    list[str] | None,
    typer.Option(help="The collection, or a part of its name; may be given again.", show_default=False),
]
After = Annotated[
    str | None, typer.Option(help="From this day, month or year on: 2025-06-09, 2025-06.", show_default=False)
]
Before = Annotated[
    str | None, typer.Option(help="Up to the end of this day, month or year.", show_default=False)
]


def settings_of(context: typer.Context, data_dir: Path | None) -> Settings:
    """The settings, with the folder given after the command, else before it, else the setting itself."""
    return load_settings(data_dir=data_dir or context.obj)


def filter_of(
    search: Sequence[str] | None,
    source: Sequence[str] | None,
    collection: Sequence[str] | None,
    after: str | None,
    before: str | None,
) -> Filter:
    """The filter that the options describe; raises BadFilter, FilterTooLong."""
    from handlers.articles.lists.filter_words import (
        MOST_WORDS,
        days_of,
    )

    words = " ".join(as_text(words) for words in search or ()).split()
    if len(words) > MOST_WORDS:
        raise FilterTooLong(len(words), MOST_WORDS)
    return Filter(
        words=tuple(words),
        sources=tuple(map(as_text, source or ())),
        collections=tuple(map(as_text, collection or ())),
        since=days_of(as_text(after))[0] if after is not None else None,
        until=days_of(as_text(before))[1] if before is not None else None,
    )

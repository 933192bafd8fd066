"""The commands that put articles in, list them, and take them out; ``cli`` offers them."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import (
    FAILED,
    NOT_FOUND,
    After,
    Before,
    Collection,
    DataDir,
    Search,
    Source,
    filter_of,
    settings_of,
)


def add(
    context: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders or http(s) addresses.", show_default=False)
    ],
    data_dir: DataDir = None,
) -> None:
    """Add articles in any format that the bot reads, and report what was skipped and why.

    Example: pullquote add dispatch.txt report.pdf articles/ https://news.example/story
    """
    from bot.commands.add_command import add_sources

    if not add_sources(settings_of(context, data_dir), sources):
        raise typer.Exit(FAILED)


def import_(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            help='JSONL, an article a line; "-" is standard input.', show_default=False, readable=False
        ),
    ],
    data_dir: DataDir = None,
) -> None:
    """Import articles from JSONL, keeping ids and texts to the character.

    Example: pullquote import articles.jsonl
    """
    from bot.commands.add_command import import_articles

    import_articles(settings_of(context, data_dir), file)


def export(context: typer.Context, data_dir: DataDir = None) -> None:
    """Print all articles as JSONL, an article a line.

    Example: pullquote export > articles.jsonl
    """
    from bot.commands.list_command import export_articles

    export_articles(settings_of(context, data_dir))


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file to write.", show_default=False)],
    data_dir: DataDir = None,
) -> None:
    """Write everything to one file, also while the bot runs; vectors are left out and made again.

    Example: pullquote backup pullquote.zip
    """
    from bot.commands.backup_commands import write_backup

    write_backup(settings_of(context, data_dir), file)


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file made by backup.", show_default=False, readable=False)],
    replace: Annotated[bool, typer.Option("--replace", help="Give up the articles that are there.")] = False,
    with_people: Annotated[
        bool,
        typer.Option("--with-people", help="Take rights, invitations, bound groups and what is watched too."),
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Put a backup in the place of the corpus; stop the bot before.

    Example: pullquote --data-dir new restore pullquote.zip
    """
    from bot.commands.backup_commands import restore_backup

    restore_backup(settings_of(context, data_dir), file, replace=replace, with_people=with_people)


def articles(  # noqa: PLR0913 - each is an option
    context: typer.Context,
    search: Search = None,
    source: Source = None,
    collection: Collection = None,
    after: After = None,
    before: Before = None,
    data_dir: DataDir = None,
) -> None:
    """List the articles that answer now, last added first: id, date, language, source and title.

    Example: pullquote articles --search "stone bridge" --source AFP --after 2025-06
    """
    from bot.commands.list_command import list_articles

    filter = filter_of(search, source, collection, after, before)
    list_articles(settings_of(context, data_dir), filter)


def remove(  # noqa: PLR0913 - each is an option
    context: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(help="Ids as `pullquote articles` lists them.", show_default=False),
    ] = None,
    search: Search = None,
    source: Source = None,
    collection: Collection = None,
    after: After = None,
    before: Before = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before what was found is removed.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Remove articles by id, or all that are found: they stop answering at once, and come back for 30 days.

    Example: pullquote remove --source AFP --before 2025-05
    """
    from bot.commands.remove_command import remove_articles, remove_found

    filter = filter_of(search, source, collection, after, before)
    if bool(ids) != filter.lets_all_through:
        raise typer.BadParameter("give ids, or what to look for, such as --source")
    settings = settings_of(context, data_dir)
    if ids:
        remove_articles(settings, ids)
    elif not remove_found(settings, filter, asked=not yes):
        raise typer.Exit(NOT_FOUND)

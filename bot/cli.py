"""The commands: ``pullquote --help``. Standard output holds only results; remarks go to standard error."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.filtering import After, Before, Collection, Search, Source, filter_of
from bot.settings import Settings, load_settings
from corpus.errors import PullquoteError

FOUND, NOT_FOUND, FAILED = 0, 1, 2

app = typer.Typer(
    name="pullquote",
    help="Answers questions about your articles with their own sentences, word for word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir",
        help="The folder of the corpus (default: DATA_DIR, else ./data).",
        show_default=False,
        readable=False,  # that is checked where it is read, and said in the reader's language
    ),
]


@app.callback()
def choose_corpus(context: typer.Context, data_dir: DataDir = None) -> None:
    """Answers questions about your articles with their own sentences, word for word."""
    context.obj = data_dir


def settings_of(context: typer.Context, data_dir: Path | None) -> Settings:
    """The settings, with the folder given after the command, else before it, else the setting itself."""
    return load_settings(data_dir=data_dir or context.obj)


@app.command()
def run(context: typer.Context, data_dir: DataDir = None) -> None:
    """Run the bot: by polling, or by webhook when WEBHOOK_URL is set.

    Example: TELEGRAM_TOKEN=123456:ABC-DEF ADMIN_IDS=1234 pullquote run
    """
    from bot.running import run_bot

    run_bot(settings_of(context, data_dir))


@app.command()
def chat(context: typer.Context, data_dir: DataDir = None) -> None:
    """Talk to the same bot in the terminal, as its admin; no token needed.

    Example: pullquote chat
    """
    from bot.terminal import run_chat

    run_chat(settings_of(context, data_dir))


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[
        str | None, typer.Argument(help="The question, in quotes.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON line instead of text.")] = False,
    batch: Annotated[
        Path | None,
        typer.Option(
            help='Answer each {"id", "question"} line of a JSONL file ("-": standard input).',
            show_default=False,
            readable=False,
        ),
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Ask a question: exit code 0 when the articles answer, 1 when they do not, 2 on an error.

    Example: pullquote ask "who cancelled the meeting?"
    """
    from bot.asking import ask_batch, ask_once

    if (question is None) == (batch is None):
        raise typer.BadParameter("give a question in quotes, or --batch FILE")
    settings = settings_of(context, data_dir)
    if batch is not None:
        ask_batch(settings, batch)
    elif not ask_once(settings, question or "", as_json=as_json):
        raise typer.Exit(NOT_FOUND)


@app.command()
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
    from bot.adding import add_sources

    if not add_sources(settings_of(context, data_dir), sources):
        raise typer.Exit(FAILED)


@app.command("import")
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
    from bot.adding import import_articles

    import_articles(settings_of(context, data_dir), file)


@app.command()
def export(context: typer.Context, data_dir: DataDir = None) -> None:
    """Print all articles as JSONL, an article a line.

    Example: pullquote export > articles.jsonl
    """
    from bot.listing import export_articles

    export_articles(settings_of(context, data_dir))


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file to write.", show_default=False)],
    data_dir: DataDir = None,
) -> None:
    """Write everything to one file, also while the bot runs; vectors are left out and made again.

    Example: pullquote backup pullquote.zip
    """
    from bot.backing_up import write_backup

    write_backup(settings_of(context, data_dir), file)


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file made by backup.", show_default=False, readable=False)],
    replace: Annotated[bool, typer.Option("--replace", help="Give up the articles that are there.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Put a backup in the place of the corpus; stop the bot before.

    Example: pullquote --data-dir new restore pullquote.zip
    """
    from bot.backing_up import restore_backup

    restore_backup(settings_of(context, data_dir), file, replace=replace)


@app.command()
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
    from bot.listing import list_articles

    filter = filter_of(search, source, collection, after, before)
    list_articles(settings_of(context, data_dir), filter)


@app.command()
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
    from bot.removing import remove_articles, remove_found

    filter = filter_of(search, source, collection, after, before)
    if bool(ids) != filter.lets_all_through:
        raise typer.BadParameter("give ids, or what to look for, such as --source")
    settings = settings_of(context, data_dir)
    if ids:
        remove_articles(settings, ids)
    elif not remove_found(settings, filter, asked=not yes):
        raise typer.Exit(NOT_FOUND)


@app.command("eval")
def evaluate(
    context: typer.Context,
    pack: Annotated[
        Path, typer.Argument(help="A folder with articles.jsonl and questions.jsonl.", show_default=False)
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON line instead of a table.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Measure the answers to a pack of questions, in a corpus of its own that is thrown away.

    Example: pullquote eval packs/harbour
    """
    from bot.evaluating import evaluate_pack

    evaluate_pack(settings_of(context, data_dir), pack, as_json=as_json)


@app.command()
def doctor(context: typer.Context, data_dir: DataDir = None) -> None:
    """Check the settings, the data folder, the database, the index and the token, and say what to mend.

    Example: pullquote doctor
    """
    from bot.doctor import examine

    if not examine(settings_of(context, data_dir)):
        raise typer.Exit(FAILED)


def main() -> None:
    """The entry point: what a person can mend becomes one clear line and exit code 2."""
    try:
        app()
    except PullquoteError as error:
        from bot.console import language_of_terminal, print_remark
        from handlers.errors import message

        print_remark(f"pullquote: {message(error, language_of_terminal())}")
        sys.exit(FAILED)

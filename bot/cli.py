"""The commands: ``pullquote --help``. Standard output holds only results; remarks go to standard error."""

import sys
import traceback
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Annotated

import typer

from bot.commands import article_commands
from bot.commands.options import FAILED, NOT_FOUND, DataDir, settings_of
from corpus.errors import PullquoteError

app = typer.Typer(
    name="pullquote",
    help="Answers questions about your articles with their own sentences, word for word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def print_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        typer.echo(f"pullquote {version('pullquote')}")
        raise typer.Exit


@app.callback()
def choose_corpus(
    context: typer.Context,
    data_dir: DataDir = None,
    _version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and end.", callback=print_version, is_eager=True),
    ] = False,
) -> None:
    """Answers questions about your articles with their own sentences, word for word."""
    context.obj = data_dir


@app.command()
def run(context: typer.Context, data_dir: DataDir = None) -> None:
    """Run the bot: by polling, or by webhook when WEBHOOK_URL is set.

    Example: TELEGRAM_TOKEN=123456:ABC-DEF ADMIN_IDS=1234 pullquote run
    """
    from bot.serving.running import run_bot

    run_bot(settings_of(context, data_dir))


@app.command()
def chat(context: typer.Context, data_dir: DataDir = None) -> None:
    """Talk to the same bot in the terminal, as its admin; no token needed.

    Example: pullquote chat
    """
    from bot.terminal.terminal import run_chat

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
    from bot.commands.ask_command import ask_batch, ask_once

    if (question is None) == (batch is None):
        raise typer.BadParameter("give a question in quotes, or --batch FILE")
    settings = settings_of(context, data_dir)
    if batch is not None:
        ask_batch(settings, batch)
    elif not ask_once(settings, question or "", as_json=as_json):
        raise typer.Exit(NOT_FOUND)


for command in (
    article_commands.add,
    article_commands.import_,
    article_commands.export,
    article_commands.backup,
    article_commands.restore,
    article_commands.articles,
    article_commands.remove,
):
    app.command(command.__name__.rstrip("_"))(command)


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
    from bot.commands.eval_command import evaluate_pack

    evaluate_pack(settings_of(context, data_dir), pack, as_json=as_json)


@app.command()
def doctor(context: typer.Context, data_dir: DataDir = None) -> None:
    """Check the settings, the data folder, the database, the index and the token, and say what to mend.

    Example: pullquote doctor
    """
    from bot.commands.doctor import examine

    if not examine(settings_of(context, data_dir)):
        raise typer.Exit(FAILED)


def main() -> None:
    """The entry point: what a person can mend becomes one clear line and exit code 2."""
    sys.excepthook = print_uncaught
    try:
        app()
    except PullquoteError as error:
        from bot.commands.console import language_of_terminal, print_remark
        from handlers.texts.error_messages import message

        print_remark(f"pullquote: {message(error, language_of_terminal())}")
        sys.exit(FAILED)


def print_uncaught(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
    """Print what nobody has caught as Python would, but for what in it could command the terminal."""
    from bot.commands.console import print_remark

    print_remark("".join(traceback.format_exception(kind, error, at)).rstrip())

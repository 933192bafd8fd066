"""What articles mean, worked out before a command ends, with a progress bar."""

from bot.commands.console import language_of_terminal, print_remark, progress_bar
from corpus.errors import EmbeddingsError
from corpus.library import Library
from corpus.meaning.dense_retriever import DenseRetriever
from handlers.texts.error_messages import message

LATER = (
    "stopped: {left} sentences are found by words only, until the bot or another command goes on with them"
)


def embed_articles(library: Library) -> None:
    """Make the vectors that are missing, until done or Ctrl-C; without a model, say so and leave it."""
    if library.meaning is None:
        return
    try:
        _embed(library.meaning)
    except EmbeddingsError as error:
        print_remark(message(error, language_of_terminal()))


def _embed(retriever: DenseRetriever) -> None:
    with progress_bar() as progress:
        task = progress.add_task("opening the model", total=None)
        done, whole = retriever.progress()
        progress.update(task, description="sentences", total=whole, completed=done)
        try:
            while made := retriever.embed():
                progress.advance(task, made)
        except KeyboardInterrupt:
            done, whole = retriever.progress()
            print_remark(LATER.format(left=whole - done))

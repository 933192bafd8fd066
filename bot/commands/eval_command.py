"""``pullquote eval``: how well a pack of questions is answered, in a corpus of its own."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bot.commands.console import progress_bar
from bot.commands.vector_progress import embed_articles
from bot.corpora import engine_opener, model_source
from bot.settings import Settings
from corpus.errors import BadRecord, MissingSource
from corpus.evaluation.figures import Cited, Figures, Reply, figures_of
from corpus.evaluation.packs import read_pack
from corpus.library import Library
from corpus.store.replacing import EVERYTHING

IMPORT_BATCH = 100


def evaluate_pack(settings: Settings, folder: Path, *, as_json: bool) -> None:
    """Print the figures of a pack; raises MissingSource when the folder holds none, BadRecord."""
    if not (folder / "questions.jsonl").is_file() or not (folder / "articles.jsonl").is_file():
        raise MissingSource(str(folder / "{articles,questions}.jsonl"))
    pack = read_pack(folder)
    questions = [question for question in pack.questions if question.measured]
    if not questions:
        raise BadRecord(str(folder / "questions.jsonl"), 1, "no question")
    model, engine = model_source(settings), engine_opener(settings)
    with (
        TemporaryDirectory() as data,
        Library.open(Path(data), model=model, open_engine=engine) as library,
    ):
        with progress_bar() as progress:
            added = library.add_many(pack.articles, batch=IMPORT_BATCH, scope=EVERYTHING)
            list(progress.track(added, len(pack.articles), description="articles"))
        embed_articles(library)
        began = perf_counter()
        with progress_bar() as progress:
            track = progress.track(questions, description="questions")
            replies = [reply_of(library, question.text) for question in track]
        milliseconds = 1000 * (perf_counter() - began) / max(len(questions), 1)
    print_figures(figures_of(questions, replies, pack, milliseconds), as_json=as_json)


def reply_of(library: Library, question: str) -> Reply:
    """The library's answer as the figures take it."""
    answer = library.ask(question)
    cited = [Cited(one.article, one.start, one.end, one.text) for one in answer.citations]
    return Reply(cited, answer.confidence, answer.found)


def print_figures(figures: Figures, *, as_json: bool) -> None:
    """Print a line for each figure, or one JSON line."""
    values = {name: value for name, value in figures._asdict().items() if value is not None}
    if as_json:
        sys.stdout.write(json.dumps({name: round(value, 4) for name, value in values.items()}) + "\n")
    else:
        sys.stdout.writelines(f"{name:10} {value:.3f}\n" for name, value in values.items())

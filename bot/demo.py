"""``make demo``: the sample articles, four questions, and how to go on."""

import sys
from pathlib import Path

from bot.commands.answer_printing import print_answer
from bot.commands.vector_progress import embed_articles
from bot.corpora import engine_opener, model_source
from bot.settings import load_settings
from corpus.library import Library
from corpus.readers import read
from corpus.store.replacing import EVERYTHING

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
FOLDER = Path("data") / "demo"
QUESTIONS = (
    "Who cancelled the meeting?",
    "Pourquoi les vols sont-ils annulés à Lyon ?",
    "When will the envoys meet in Geneva?",
    "How do I cook pasta?",
)
NEXT_STEPS = f"""\
  .venv/bin/pullquote --data-dir {FOLDER} chat          talk to the bot about these articles
  .venv/bin/pullquote add FILE                     start a corpus of your own (in ./data)
  cp .env.example .env, put a token in; make run   the same bot in Telegram (README, "In Telegram")
"""


def main() -> None:
    """Load the samples that are not there yet, ask, and say what to do next."""
    settings = load_settings(data_dir=FOLDER)
    model, engine = model_source(settings), engine_opener(settings)
    with Library.open(FOLDER, model=model, open_engine=engine) as library:
        for file in sorted(SAMPLES.iterdir()):
            library.add(read(file.name, file.read_bytes()), scope=EVERYTHING)
        embed_articles(library)
        for question in QUESTIONS:
            sys.stdout.write(f"? {question}\n")
            print_answer(library.ask(question), articles=library.count(), matches=False)
    sys.stdout.write(NEXT_STEPS)


if __name__ == "__main__":
    main()

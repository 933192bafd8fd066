"""The process that answers imports nothing that looks for something in the texts of strangers."""

import os
import subprocess
import sys
from pathlib import Path

# The whole bot and the terminal's, with an article added, edited, asked for, and a text pasted.
WHOLE = """
import sys
from pathlib import Path
from bot.app import build
from bot.corpora import open_library
from bot.settings import load_settings
from corpus.models import Draft
from corpus.readers import read_parts, read_text
import bot.serving.running, bot.terminal.terminal
settings = load_settings(data_dir=Path(sys.argv[1]))
with open_library(settings) as library:
    build(settings, library)
    receipt = library.add(Draft(text="The bridge was closed on Monday. It will open on Friday."))
    library.add(read_text("Le bac est en panne. Il sera remplacé mardi."))
    [part] = read_parts("a.html", b"<p>The pier was painted on Tuesday.</p>")
    library.add(part.draft)
    library.edit(receipt.article.key, {"language": "fr"})
    library.compare_more()
    library.ask("When was the bridge closed?", by_meaning=False)
    print(*sys.modules)
"""

# What is needed to ask for reading, and to take what comes of it.
READERS = {
    "corpus.readers",
    "corpus.readers.arriving",
    "corpus.readers.confined_analysis",
    "corpus.readers.confined_reading",
    "corpus.readers.contract",
    "corpus.readers.contract.limits",
    "corpus.readers.known_formats",
    "corpus.readers.record_lines",
    "corpus.readers.text",
    "corpus.readers.text.dates",  # of the dates that people type
    "corpus.readers.text.field_names",
    "corpus.readers.text.said_beside",  # of captions, which have 1,024 characters
    "corpus.readers.wire",
}
# What is needed to understand a question; the passages of articles come from the store.
LANGUAGE = {
    "corpus.language",
    *(
        f"corpus.language.{name}"
        for name in (
            *(
                "accents",
                "detection",
                "folding",
                "lexicon",
                "named_times",
                "names",
                "numerals",
                "plain_pieces",
            ),
            *(
                "plain_pieces",
                "side_lines",
                "stopwords",
                "telling_words",
                "terms",
                "thesaurus",
                "units",
                "wordforms",
            ),
        )
    ),
}
# What looks into pages and feeds.
INSIDE = {
    "corpus.web.page_worker",
    "corpus.web.walls",
    "corpus.feeds.feed_worker",
    "corpus.feeds.naming",
}
PARSERS = {
    *("docx", "feedparser", "ftfy", "lxml", "markdown_it", "pypdfium2", "rensa", "sentencex", "striprtf"),
    *("charset_normalizer", "py3langid", "trafilatura"),
}


def test_the_bot_imports_nothing_that_reads_what_strangers_wrote(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WHOLE, str(tmp_path / "data")],
        env=os.environ | {"TELEGRAM_TOKEN": "1:test"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    imported = set(done.stdout.split())
    assert imported >= {"bot.app", "handlers.uploads.uploads", "corpus.library", *READERS}
    rooms = {name for name in imported if name.startswith(("corpus.readers", "corpus.language"))}
    assert rooms - READERS - LANGUAGE == set()
    assert imported & (PARSERS | INSIDE) == set()

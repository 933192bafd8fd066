"""Writes docs/evening.md: the evening as it goes with the model of meaning that comes with the bot."""

import asyncio
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.meaning.bundled.bundled_model import open_bundled
from tests.evening.playing import INTRODUCTION, play
from tests.support.paths import DOCS

WRITTEN = DOCS / "evening.md"


def main() -> None:
    """Play, and write down."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        # The world speaks plain HTTP; the usual certificates would only take time.
        os.environ["SSL_CERT_DIR"] = name
        diary = asyncio.run(play(folder / "data", lambda: open_bundled(folder / "models")))
    WRITTEN.write_text(f"{INTRODUCTION}\n{diary.text()}", encoding="utf-8")
    sys.stdout.write(f"{diary.messages} messages: {WRITTEN}\n")


if __name__ == "__main__":
    main()

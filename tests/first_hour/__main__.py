"""Writes docs/first-hour.md."""

import asyncio
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.first_hour.playing import INTRODUCTION, play
from tests.support.paths import DOCS

WRITTEN = DOCS / "first-hour.md"


def main() -> None:
    """Play, and write down."""
    with TemporaryDirectory() as name:
        # The world speaks plain HTTP; the usual certificates would only take time.
        os.environ["SSL_CERT_DIR"] = name
        stage = asyncio.run(play(Path(name) / "data"))
    WRITTEN.write_text(f"{INTRODUCTION}\n{stage.text()}", encoding="utf-8")
    sys.stdout.write(f"{stage.diary.messages} messages: {WRITTEN}\n")


if __name__ == "__main__":
    main()

"""Sends all updates and prints the table; exit status 1 says that something failed."""

import asyncio
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.making import Maker
from tests.fuzz.playing import play, table


def main() -> int:
    """Play, and print."""
    spec = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with TemporaryDirectory() as name:
        os.environ["SSL_CERT_DIR"] = name  # the world speaks plain HTTP
        outcome = asyncio.run(play(Maker(spec).updates(), Path(name) / "data"))
    sys.stdout.write(table(outcome) + "\n")
    for line in dict.fromkeys(outcome.failed):
        sys.stdout.write(f"failed: {line}\n")
    return bool(outcome.failed or outcome.unanswered or outcome.telling)


if __name__ == "__main__":
    sys.exit(main())

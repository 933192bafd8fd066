"""A feed parsed in a process of its own, with limits of time and memory."""

import json
import os
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from corpus.errors import BrokenSource, NoFeed, TookTooLong
from corpus.feeds.entry import Entry, Parsed

_SECONDS = 30
_FORMAT = "RSS"
# No folder that happens to be the current one is looked for modules in (-P).
_PROGRAM = "import sys; sys.path.append(sys.argv[1]); from corpus.feeds.feed_worker import main; main()"
_COMMAND = (sys.executable, "-P", "-c", _PROGRAM, str(Path(__file__).parents[2]))
_ENVIRONMENT = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "SYSTEMROOT")  # no token, no database


def parse(url: str, data: bytes, seen: Collection[str], most: int) -> Parsed:
    """A feed with at most so many of the entries that were not seen.

    Raises NoFeed for what is none, BrokenSource and TookTooLong for what does harm.
    """
    known = json.dumps({"url": url, "seen": sorted(seen), "most": most}).encode()
    try:
        done = subprocess.run(  # noqa: S603
            _COMMAND,
            input=known + b"\n" + data,
            capture_output=True,
            timeout=_SECONDS,
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
            check=True,
        )
        fields = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise TookTooLong(url, _SECONDS) from error
    except (subprocess.CalledProcessError, ValueError) as error:
        raise BrokenSource(url, _FORMAT) from error
    if fields is None:
        raise NoFeed(url)
    return Parsed(
        fields["title"],
        tuple(fields["present"]),
        tuple(Entry(*entry) for entry in fields["new"]),
        tuple(fields["left"]),
    )

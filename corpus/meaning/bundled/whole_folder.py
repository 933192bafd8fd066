"""A folder that is made once, and stands under its name only when all of it was written.

Two processes may make it at the same time: the second finds the first one's and drops its own.
"""

import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

STALE_SECONDS = 600  # a temporary folder this old was left by a process that died
_RECORD = "conversion.json"


def whole_folder(folder: Path, write: Callable[[Path], Mapping[str, float]]) -> Path:
    """The folder, filled by ``write`` when it is not there yet, which gives figures of what it made.

    Raises OSError when it cannot be written, and what ``write`` raises.
    """
    if not _is_whole(folder):
        _make(folder, write)
    return folder


def _make(folder: Path, write: Callable[[Path], Mapping[str, float]]) -> None:
    started = time.monotonic()
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    _clear_stale(folder.parent)
    temporary = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{folder.name}.", suffix=".tmp"))
    try:
        figures = write(temporary)
        sizes = {path.name: path.stat().st_size for path in temporary.iterdir()}
        (temporary / _RECORD).write_text(json.dumps({**figures, "sizes": sizes}), encoding="utf-8")
        _sync(temporary)
        temporary.rename(folder)
    except OSError:
        if not _is_whole(folder):
            raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    log.info("%s was made in %.1f s", folder, time.monotonic() - started)


def record(folder: Path) -> dict[str, Any]:
    """Those figures, and the size of each file; empty when there is no such folder."""
    try:
        found: dict[str, Any] = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _is_whole(folder: Path) -> bool:
    """Whether all that was written is there."""
    sizes = record(folder).get("sizes", {"": -1})
    return all((folder / name).exists() and (folder / name).stat().st_size == sizes[name] for name in sizes)


def _sync(folder: Path) -> None:
    """Make what is written outlive a loss of power, so that a folder in place is whole."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _clear_stale(models: Path) -> None:
    for path in models.glob("*.tmp"):
        if time.time() - path.stat().st_mtime > STALE_SECONDS:
            shutil.rmtree(path, ignore_errors=True)

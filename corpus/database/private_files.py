"""The files of the data folder are for its owner alone, whatever the system gives new files (POSIX only).

A folder that its owner shares with a group on purpose, by the setgid bit, stays the group's, and so do the
files in it. A home or working folder stays as it is too: what is Pullquote's in it is private all the same.
"""

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

log = logging.getLogger(__name__)

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
OTHERS, GROUP_AND_OTHERS = 0o007, 0o077  # what they may do with a file
OURS = ("pullquote.db*", "index/**/*", "vectors/**/*", "models/**/*", "index", "vectors", "models")


def make_private(folder: Path) -> None:
    """Make a folder that is missing, and take from others what they may do with Pullquote's files in one.

    What belongs to somebody else stays as it is. Raises OSError.
    """
    folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
    for path in what_others_may_use(folder):
        mode = stat.S_IMODE(path.lstat().st_mode)
        try:
            path.chmod(mode & ~kept_from(folder))
        except OSError as error:  # another's
            log.warning("%s can be used by others than its owner: %s", path, error.strerror)


def make_private_file(file: Path) -> None:
    """Make an empty file that is missing, for its owner alone: what is written into it later is so too."""
    if os.name == "posix" and not file.exists():
        file.touch(PRIVATE_FILE)


def what_others_may_use(folder: Path) -> Iterator[Path]:
    """The data folder and what is Pullquote's in it, as far as others may do what they should not."""
    if os.name != "posix":
        return
    ours = [path for pattern in OURS for path in folder.glob(pattern)]
    for path in ours if _is_for_more(folder) else [folder, *ours]:
        mode = path.lstat().st_mode
        if mode & kept_from(folder) and not stat.S_ISLNK(mode):
            yield path


def kept_from(folder: Path) -> int:
    """The bits of a mode that no file of a data folder has: also the mask of new ones."""
    shared = os.name == "posix" and folder.is_dir() and folder.stat().st_mode & stat.S_ISGID
    return OTHERS if shared else GROUP_AND_OTHERS


def _is_for_more(folder: Path) -> bool:
    return folder.resolve() in {Path.home(), Path.cwd(), Path(folder.resolve().anchor)}

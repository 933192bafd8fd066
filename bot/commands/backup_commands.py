"""``pullquote backup`` and ``restore``: everything in one file, and back."""

from pathlib import Path

from bot.commands.console import print_remark
from bot.corpora import open_library
from bot.settings import Settings


def write_backup(settings: Settings, file: Path) -> None:
    """Write the backup of a corpus, which may be in use; raises OutputFailed."""
    with open_library(settings) as library:
        library.back_up(file)
        print_remark(f"{library.count()} articles in {file}")


NAMES = {
    "staff": "people with rights",
    "invitations": "open invitations",
    "bindings": "groups and channels bound to a collection",
    "channels": "channels that are followed",
    "feeds": "feeds that are watched",
    "watches": "questions that are watched",
}


def restore_backup(settings: Settings, file: Path, *, replace: bool, with_people: bool) -> None:
    """Put a backup in the place of a corpus; raises BackupUnusable, NotEmpty."""
    with open_library(settings) as library:
        people = library.restore(file, replace=replace, with_people=with_people)
        print_remark(f"{library.count()} articles restored from {file}")
    if people:
        listed = ", ".join(f"{count} {NAMES[name]}" for name, count in people.items())
        left = f"left out: {listed}; --with-people restores them from a backup that you trust"
        print_remark(f"restored too: {listed}" if with_people else left)

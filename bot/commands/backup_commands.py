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


def restore_backup(settings: Settings, file: Path, *, replace: bool) -> None:
    """Put a backup in the place of a corpus; raises BackupUnusable, NotEmpty."""
    with open_library(settings) as library:
        library.restore(file, replace=replace)
        print_remark(f"{library.count()} articles restored from {file}")

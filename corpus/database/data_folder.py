"""The folder that a corpus is kept in."""

from pathlib import Path

from corpus.errors import DataFolderUnusable


def make_folder(folder: Path) -> None:
    """Make the data folder when it is missing; raises DataFolderUnusable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataFolderUnusable(str(folder), error.strerror or type(error).__name__) from error

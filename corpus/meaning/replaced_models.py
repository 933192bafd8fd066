"""The models that this installation has used: the vectors of old ones go once the new one's are complete.

Only its own: another installation may share the store and use another model.
"""

import json
import logging
from pathlib import Path

from corpus.store import Store

log = logging.getLogger(__name__)


class Replaced:
    """A list of names in a file."""

    def __init__(self, file: Path, store: Store) -> None:
        self._file = file
        self._store = store

    def use(self, name: str) -> None:
        """Note that vectors of this name are made."""
        names = self._names()
        if name not in names:
            self._write([*names, name])

    def drop_all_but(self, name: str) -> None:
        """Delete the vectors of all other names that were used here."""
        others = [other for other in self._names() if other != name]
        for other in others:
            self._store.forget_vectors(other)
            log.info("the vectors of %s are dropped, since %s has made all", other, name)
        if others:
            self._write([name])

    def _names(self) -> list[str]:
        try:
            names = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []

    def _write(self, names: list[str]) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(names), encoding="utf-8")
        except OSError as error:
            log.warning("which models were used could not be noted: %s", error)

"""Counts in the rows of a table, by statements that are put together once."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, bindparam, update


class Counter:
    """Counts on in the row of a key, which is made when it is missing; ``seen`` is set anew each time."""

    def __init__(
        self, table: Table, key: Sequence[str], counts: Sequence[str], seen: Sequence[str] = ()
    ) -> None:
        counted = {name: table.c[name] + bindparam(f"new_{name}") for name in counts}
        again: dict[str, object] = {name: bindparam(f"new_{name}") for name in seen}
        same = [table.c[name] == bindparam(f"new_{name}") for name in key]
        self._on = update(table).where(*same).values(**counted, **again)
        self._first = table.insert()

    def count(
        self,
        connection: Connection,
        key: Mapping[str, object],
        counts: Mapping[str, int],
        seen: Mapping[str, object] | None = None,
    ) -> None:
        """Count on."""
        row = {**key, **{name: int(number) for name, number in counts.items()}, **(seen or {})}
        parameters = {f"new_{name}": value for name, value in row.items()}
        if connection.execute(self._on, parameters).rowcount == 0:
            connection.execute(self._first, row)

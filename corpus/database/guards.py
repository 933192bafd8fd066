"""What must still hold when something is changed: it is asked within the transaction of the change itself.

Between a request and its change a page is fetched, a file read, an album gathered. Whoever may ask for
something begins its work within ``guarded``, and every ``Database.write`` that comes of it asks again, when
it has its turn and nobody else can change anything: no door to a table is without the question.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import Connection

Check = Callable[[Connection], None]
"""Raises an error of the tree when what it asks of the database holds no more."""

_checks: ContextVar[tuple[Check, ...]] = ContextVar("checks", default=())


@contextmanager
def guarded(check: Check) -> Iterator[None]:
    """Ask this too before each write of the block, and of the tasks and threads that asyncio begins in it."""
    token = _checks.set((*_checks.get(), check))
    try:
        yield
    finally:
        _checks.reset(token)


@contextmanager
def unguarded() -> Iterator[None]:
    """Let what begins in the block be the program's own work, which brings checks of its own."""
    token = _checks.set(())
    try:
        yield
    finally:
        _checks.reset(token)


def ask(connection: Connection) -> None:
    """Ask all that the work at hand was begun with; raises what the first check raises that fails."""
    for check in _checks.get():
        check(connection)

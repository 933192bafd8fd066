"""The fixture that gives a test its world; ``tests/conftest.py`` makes it known."""

from collections.abc import Iterator

import pytest

from .world import World


@pytest.fixture
def world() -> Iterator[World]:
    """A fresh world; the test fails at its end if the bot did what no correct bot does."""
    with World() as fresh:
        yield fresh
        assert fresh.violations == []

"""Writes docs/morning.md."""

from tests.morning.playing import DAY
from tests.support.written_days import write

if __name__ == "__main__":
    write(DAY)

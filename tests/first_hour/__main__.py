"""Writes docs/first-hour.md."""

from tests.first_hour.playing import DAY
from tests.support.written_days import write

if __name__ == "__main__":
    write(DAY)

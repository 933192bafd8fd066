"""A program for the sandbox that takes nothing in."""

import time


def main() -> None:
    """Sleep."""
    time.sleep(3_600)

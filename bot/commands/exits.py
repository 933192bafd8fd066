"""The exit codes of the commands."""

FOUND, NOT_FOUND, FAILED = 0, 1, 2

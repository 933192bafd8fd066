"""The exit codes of the commands."""

NOT_FOUND, FAILED = 1, 2

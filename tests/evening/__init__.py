"""A group's evening, played with the whole bot and written down: ``python -m tests.evening``."""

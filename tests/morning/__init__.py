"""An admin's morning, played with the whole bot and written down: ``python -m tests.morning``."""

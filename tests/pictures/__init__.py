"""Replies as they look in Telegram, as pictures: ``python -m tests.pictures PATH-OF-A-CHROMIUM``."""

"""What a call must obey, from Telegram's documented limits and the library's own types."""

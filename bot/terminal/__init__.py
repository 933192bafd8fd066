"""``pullquote chat``: the same bot in the terminal."""

"""``python -m bot`` is ``pullquote``."""

from bot.cli import main

main()

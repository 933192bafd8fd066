"""``python -m bot`` is ``pullquote``."""

from bot.cli import main

if __name__ == "__main__":  # not in the process that answers, which goes through this file too
    main()

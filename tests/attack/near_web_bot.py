"""``pullquote`` that takes the attacks' sites for the web: ``python -m tests.attack.near_web_bot run``."""

from functools import partial

from bot.cli import main
from bot.serving import running
from tests.attack.near_web import NEAR

if __name__ == "__main__":  # not in the process that answers, which goes through this file too
    running.build = partial(running.build, reach=NEAR)
    main()

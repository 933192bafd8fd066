"""The choice between two articles that are nearly the same: both, the new one alone, or the old one."""

from handlers.articles.article_buttons import KeepBoth
from handlers.chat.capability import Button, Capability
from handlers.chat.keyboards import take_button
from handlers.chat.pressing import Pressing
from handlers.chat.roles import ADDING
from handlers.texts.catalogue import text


async def keep_both(_: KeepBoth, at: Pressing) -> None:
    """Leave both where they are."""
    await at.spinner.stop(text("kept-both", at.language), alert=False)
    await take_choice(at)


async def take_choice(at: Pressing) -> None:
    """Take the pressed button away, and with it the whole choice, which is made."""
    await take_button(at.query, at.message, row_of=KeepBoth)


CAPABILITY = Capability(buttons=(Button(KeepBoth, keep_both, ADDING),))

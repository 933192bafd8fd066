"""docs/roles.md: who may do what, as a page. ``python -m handlers.roles_page`` prints it."""

import sys
from collections.abc import Iterator

from handlers import capabilities, offers
from handlers.chat.callback_codec import Press
from handlers.chat.capability import Sent
from handlers.chat.roles import Role, Roles
from handlers.texts.catalogue import text

COLUMNS = {
    Role.STRANGER: "anybody",
    Role.MEMBER: "member of a group",
    Role.GROUP_ADMIN: "admin of a bound group",
    Role.ADD: "right add",
    Role.REMOVE: "right remove",
    Role.PEOPLE: "right people",
    Role.OWNER: "owner",
}
SENT = {
    "question": "a question, in a group with a mention of the bot or in reply to it",
    "document": "a document, to be added",
    "link": "a link, to be added",
    "pasted": "a long text, to be added",
    "short": "a short text that may be an article",
    "post": "a forwarded post, an album, a picture with a long text, to be added",
}
WITHOUT_MENU = {
    "start": "Begin, or open what a link names",
    "forget": "Erase what is kept of you",
}
INTRODUCTION = """# Who may do what

This page is made by `python -m handlers.roles_page > docs/roles.md`; a test plays every command
and every button with every role, and fails when the bot does anything else.

*Anybody*, and those with rights, are in their own chat with the bot; an owner is named in `ADMIN_IDS` and has
every right; somebody with several rights may do what each of them allows. *A member* and *an admin of a bound
group* are in a group that is bound to a collection (`/bind`). What is refused is refused at the moment of the
press: who has lost a right has lost the buttons of old messages too.

Beyond the table: who has the right *add* without *remove* takes back only what they did themselves; in a
group, `/bind` also takes an admin of that group; nobody gives or takes a right that they do not have, and
nobody changes an owner.
"""


def page() -> str:
    """The whole page."""
    parts = [
        INTRODUCTION,
        _table(
            "Command", ((f"`/{one.name}`: {_of_command(one.name)}", one.who) for one in offers().commands)
        ),
        _table("Sent to the bot", ((SENT[kind], roles) for kind, roles in sent().items())),
        _table("Button", ((_of_button(kind), roles) for kind, roles in pressed().items())),
    ]
    return "\n".join(parts)


def sent() -> dict[str, Roles]:
    """Who may send what without a command, by the names of its kinds."""
    updates = [update for capability in capabilities() for update in capability.updates()]
    found: dict[str, Roles] = dict.fromkeys(SENT, frozenset())
    for update in updates:
        if isinstance(update, Sent) and update.kind:
            found[update.kind] |= update.who
    return found


def pressed() -> dict[type[Press], Roles]:
    """Who may press what."""
    buttons = (button for capability in capabilities() for button in capability.buttons)
    return {button.kind: button.roles for button in buttons}


def _table(first: str, rows: Iterator[tuple[str, Roles]]) -> str:
    lines = [
        f"| {first} | {' | '.join(COLUMNS.values())} |",
        f"| --- |{' :-: |' * len(COLUMNS)}",
        *(f"| {name} | {' | '.join(_marks(roles))} |" for name, roles in rows),
    ]
    return "\n".join(lines) + "\n"


def _marks(roles: Roles) -> Iterator[str]:
    return ("✓" if role in roles else "" for role in COLUMNS)


def _of_command(name: str) -> str:
    return WITHOUT_MENU.get(name) or text(f"command-{name}", "en")


def _of_button(kind: type) -> str:
    return (kind.__doc__ or "").partition("\n")[0].replace("``", "`").rstrip(".")


if __name__ == "__main__":
    sys.stdout.write(page())

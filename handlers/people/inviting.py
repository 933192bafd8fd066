"""/invite: somebody is given rights by a link that works once.

The link is shown once: of its secret only a digest is kept.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, Update
from telegram.helpers import create_deep_linked_url

from corpus.chats.rights import NONE, Rights
from handlers.chat.audience import written
from handlers.chat.callback_codec import Press
from handlers.chat.capability import Button, Capability, Command
from handlers.chat.deep_links import payload
from handlers.chat.keyboards import button
from handlers.chat.offers import HelpLine
from handlers.chat.pressing import Pressing
from handlers.chat.roles import PEOPLE, rights_now
from handlers.chat.sending import edit, send
from handlers.chat.services import Context
from handlers.chat.standing import only_if
from handlers.people.rights_words import BITS, explained, in_order, number_of, rights_in
from handlers.texts.catalogue import day, text
from handlers.texts.reply import Composer, Reply

HALF = 10**18  # a secret has two numbers of a button


@dataclass(frozen=True)
class ChooseRights(Press, code="ir", letter="R"):
    """Offer an invitation with these rights, of which each has its bit in ``rights_words``."""

    rights: int


@dataclass(frozen=True)
class Invite(Press, code="il", letter="N"):
    """Make the link of an invitation with these rights."""

    rights: int


@dataclass(frozen=True)
class Revoke(Press, code="iv", letter="V"):
    """Close an invitation: under its link 0, in the list of people 1."""

    number: int
    listed: int


@dataclass(frozen=True)
class AcceptInvitation(Press, code="ai", letter="I"):
    """Accept an invitation; the two numbers are the secret of its link."""

    first: int
    second: int


async def invite(update: Update, context: Context) -> None:
    """Ask what the invited person shall be allowed to do."""
    message = written(update)
    if message.from_user:
        own = rights_now(context.services, message.from_user.id)
        await send(message, choice_reply(NONE, own, context.language))


async def choose_rights(press: ChooseRights, at: Pressing) -> None:
    """Mark what was chosen; nobody can give what they do not have."""
    own = rights_now(at.context.services, at.person)
    await at.spinner.stop()
    await edit(at.message, choice_reply(rights_in(press.rights) & own, own, at.language))


async def make_link(press: Invite, at: Pressing) -> None:
    """Show the link, in the place of the choice."""
    own = rights_now(at.context.services, at.person)
    rights = rights_in(press.rights) & own
    if not rights:
        await at.spinner.stop(text("invite-nothing", at.language))
        return
    services = at.context.services
    with only_if(at.person, services.admins, lambda _, own: rights <= own):
        invitation, secret = await asyncio.to_thread(
            services.library.people.staff.invite, rights, at.person, services.clock()
        )
    await at.spinner.stop()
    accept = AcceptInvitation(*divmod(secret, HALF))
    url = create_deep_linked_url(at.context.bot.username, payload(accept))
    composer = Composer().write(text("invite-link", at.language) + "\n").write(url).write("\n\n")
    composer.write(text("invite-link-means", at.language) + "\n").write(explained(rights, at.language))
    composer.write("\n" + text("invite-until", at.language, until=moment(invitation.until, at.language)))
    await edit(at.message, composer.reply(_link_buttons(url, invitation.number, at.language)))


async def revoke(press: Revoke, at: Pressing) -> bool:
    """Close an invitation, one's own or one that one could have made; whether it was done."""
    services = at.context.services
    staff = services.library.people.staff
    invitations = await asyncio.to_thread(staff.invitations, services.clock())
    invitation = next((one for one in invitations if one.number == press.number), None)
    if invitation is None:
        await at.spinner.stop(text("invitation-closed", at.language))
        return False
    rights, own_one = invitation.rights, at.person == invitation.by
    if not own_one and not rights <= rights_now(services, at.person):
        await at.spinner.stop(text("people-not-yours", at.language))
        return False
    with only_if(at.person, services.admins, lambda _, own: own_one or rights <= own):
        await asyncio.to_thread(staff.revoke, press.number)
    await at.spinner.stop()
    return True


async def revoke_link(press: Revoke, at: Pressing) -> None:
    """Close the invitation of a link that is shown."""
    if await revoke(press, at):
        await edit(at.message, Reply(text("invite-revoked", at.language)))


def choice_reply(chosen: Rights, own: Rights, language: str) -> Reply:
    """What can be given, with a mark at what is chosen."""
    composer = Composer().write(text("invite-choose", language), MessageEntity.BOLD)
    composer.write("\n" + explained(own, language))
    rows: list[list[InlineKeyboardButton]] = [
        [
            button(
                ("✓ " if right in chosen else "") + text(f"right-{right}", language),
                ChooseRights(number_of(chosen) ^ BITS[right]),
            )
            for right in in_order(own)
        ]
    ]
    if chosen:
        rows.append([button(text("button-make-link", language), Invite(number_of(chosen)))])
    return composer.reply(InlineKeyboardMarkup(rows))


def moment(value: datetime, language: str) -> str:
    """A day with the time, which is that of Greenwich: nobody's own is known."""
    return f"{day(value.date(), language)}, {value:%H:%M} UTC"


def _link_buttons(url: str, number: int, language: str) -> InlineKeyboardMarkup:
    copied = InlineKeyboardButton(text("button-copy-link", language), copy_text=CopyTextButton(url))
    return InlineKeyboardMarkup([[copied, button(text("button-revoke", language), Revoke(number, 0))]])


CAPABILITY = Capability(
    commands=(Command("invite", invite, PEOPLE),),
    buttons=(Button(ChooseRights, choose_rights, PEOPLE), Button(Invite, make_link, PEOPLE)),
    help=(HelpLine(5, "help-admin-people", PEOPLE),),
)

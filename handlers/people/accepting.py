"""The other end of an invitation: who opens its link sees what they get, and accepts with a button."""

import asyncio

from telegram import InlineKeyboardMarkup, Message

from corpus.chats.invitations import Invitation
from corpus.chats.rights import ALL, Rights
from handlers.chat.capability import Button, Capability
from handlers.chat.colleagues import first_name, name_of, tell
from handlers.chat.keyboards import button
from handlers.chat.pressing import Pressing
from handlers.chat.roles import EVERYBODY, rights_now, rights_of
from handlers.chat.sending import edit, send
from handlers.chat.services import Context
from handlers.people.inviting import HALF, AcceptInvitation, moment
from handlers.people.menus import set_menu_of
from handlers.people.rights_words import explained, short_words
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


async def show_invitation(message: Message, press: AcceptInvitation, context: Context) -> None:
    """Say what an invitation gives, and what is kept of who accepts it."""
    services = context.services
    staff = services.library.people.staff
    invitation = await asyncio.to_thread(staff.invitation, _secret(press), services.clock())
    backed = await asyncio.to_thread(_is_backed, invitation, context) if invitation else False
    if invitation is None or not backed or message.from_user is None:
        await send(message, Reply(text("invitation-closed", context.language)))
        return
    rights = invitation.rights
    reason = _needless(invitation, message.from_user.id, context)
    if reason:
        await send(message, Reply(text(reason, context.language)))
        return
    members = await asyncio.to_thread(staff.members)
    inviter = await name_of(invitation.by, members, context.bot)
    words = [
        text("invitation", context.language, name=inviter, bot=context.bot.username),
        explained(rights, context.language),
        "",
        text("invitation-keeps", context.language),
        text("invite-until", context.language, until=moment(invitation.until, context.language)),
    ]
    accepting = button(text("button-accept", context.language), press)
    await send(message, Reply("\n".join(words), keyboard=InlineKeyboardMarkup([[accepting]])))


async def accept(press: AcceptInvitation, at: Pressing) -> None:
    """Give what was promised, and tell the owners and who invited."""
    services = at.context.services
    if at.person in services.admins:
        await at.spinner.stop(text("invitation-needless", at.language))
        return

    def has(person: int, given: Rights) -> Rights:
        return ALL if person in services.admins else given

    name = first_name(at.query.from_user)
    accepted = await asyncio.to_thread(
        services.library.people.staff.accept, _secret(press), at.person, name, has, services.clock()
    )
    if accepted is None:
        await at.spinner.stop(text("invitation-closed", at.language))
        return
    member, invitation = accepted
    await at.spinner.stop()
    words = [text("invitation-accepted", at.language), explained(member.rights, at.language), ""]
    await edit(at.message, Reply("\n".join([*words, text("invitation-help", at.language)])))
    await tell(
        [invitation.by, *sorted(services.admins)],
        lambda language: text(
            "invitation-told",
            language,
            name=name,
            person=str(at.person),
            rights=short_words(member.rights, language),
        ),
        at.context,
    )
    await set_menu_of(at.context.bot, at.person, member.rights, services)


def _is_backed(invitation: Invitation, context: Context) -> bool:
    """Whether who made an invitation could make it now."""
    return invitation.is_backed_by(rights_of(context.services, invitation.by))


def _needless(invitation: Invitation, person: int, context: Context) -> str | None:
    if person == invitation.by:
        return "invitation-own"
    return "invitation-needless" if invitation.rights <= rights_now(context.services, person) else None


def _secret(press: AcceptInvitation) -> int:
    return press.first * HALF + press.second


CAPABILITY = Capability(buttons=(Button(AcceptInvitation, accept, EVERYBODY),))

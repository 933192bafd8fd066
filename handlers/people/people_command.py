"""/people: who has which rights, with buttons to change them.

Nobody changes an owner, and nobody gives or takes a right that they do not have themselves.
"""

import asyncio
from collections.abc import Sequence

from sqlalchemy import Connection
from telegram import Update

from corpus.chats.invitations import Invitation
from corpus.chats.rights import NONE, Right, Rights
from corpus.chats.staff import Member, rights_of
from handlers.chat.audience import written
from handlers.chat.capability import Button, Capability, Command
from handlers.chat.colleagues import first_name, name_of, tell
from handlers.chat.keyboards import PAGE, page_count
from handlers.chat.pressing import Pressing
from handlers.chat.roles import PEOPLE, rights_now
from handlers.chat.sending import edit, send
from handlers.chat.services import Context
from handlers.chat.standing import only_if
from handlers.people.inviting import Revoke, revoke, revoke_link
from handlers.people.menus import set_menu_of
from handlers.people.people_replies import (
    AskMemberRemoval,
    Colleagues,
    GiveRight,
    RemoveMember,
    ShowMember,
    ShowPeople,
    list_reply,
    member_reply,
    removal_reply,
)
from handlers.people.rights_words import rights_in, short_words
from handlers.texts.catalogue import text
from handlers.texts.reply import Reply


async def people(update: Update, context: Context) -> None:
    """List everybody."""
    await send(written(update), await _list(0, context))


async def show_people(press: ShowPeople, at: Pressing) -> None:
    """Turn to a page of the list."""
    await at.spinner.stop()
    await edit(at.message, await _list(press.page, at.context))


async def close_invitation(press: Revoke, at: Pressing) -> None:
    """Close an invitation under its link, or in the list, which is shown without it."""
    if not press.listed:
        await revoke_link(press, at)
    elif await revoke(press, at):
        await edit(at.message, await _list(0, at.context))


async def show_member(press: ShowMember, at: Pressing) -> None:
    """Show one of the staff."""
    member = await _member(press.person, at)
    if member:
        await at.spinner.stop()
        await edit(at.message, await _card(member, at))


async def give_right(press: GiveRight, at: Pressing) -> None:
    """Give somebody a right, or take it away."""
    member = await _member(press.person, at)
    if member is None:
        return
    own, rights = rights_now(at.context.services, at.person), rights_in(press.right)
    if len(rights) != 1 or not rights <= own:
        await at.spinner.stop(text("people-not-yours", at.language))
        return
    staff = at.context.services.library.people.staff
    (right,) = rights
    with only_if(at.person, at.context.services.admins, lambda _, own: right in own):
        changed = await asyncio.to_thread(staff.change, member.person, right, given=bool(press.given))
    if changed is None:
        await at.spinner.stop(text("people-gone", at.language))
        return
    await at.spinner.stop()
    if changed.rights == member.rights:  # pressed twice
        return
    await edit(at.message, await _card(changed, at))
    await _tell_of_change(changed, at)
    await _take_effect(changed.person, changed.rights, at.context)


async def ask_removal(press: AskMemberRemoval, at: Pressing) -> None:
    """Ask before everything is taken away."""
    member = await _member(press.person, at)
    if member and await _may_remove(member, at):
        await at.spinner.stop()
        await edit(at.message, removal_reply(member, at.language))


async def remove_member(press: RemoveMember, at: Pressing) -> None:
    """Take everything away from somebody; from that moment they are anybody."""
    member = await _member(press.person, at)
    if member is None or not await _may_remove(member, at):
        return
    services = at.context.services

    def removable(connection: Connection, own: Rights) -> bool:
        now = member.model_copy(update={"rights": rights_of(connection, member.person)})
        return may_remove(now, at.person, own)

    with only_if(at.person, services.admins, removable):
        await asyncio.to_thread(services.library.people.staff.remove, member.person)
    await at.spinner.stop()
    if member.person == at.person:
        await edit(at.message, Reply(text("people-resigned", at.language)))
    else:
        await edit(at.message, await _list(0, at.context))
        await tell([member.person], lambda language: text("people-removed", language), at.context)
    await _tell_owners("people-removed-told", member, at)
    await _take_effect(member.person, NONE, at.context)


async def tell_of_resignation(member: Member, context: Context) -> None:
    """Tell the owners that somebody gave everything back."""
    owners = sorted(context.services.admins - {member.person})
    await tell(owners, lambda language: text("people-resigned-told", language, name=member.name), context)
    if member.person not in context.services.admins:
        await _take_effect(member.person, NONE, context)


async def _take_effect(person: int, rights: Rights, context: Context) -> None:
    """Let what goes on in the background, and the menu, follow from what somebody has now."""
    if Right.ADD not in rights:
        await context.services.intake.stop_of(person, context.bot)
    await set_menu_of(context.bot, person, rights, context.services)


async def _member(person: int, at: Pressing) -> Member | None:
    """Somebody who may be changed here; otherwise it is said why not."""
    if person in at.context.services.admins:
        await at.spinner.stop(text("people-owner", at.language))
        return None
    member = await asyncio.to_thread(at.context.services.library.people.staff.member, person)
    if member is None:
        await at.spinner.stop(text("people-gone", at.language))
    return member


async def _may_remove(member: Member, at: Pressing) -> bool:
    allowed = may_remove(member, at.person, rights_now(at.context.services, at.person))
    if not allowed:
        await at.spinner.stop(text("people-not-yours", at.language))
    return allowed


def may_remove(member: Member, person: int, own: Rights) -> bool:
    """Whether somebody with these rights takes none away that they do not have; everybody may go."""
    return member.person == person or member.rights <= own


async def _card(member: Member, at: Pressing) -> Reply:
    own = rights_now(at.context.services, at.person)
    members = await asyncio.to_thread(at.context.services.library.people.staff.members)
    inviter = member.invited_by and await name_of(member.invited_by, members, at.context.bot)
    removable = may_remove(member, at.person, own)
    return member_reply(member, inviter, own, at.language, removable=removable)


async def _list(page: int, context: Context) -> Reply:
    members, invitations = await asyncio.to_thread(_everybody, context)
    bot, owners = context.bot, sorted(context.services.admins)
    page = min(page, page_count(len(members)) - 1)
    shown = members[page * PAGE : (page + 1) * PAGE]
    inviters = {one.invited_by for one in shown} | {one.by for one in invitations}
    named = sorted(person for person in inviters | set(owners) if person is not None)
    names = {person: await name_of(person, members, bot) for person in named}
    colleagues = Colleagues(owners, shown, invitations, names, page, page_count(len(members)))
    return list_reply(colleagues, context.language)


def _everybody(context: Context) -> tuple[Sequence[Member], Sequence[Invitation]]:
    services = context.services
    staff = services.library.people.staff
    members = [member for member in staff.members() if member.person not in services.admins]
    return members, staff.invitations(services.clock())


async def _tell_of_change(member: Member, at: Pressing) -> None:
    if member.person != at.person:
        await tell(
            [member.person],
            lambda language: text("people-changed", language, rights=short_words(member.rights, language)),
            at.context,
        )
    await _tell_owners("people-changed-told", member, at)


async def _tell_owners(key: str, member: Member, at: Pressing) -> None:
    """Tell those owners who did not do it themselves."""
    owners = at.context.services.admins
    if at.person in owners:
        return
    by = first_name(at.query.from_user)
    await tell(
        sorted(owners),
        lambda language: text(
            key, language, by=by, name=member.name, rights=short_words(member.rights, language)
        ),
        at.context,
    )


CAPABILITY = Capability(
    commands=(Command("people", people, PEOPLE),),
    buttons=(
        Button(Revoke, close_invitation, PEOPLE),
        Button(ShowPeople, show_people, PEOPLE),
        Button(ShowMember, show_member, PEOPLE),
        Button(GiveRight, give_right, PEOPLE),
        Button(AskMemberRemoval, ask_removal, PEOPLE),
        Button(RemoveMember, remove_member, PEOPLE),
    ),
)

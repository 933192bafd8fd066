"""The buttons of those who look after people: what each of them does."""

from handlers.chat.callback_data import (
    AskMemberRemoval,
    ChooseRights,
    EndBinding,
    GiveRight,
    Invite,
    OfStaff,
    RemoveMember,
    Revoke,
    ShowMember,
    ShowPeople,
)
from handlers.chat.pressing import Pressing
from handlers.people import binding, inviting
from handlers.people import people_command as people


async def press_of_staff(press: OfStaff, at: Pressing) -> None:
    """Do what such a button says."""
    match press:
        case ChooseRights() | Invite() | Revoke():
            await _invite(press, at)
        case EndBinding():
            await binding.end(press, at)
        case ShowPeople():
            await people.show_people(press, at)
        case _:
            await _change(press, at)


async def _invite(press: ChooseRights | Invite | Revoke, at: Pressing) -> None:
    match press:
        case ChooseRights():
            await inviting.choose_rights(press, at)
        case Invite():
            await inviting.make_link(press, at)
        case Revoke(listed=0):
            await inviting.revoke_link(press, at)
        case Revoke():
            await people.revoke_listed(press, at)


async def _change(press: ShowMember | GiveRight | AskMemberRemoval | RemoveMember, at: Pressing) -> None:
    match press:
        case ShowMember():
            await people.show_member(press, at)
        case GiveRight():
            await people.give_right(press, at)
        case AskMemberRemoval():
            await people.ask_removal(press, at)
        case RemoveMember():
            await people.remove_member(press, at)

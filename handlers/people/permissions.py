"""Who may do what: the table that menus, refusals and docs/roles.md are made from.

The table of handlers says the same with ``May``; a test plays every command and button with every role, and
fails when the two differ or when either names what the other does not.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from corpus.chats.rights import Right, Rights
from handlers.chat.callback_data import (
    AcceptInvitation,
    AnswerGap,
    AskArticle,
    AskMemberRemoval,
    AskRemoval,
    CastVote,
    Choose,
    ChooseRights,
    DropGap,
    EditArticle,
    EditField,
    EditLanguage,
    EndBinding,
    EndChannel,
    EndFeed,
    EndListed,
    EndWatch,
    FollowChannel,
    GiveRight,
    Invite,
    KeepBoth,
    KeepFound,
    Press,
    ReadArticle,
    RemoveArticle,
    RemoveFound,
    RemoveMember,
    Restore,
    Revoke,
    SendOriginal,
    SetDate,
    ShowArticles,
    ShowAudit,
    ShowContext,
    ShowFeeds,
    ShowFilters,
    ShowFound,
    ShowGaps,
    ShowMember,
    ShowPeople,
    ShowReasons,
    ShowSentences,
    ShowTrash,
    ShowValues,
    ShowWiderContext,
    StartWatch,
    StopTaking,
    SwitchFeed,
    Undo,
    UndoTogether,
)


class Role(StrEnum):
    """Who somebody is to the bot, and where they are."""

    STRANGER = "stranger"  # anybody, in their own chat with the bot
    MEMBER = "member"  # of a group, there
    GROUP_ADMIN = "group-admin"  # of a group that is bound to a collection, there
    ADD = "add"  # somebody with this right alone, in their own chat with the bot, as the next ones
    REMOVE = "remove"
    PEOPLE = "people"
    OWNER = "owner"


Roles = frozenset[Role]

EVERYBODY: Roles = frozenset(Role)
IN_PRIVATE = EVERYBODY - {Role.MEMBER, Role.GROUP_ADMIN}
IN_GROUPS: Roles = frozenset({Role.MEMBER, Role.GROUP_ADMIN})
OWNERS: Roles = frozenset({Role.OWNER})
ADDING = OWNERS | {Role.ADD}
REMOVING = OWNERS | {Role.REMOVE}
PEOPLE = OWNERS | {Role.PEOPLE}
CHANGING = ADDING | REMOVING  # the articles, in one way or the other
STAFF = CHANGING | PEOPLE

# Every command, as the table of handlers names them.
COMMANDS: Mapping[str, Roles] = {
    "start": IN_PRIVATE,
    "help": IN_PRIVATE,
    "ask": EVERYBODY,
    "about": IN_PRIVATE,
    "language": IN_PRIVATE,
    "settings": IN_PRIVATE | {Role.GROUP_ADMIN},
    "watching": EVERYBODY,
    "privacy": IN_PRIVATE,
    "forget": IN_PRIVATE,
    "add": ADDING | {Role.GROUP_ADMIN},
    "edit": ADDING,
    "articles": CHANGING,
    "article": CHANGING,
    "remove": REMOVING,
    "trash": REMOVING,
    "channels": ADDING,
    "feed": ADDING,
    "feeds": ADDING,
    "gaps": ADDING,
    "stats": STAFF,
    "audit": STAFF,
    "export": CHANGING,
    "backup": OWNERS,  # with what is kept of people
    "invite": PEOPLE,
    "people": PEOPLE,
    "bind": PEOPLE,  # in a group they must be its admins too
}

# Every kind of button, by what it says when it is pressed.
BUTTONS: Mapping[type[Press], Roles] = {
    ShowContext: EVERYBODY,
    ShowWiderContext: EVERYBODY,
    ShowSentences: EVERYBODY,
    ShowReasons: EVERYBODY,
    CastVote: EVERYBODY,
    SendOriginal: EVERYBODY,
    StartWatch: EVERYBODY,
    EndWatch: EVERYBODY,
    EndListed: EVERYBODY,
    Choose: IN_PRIVATE | {Role.GROUP_ADMIN},
    AcceptInvitation: EVERYBODY,
    ShowArticles: CHANGING,
    ShowFound: CHANGING,
    ShowFilters: CHANGING,
    ShowValues: CHANGING,
    ReadArticle: CHANGING,
    Undo: CHANGING | {Role.GROUP_ADMIN},  # what others did only with the right to remove
    UndoTogether: CHANGING | {Role.GROUP_ADMIN},
    RemoveArticle: REMOVING,
    AskRemoval: REMOVING | {Role.GROUP_ADMIN},
    RemoveFound: REMOVING | {Role.GROUP_ADMIN},
    KeepFound: REMOVING | {Role.GROUP_ADMIN},
    ShowTrash: REMOVING,
    Restore: REMOVING,
    ShowGaps: ADDING,
    AnswerGap: ADDING,
    DropGap: ADDING,
    ShowAudit: STAFF,
    FollowChannel: ADDING,  # in a channel of which they are an admin
    EndChannel: ADDING,
    ShowFeeds: ADDING,
    SwitchFeed: ADDING,
    EndFeed: ADDING,
    StopTaking: ADDING | {Role.GROUP_ADMIN},
    EditArticle: ADDING,
    EditField: ADDING,
    EditLanguage: ADDING,
    SetDate: ADDING,
    KeepBoth: ADDING,
    AskArticle: ADDING,
    ChooseRights: PEOPLE,
    Invite: PEOPLE,
    Revoke: PEOPLE,
    ShowPeople: PEOPLE,
    ShowMember: PEOPLE,
    GiveRight: PEOPLE,
    AskMemberRemoval: PEOPLE,
    RemoveMember: PEOPLE,
    EndBinding: PEOPLE,
}

# What is done without a command: a message of each of these kinds, in a chat with the bot.
MESSAGES: Mapping[str, Roles] = {
    "question": EVERYBODY,
    "document": ADDING,
    "link": ADDING,
    "pasted": ADDING,
    "post": ADDING,
}


def rights_for(roles: Roles) -> Rights:
    """The rights any one of which is enough to do what these roles may."""
    return frozenset(right for right in Right if Role(right) in roles)


def commands_for(rights: Rights, *, owner: bool = False) -> Iterator[str]:
    """The commands that somebody with these rights has beyond everybody's, in the order of the table."""
    roles = {Role(right) for right in rights} | ({Role.OWNER} if owner else set())
    for name, allowed in COMMANDS.items():
        if name in OF_STAFF and roles & allowed:
            yield name


OF_STAFF = tuple(name for name, allowed in COMMANDS.items() if Role.STRANGER not in allowed)

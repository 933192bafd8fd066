"""The list of those who have rights, and one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from telegram import InlineKeyboardMarkup, MessageEntity

from corpus.chats.invitations import Invitation
from corpus.chats.rights import Rights
from corpus.chats.staff import Member
from handlers.chat.callback_codec import Press
from handlers.chat.keyboards import PAGE, button, in_rows, pager
from handlers.people.inviting import Revoke, moment
from handlers.people.rights_words import BITS, in_order, short_words
from handlers.texts.catalogue import day, text
from handlers.texts.reply import Composer, Reply

Inviter = str | int | None  # a name, or nobody who is still known


@dataclass(frozen=True)
class ShowPeople(Press, code="pl", letter="P"):
    """Turn to a page of the list of those who have rights, counted from 0."""

    page: int


@dataclass(frozen=True)
class ShowMember(Press, code="pm", letter="M"):
    """Show one of them, with what can be changed."""

    person: int


@dataclass(frozen=True)
class GiveRight(Press, code="pg", letter="G"):
    """Give a person the right of this bit: 1, or take it away: 0."""

    person: int
    right: int
    given: int


@dataclass(frozen=True)
class AskMemberRemoval(Press, code="pa", letter="Q"):
    """Ask whether everything shall be taken away from a person."""

    person: int


@dataclass(frozen=True)
class RemoveMember(Press, code="pr", letter="D"):
    """Take it away."""

    person: int


class Colleagues(NamedTuple):
    """A page of those who have rights."""

    owners: Sequence[int]
    members: Sequence[Member]
    invitations: Sequence[Invitation]
    names: Mapping[int, str]  # of the owners and of those who invited
    page: int
    pages: int


def list_reply(shown: Colleagues, language: str) -> Reply:
    """Everybody, with a button for each who can be changed."""
    composer = Composer().write(text("people", language), MessageEntity.BOLD).write("\n")
    composer.write(text("people-owners", language) + " ")
    for place, owner in enumerate(shown.owners):
        _write_name(composer.write(", " if place else ""), owner, shown.names[owner])
    numbered = list(enumerate(shown.members, shown.page * PAGE + 1))
    for number, member in numbered:
        _write_name(composer.write(f"\n\n{number}. "), member.person, member.name)
        composer.write(f" · {short_words(member.rights, language)}\n")
        composer.write(_since(member, member.invited_by and shown.names[member.invited_by], language))
    if shown.invitations:
        composer.write("\n\n" + text("people-invitations", language))
    for invitation in shown.invitations:
        composer.write("\n• " + _described(invitation, shown.names[invitation.by], language))
    openers = [button(str(number), ShowMember(member.person)) for number, member in numbered]
    labels = [text("button-page-before", language), text("button-page-after", language)]
    turned = pager(shown.page, shown.pages, [ShowPeople(shown.page - 1), ShowPeople(shown.page + 1)], labels)
    closing = [
        [
            button(
                text("button-revoke-listed", language, rights=short_words(one.rights, language)),
                Revoke(one.number, 1),
            )
        ]
        for one in shown.invitations
    ]
    return composer.reply(InlineKeyboardMarkup([row for row in (*in_rows(openers), turned, *closing) if row]))


def member_reply(member: Member, inviter: Inviter, own: Rights, language: str, *, removable: bool) -> Reply:
    """One of them: with the rights that somebody who has ``own`` can change, marked where they are given."""
    composer = _named(member, language)
    composer.write("\n" + _since(member, inviter, language))
    if own < frozenset(BITS):
        composer.write("\n\n" + text("people-only-own", language))
    rights = [
        button(
            ("✓ " if right in member.rights else "") + text(f"right-{right}", language),
            GiveRight(member.person, BITS[right], int(right not in member.rights)),
        )
        for right in in_order(own)
    ]
    last = [button(text("button-back-to-people", language), ShowPeople(0))]
    if removable:
        last.append(button(text("button-remove-member", language), AskMemberRemoval(member.person)))
    return composer.reply(InlineKeyboardMarkup([rights, last]))


def removal_reply(member: Member, language: str) -> Reply:
    """Whether everything shall be taken away."""
    composer = _named(member, language).write("\n\n" + text("people-ask-removal", language))
    keep = button(text("button-keep-member", language), ShowMember(member.person))
    remove = button(text("button-remove-member-now", language), RemoveMember(member.person))
    return composer.reply(InlineKeyboardMarkup([[keep, remove]]))


def _named(member: Member, language: str) -> Composer:
    composer = Composer()
    _write_name(composer, member.person, member.name)
    return composer.write(f" · {short_words(member.rights, language)}")


def _write_name(composer: Composer, person: int, name: str) -> None:
    composer.write(name, MessageEntity.TEXT_LINK, url=f"tg://user?id={person}")


def _since(member: Member, inviter: Inviter, language: str) -> str:
    since = day(member.since.date(), language)
    if not inviter:
        return text("people-since-alone", language, day=since)
    return text("people-since", language, day=since, name=inviter)


def _described(invitation: Invitation, inviter: str, language: str) -> str:
    return text(
        "people-invitation",
        language,
        rights=short_words(invitation.rights, language),
        until=moment(invitation.until, language),
        name=inviter,
    )

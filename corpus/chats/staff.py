"""The people who were given rights at the desk."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    RowMapping,
    Table,
    Text,
    bindparam,
    delete,
    select,
    update,
)

from corpus.chats import invitations
from corpus.chats.invitations import Invitation
from corpus.chats.rights import NONE, Right, Rights, as_words, from_words
from corpus.database.columns import Moment
from corpus.database.database import Database
from corpus.database.tables import metadata
from corpus.models import Record


class Member(Record):
    """A person who was given rights, by Telegram's number; the first name is for the others to recognise."""

    person: int
    name: str
    rights: Rights
    invited_by: int | None  # nobody any more, when they have been forgotten
    since: datetime


# Who was given rights; the only table that holds a name. The rights are words with spaces between them.
staff = Table(
    "staff",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("rights", Text, nullable=False),
    Column("invited_by", BigInteger),
    Column("since", Moment, nullable=False),
)

_RIGHTS = select(staff.c.rights).where(staff.c.person == bindparam("person"))


class Staff:
    """The people with rights; the owners are in the settings, and not here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rights(self, person: int) -> Rights:
        """What a person was given; nothing when they were given nothing or it was taken away."""
        with self._database.read() as connection:
            return rights_of(connection, person)

    def members(self) -> list[Member]:
        """Everybody who was given rights, those who came first before the others."""
        with self._database.read() as connection:
            rows = connection.execute(select(staff).order_by(staff.c.since, staff.c.person)).mappings()
            return [_member(row) for row in rows]

    def member(self, person: int) -> Member | None:
        """One of them."""
        with self._database.read() as connection:
            return _of(connection, person)

    def change(self, person: int, right: Right, *, given: bool) -> Member | None:
        """Give a right or take it away; None when the person is not among the staff (any more).

        Who has no right left stays in the list until removed, so that the right can be given back.
        """
        with self._database.write() as connection:
            member = _of(connection, person)
            if member is None:
                return None
            rights = member.rights | {right} if given else member.rights - {right}
            connection.execute(update(staff).where(staff.c.person == person).values(rights=as_words(rights)))
            return member.model_copy(update={"rights": rights})

    def remove(self, person: int) -> Member | None:
        """Take everything away from a person, their name and the invitations that they made too."""
        with self._database.write() as connection:
            member = _of(connection, person)
            forget(connection, person)
            return member

    def invite(self, rights: Rights, by: int, now: datetime | None = None) -> tuple[Invitation, int]:
        """Make an invitation, and the secret that its link holds, which nothing here can tell again."""
        with self._database.write() as connection:
            return invitations.make(connection, rights, by, now)

    def invitations(self, now: datetime | None = None) -> list[Invitation]:
        """Those that are open."""
        with self._database.read() as connection:
            return invitations.still_open(connection, now)

    def invitation(self, secret: int, now: datetime | None = None) -> Invitation | None:
        """The one that a link opens; None when it was used, was revoked or has ended."""
        with self._database.read() as connection:
            return invitations.opened(connection, secret, now)

    def revoke(self, number: int) -> bool:
        """Close an invitation; whether it was open."""
        with self._database.write() as connection:
            return invitations.close(connection, number)

    def accept(
        self,
        secret: int,
        person: int,
        name: str,
        has: Callable[[int, Rights], Rights],
        now: datetime | None = None,
    ) -> tuple[Member, Invitation] | None:
        """Give a person what an invitation promised, once; what they had before stays.

        ``has`` says what somebody has who was given these rights, for owners have all. None when the link
        opens nothing, which is so too when who made it may invite nobody any more, or has less than it gives.
        """
        with self._database.write() as connection:
            invitation = invitations.opened(connection, secret, now)
            if invitation is None:
                return None
            if not invitation.is_backed_by(has(invitation.by, rights_of(connection, invitation.by))):
                return None
            invitations.close(connection, invitation.number)
            member = _joined(_of(connection, person), invitation.by, person, name, invitation.rights, now)
            connection.execute(delete(staff).where(staff.c.person == person))
            row = {**member.model_dump(), "rights": as_words(member.rights)}
            connection.execute(staff.insert(), row)
            return member, invitation


def rights_of(connection: Connection, person: int) -> Rights:
    """What a person was given."""
    words = connection.scalar(_RIGHTS, {"person": person})
    return from_words(words) if words else NONE


def forget(connection: Connection, person: int) -> None:
    """Drop a person, and the invitations that they made."""
    connection.execute(delete(staff).where(staff.c.person == person))
    invitations.forget(connection, person)


def forget_inviter(connection: Connection, person: int) -> None:
    """Drop who invited those whom a person invited."""
    connection.execute(update(staff).where(staff.c.invited_by == person).values(invited_by=None))


def _of(connection: Connection, person: int) -> Member | None:
    row = connection.execute(select(staff).where(staff.c.person == person)).mappings().first()
    return _member(row) if row else None


def _joined(
    before: Member | None, by: int, person: int, name: str, given: Rights, now: datetime | None
) -> Member:
    if before:
        return before.model_copy(update={"name": name, "rights": before.rights | given})
    return Member(person=person, name=name, rights=given, invited_by=by, since=now or datetime.now(UTC))


def _member(row: RowMapping) -> Member:
    kept = {str(name): value for name, value in row.items()}
    return Member(**{**kept, "rights": from_words(row["rights"])})

"""Who was given rights at the desk, and the invitations that are open."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, delete, select, update

from corpus.chats.rights import NONE, Invitation, Member, Right, Rights
from corpus.chats.staff_tables import invitations, staff
from corpus.database.database import Database

OPEN_FOR = timedelta(hours=48)
SECRETS = 10**36  # which nobody guesses; two numbers of a button hold one


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
            connection.execute(update(staff).where(staff.c.person == person).values(rights=_written(rights)))
            return member.model_copy(update={"rights": rights})

    def remove(self, person: int) -> Member | None:
        """Take everything away from a person, their name and the invitations that they made too."""
        with self._database.write() as connection:
            member = _of(connection, person)
            forget(connection, person)
            return member

    def invite(self, rights: Rights, by: int, now: datetime | None = None) -> tuple[Invitation, int]:
        """Make an invitation, and the secret that its link holds, which nothing here can tell again."""
        now, secret = now or datetime.now(UTC), secrets.randbelow(SECRETS)
        row = {"rights": _written(rights), "by": by, "until": now + OPEN_FOR}
        with self._database.write() as connection:
            connection.execute(delete(invitations).where(invitations.c.until <= now))
            made = connection.execute(invitations.insert(), {"digest": _digest(secret), **row})
            number = made.inserted_primary_key[0] if made.inserted_primary_key else 0
        return Invitation(number=number, rights=rights, by=by, until=row["until"]), secret

    def invitations(self, now: datetime | None = None) -> list[Invitation]:
        """Those that are open."""
        still = invitations.c.until > (now or datetime.now(UTC))
        with self._database.read() as connection:
            rows = connection.execute(select(invitations).where(still).order_by(invitations.c.number))
            return [_invitation(row) for row in rows.mappings()]

    def invitation(self, secret: int, now: datetime | None = None) -> Invitation | None:
        """The one that a link opens; None when it was used, was revoked or has ended."""
        with self._database.read() as connection:
            return _opened(connection, secret, now)

    def revoke(self, number: int) -> bool:
        """Close an invitation; whether it was open."""
        with self._database.write() as connection:
            return bool(
                connection.execute(delete(invitations).where(invitations.c.number == number)).rowcount
            )

    def accept(
        self,
        secret: int,
        person: int,
        name: str,
        has: Callable[[int, Rights], Rights],
        now: datetime | None = None,
    ) -> tuple[Member, Invitation] | None:
        """Give a person what an invitation promised, once; what they had before stays.

        ``has`` says what somebody has who was given these rights, for owners have all: nobody gets by an
        invitation what who made it does not have any more. None when the link opens nothing.
        """
        with self._database.write() as connection:
            invitation = _opened(connection, secret, now)
            if invitation is None:
                return None
            given = invitation.rights & has(invitation.by, rights_of(connection, invitation.by))
            if not given:
                return None
            connection.execute(delete(invitations).where(invitations.c.number == invitation.number))
            member = _joined(_of(connection, person), invitation.by, person, name, given, now)
            connection.execute(delete(staff).where(staff.c.person == person))
            row = {**member.model_dump(), "rights": _written(member.rights)}
            connection.execute(staff.insert(), row)
            return member, invitation.model_copy(update={"rights": given})


def rights_of(connection: Connection, person: int) -> Rights:
    """What a person was given."""
    written = connection.scalar(_RIGHTS, {"person": person})
    return _read(written) if written else NONE


def forget(connection: Connection, person: int) -> None:
    """Drop a person, and the invitations that they made."""
    connection.execute(delete(staff).where(staff.c.person == person))
    connection.execute(delete(invitations).where(invitations.c.by == person))


def forget_inviter(connection: Connection, person: int) -> None:
    """Drop who invited those whom a person invited."""
    connection.execute(update(staff).where(staff.c.invited_by == person).values(invited_by=None))


def _of(connection: Connection, person: int) -> Member | None:
    row = connection.execute(select(staff).where(staff.c.person == person)).mappings().first()
    return _member(row) if row else None


def _opened(connection: Connection, secret: int, now: datetime | None) -> Invitation | None:
    its = (invitations.c.digest == _digest(secret)) & (invitations.c.until > (now or datetime.now(UTC)))
    row = connection.execute(select(invitations).where(its)).mappings().first()
    return _invitation(row) if row else None


def _joined(
    before: Member | None, by: int, person: int, name: str, given: Rights, now: datetime | None
) -> Member:
    if before:
        return before.model_copy(update={"name": name, "rights": before.rights | given})
    return Member(person=person, name=name, rights=given, invited_by=by, since=now or datetime.now(UTC))


def _member(row: RowMapping) -> Member:
    return Member(**{**_dict(row), "rights": _read(row["rights"])})


def _invitation(row: RowMapping) -> Invitation:
    kept = {name: value for name, value in row.items() if name != "digest"}
    return Invitation(**{**kept, "rights": _read(row["rights"])})


def _dict(row: RowMapping) -> dict[str, Any]:
    return {str(name): value for name, value in row.items()}


def _written(rights: Rights) -> str:
    return " ".join(sorted(rights))


def _read(written: str) -> Rights:
    # A right of a later version is none here.
    return frozenset(right for right in Right if right in written.split())


def _digest(secret: int) -> str:
    return sha256(str(secret).encode()).hexdigest()

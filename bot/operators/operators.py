"""The team: each thing that changes it, in one transaction with its line in the audit log."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.errors import LiftcareError
from bot.operators.codes import digest_of, is_code, new_code
from bot.store import audit, invitations, operators, people
from bot.store.audit import Act, Entry
from bot.store.database import Database
from bot.store.invitations import Invitation
from bot.store.operators import Member

OPEN_FOR: Final = timedelta(hours=24)
"""How long an invitation can be used."""

MOST_WRONG: Final = 5
"""Wrong codes from a chat after which none is looked at for an hour."""


class LastOwner(LiftcareError):  # noqa: N818  # no fault of anybody's
    """Without this one nobody could decide about the team any more."""


@dataclass(frozen=True)
class Joined:
    """What a code led to; ``before`` is the role they had anyway, and then it wasn't used up."""

    role: Role
    before: Role | None = None


@dataclass(frozen=True)
class Log:
    """Lines of the audit log, the newest first, and those in it who are still known, by id."""

    entries: list[Entry]
    people: dict[int, Person]
    more: bool


class Operators:
    """One channel's team; ``changed`` is called after each change of it."""

    def __init__(self, database: Database, channel: str, changed: Callable[[], None]) -> None:
        self._database = database
        self._channel = channel
        self._changed = changed

    async def role(self, person: int) -> Role | None:
        """Return somebody's role by now, by their id; None for everybody outside of the team."""
        async with self._database.transaction() as connection:
            return await operators.role(connection, person)

    async def listed(self) -> list[Member]:
        """Return the team, in the order in which they came."""
        async with self._database.transaction() as connection:
            return await operators.members(connection, self._channel)

    async def grant(self, address: int, role: Role, by: Person | None, now: datetime) -> bool:
        """Give a role to whoever has this number in the messenger; False where they had it.

        ``by`` is None for the command line and the bot itself.

        Raises:
            LastOwner: it would leave nobody who decides.
        """
        sighting = people.Sighting(address, None, now)
        async with self._database.transaction() as connection:
            met = await people.meet(connection, self._channel, {address: sighting})
            person = met[address].id
            if await operators.role(connection, person) is role:
                return False
            if role is not Role.OWNER:
                await _spare_the_last(connection, person)
            await _place(connection, person, role, now)
            about = {"person": person, "role": role}
            await audit.record(connection, by.id if by else None, Act.GRANTED, about, now)
        self._changed()
        return True

    async def revoke(self, person: int, by: Person | None, now: datetime) -> bool:
        """Take somebody out of the team, and back what they invited to; False if they weren't in.

        Raises:
            LastOwner: it would leave nobody who decides.
        """
        async with self._database.transaction() as connection:
            had = await operators.role(connection, person)
            if had is None:
                return False
            await _spare_the_last(connection, person)
            await operators.remove(connection, person)
            await invitations.drop_of(connection, person)
            about = {"person": person, "role": had}
            await audit.record(connection, by.id if by else None, Act.REVOKED, about, now)
        self._changed()
        return True

    async def revoke_address(self, address: int, now: datetime) -> bool:
        """Take whoever has this number out of the team, as `revoke`, from the command line."""
        async with self._database.transaction() as connection:
            known = await people.find(connection, self._channel, [address])
        return address in known and await self.revoke(known[address].id, None, now)

    async def set_duty(self, person: Person, now: datetime, *, on: bool) -> None:
        """Keep whether alerts reach somebody from their first round on."""
        async with self._database.transaction() as connection:
            if await operators.set_duty(connection, person.id, None if on else now):
                act = Act.ON_DUTY if on else Act.OFF_DUTY
                await audit.record(connection, person.id, act, {}, now)

    async def invite(self, role: Role, by: Person, now: datetime) -> str:
        """Return a new code that gives the role to the first who uses it within 24 hours."""
        code = new_code()
        async with self._database.transaction() as connection:
            invitation = Invitation(role, by.id, now + OPEN_FOR)
            await invitations.put(connection, digest_of(code), invitation, now)
            await audit.record(connection, by.id, Act.INVITED, {"role": role}, now)
        return code

    async def redeem(self, code: str, person: Person, now: datetime) -> Joined | None:
        """Let somebody in by a code; None where it opens nothing, or `MOST_WRONG` were wrong.

        Who used it already is welcomed again: their answer may have been lost.
        """
        chat = (self._channel, person.address)
        async with self._database.transaction() as connection:
            if await invitations.wrong(connection, *chat, now) >= MOST_WRONG:
                return None
            joined = await _opened(connection, code, person, now) if is_code(code) else None
            if joined is None:
                await invitations.count_wrong(connection, *chat, now)
            else:
                await invitations.forget_wrong(connection, *chat)
        if joined is not None and joined.before is None:
            self._changed()
        return joined

    async def claimable(self, owners: Collection[int], now: datetime) -> str | None:
        """Make these the owners, or return a new code for the first one if there is none.

        An older such code opens nothing any more.
        """
        for address in owners:
            await self.grant(address, Role.OWNER, None, now)
        async with self._database.transaction() as connection:
            await invitations.drop_claims(connection)
            if await operators.has_owner(connection):
                return None
            code = new_code()
            claim = Invitation(Role.OWNER, made_by=None, expires=None)
            await invitations.put(connection, digest_of(code), claim, now)
        return code

    async def log(self, skip: int, most: int) -> Log:
        """Return lines of the audit log, after the ``skip`` newest."""
        async with self._database.transaction() as connection:
            found = await audit.newest(connection, skip, most + 1)
            ids = {entry.who for entry in found} | {entry.about.get("person") for entry in found}
            known = await people.among(connection, {one for one in ids if one is not None})
        return Log(found[:most], known, len(found) > most)


async def _opened(
    connection: AsyncConnection, code: str, person: Person, now: datetime
) -> Joined | None:
    digest = digest_of(code)
    found = await invitations.find(connection, digest)
    if found is None or (found.expires is not None and found.expires <= now):
        return None
    has = await operators.role(connection, person.id)
    if found.used_by is not None:
        return Joined(has) if found.used_by == person.id and has is not None else None
    first = found.made_by is None
    if first and await operators.has_owner(connection):
        return None
    if has is not None and has.covers(found.role):
        return Joined(has, before=has)
    await invitations.use(connection, digest, person.id, now)
    await operators.put(connection, person.id, found.role, now)
    about = {"role": found.role}
    act = Act.CLAIMED if first else Act.JOINED
    await audit.record(connection, person.id, act, about, now)
    return Joined(found.role)


async def _place(connection: AsyncConnection, person: int, role: Role, now: datetime) -> None:
    await operators.put(connection, person, role, now)
    if role is Role.OWNER:
        await invitations.drop_claims(connection)
    else:
        await invitations.drop_of(connection, person)


async def _spare_the_last(connection: AsyncConnection, person: int) -> None:
    if await operators.owners(connection) == {person}:
        raise LastOwner(
            "This is the only owner. Make somebody else an owner first, "
            "so that somebody decides who is in the team."
        )

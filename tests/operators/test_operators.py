"""Who is in the team: the first owner, invitations, removal, the log; on both databases."""

import asyncio
import json
from contextlib import suppress

import pytest
from sqlalchemy import select

from bot.conversation.visit import Person
from bot.operators import Joined, LastOwner, Operators, Role, is_code
from bot.people import People
from bot.store import tables
from bot.store.audit import Act
from bot.store.database import Database
from tests.operators.conftest import CHANNEL, Clinic

WRONG = "aaaa-bbbb-cccc-dddd"


async def test_the_first_owner_claims_the_bot_once(clinic: Clinic) -> None:
    old = await clinic.team.claimable((), clinic.clock.now())
    code = await clinic.team.claimable((), clinic.clock.now())
    assert old is not None
    assert code is not None
    assert is_code(code)
    li, wu = await clinic.meet(1), await clinic.meet(2)
    assert await clinic.team.redeem(old, li, clinic.clock.now()) is None
    assert await clinic.team.redeem(code, li, clinic.clock.now()) == Joined(Role.OWNER)
    assert await clinic.team.redeem(code, wu, clinic.clock.now()) is None
    assert await clinic.team.role(li.id) is Role.OWNER
    assert await clinic.team.role(wu.id) is None
    assert await clinic.team.claimable((), clinic.clock.now()) is None
    assert await clinic.log() == [(li.id, Act.CLAIMED)]


async def test_the_store_keeps_no_code(clinic: Clinic) -> None:
    code = await clinic.team.claimable((), clinic.clock.now())
    async with clinic.database.transaction() as connection:
        rows = (await connection.execute(select(tables.invitations))).all()
    assert len(rows) == 1
    assert str(code) not in str(rows)


async def test_a_code_is_dead_once_an_owner_came_another_way(clinic: Clinic) -> None:
    code = await clinic.team.claimable((), clinic.clock.now())
    assert code is not None
    await clinic.team.grant(1, Role.OWNER, None, clinic.clock.now())
    assert await clinic.team.redeem(code, await clinic.meet(2), clinic.clock.now()) is None


async def test_of_all_who_open_one_link_at_once_one_is_in(clinic: Clinic, address: str) -> None:
    owner = await _owner(clinic)
    code = await clinic.team.invite(Role.EDITOR, owner, clinic.clock.now())
    people = [await clinic.meet(number) for number in range(10, 15)]
    now = clinic.clock.now()
    other = Database(address)
    await other.open()
    second = Operators(other, CHANNEL, lambda: None)
    tries = [
        team.redeem(code, person, now)
        for person, team in zip(people, [clinic.team, second] * 3, strict=False)
    ]
    joined = await asyncio.gather(*tries)
    await other.close()
    assert [one for one in joined if one is not None] == [Joined(Role.EDITOR)]
    assert len(await clinic.team.listed()) == 2


async def test_an_invitation_ends_after_a_day_and_with_its_maker(clinic: Clinic) -> None:
    owner = await _owner(clinic)
    await clinic.team.grant(2, Role.OWNER, owner, clinic.clock.now())
    late = await clinic.team.invite(Role.OPERATOR, owner, clinic.clock.now())
    ann = await clinic.meet(9)
    now = clinic.clock.advance(hours=24)
    assert await clinic.team.redeem(late, ann, now) is None
    orphan = await clinic.team.invite(Role.OPERATOR, owner, now)
    await clinic.team.revoke(owner.id, None, now)
    assert await clinic.team.redeem(orphan, ann, now) is None
    assert await clinic.team.role(ann.id) is None


async def test_who_joined_is_welcomed_again_when_the_answer_was_lost(clinic: Clinic) -> None:
    code = await clinic.team.invite(Role.EDITOR, await _owner(clinic), clinic.clock.now())
    ann = await clinic.meet(9)
    now = clinic.clock.now()
    assert await clinic.team.redeem(code, ann, now) == Joined(Role.EDITOR)
    assert await clinic.team.redeem(code, ann, now) == Joined(Role.EDITOR)
    await clinic.team.revoke(ann.id, None, now)
    assert await clinic.team.redeem(code, ann, now) is None


async def test_a_link_takes_nothing_from_who_may_do_more(clinic: Clinic) -> None:
    owner = await _owner(clinic)
    now = clinic.clock.now()
    code = await clinic.team.invite(Role.EDITOR, owner, now)
    assert await clinic.team.redeem(code, owner, now) == Joined(Role.OWNER, before=Role.OWNER)
    assert await clinic.team.redeem(code, await clinic.meet(9), now) == Joined(Role.EDITOR)


async def test_after_five_wrong_codes_none_is_looked_at_for_an_hour(clinic: Clinic) -> None:
    owner = await _owner(clinic)
    ann, ben = await clinic.meet(9), await clinic.meet(10)
    for typed in ("-", WRONG, WRONG, WRONG, "5"):
        assert await clinic.team.redeem(typed, ann, clinic.clock.now()) is None
    code = await clinic.team.invite(Role.EDITOR, owner, clinic.clock.now())
    now = clinic.clock.advance(minutes=59)
    assert await clinic.team.redeem(code, ann, now) is None
    # Erasing oneself opens nothing sooner.
    await People(clinic.database).erase(ann, now)
    ann = await clinic.meet(9)
    assert await clinic.team.redeem(code, ann, now) is None
    now = clinic.clock.advance(minutes=1)
    assert await clinic.team.redeem(code, ann, now) == Joined(Role.EDITOR)
    assert await clinic.team.redeem(WRONG, ben, now) is None


async def test_the_last_owner_stays(clinic: Clinic) -> None:
    owner = await _owner(clinic)
    now = clinic.clock.now()
    with pytest.raises(LastOwner):
        await clinic.team.revoke(owner.id, owner, now)
    with pytest.raises(LastOwner):
        await clinic.team.grant(1, Role.EDITOR, owner, now)
    assert await clinic.team.role(owner.id) is Role.OWNER
    await clinic.team.grant(2, Role.OWNER, owner, now)
    assert await clinic.team.revoke(owner.id, owner, now)
    assert not await clinic.team.revoke(owner.id, owner, now)
    assert await clinic.team.claimable((), now) is None


async def test_two_owners_who_remove_each_other_at_once_leave_one(clinic: Clinic) -> None:
    one = await _owner(clinic)
    now = clinic.clock.now()
    await clinic.team.grant(2, Role.OWNER, one, now)
    two = await clinic.meet(2)

    async def removes(whom: int) -> None:
        with suppress(LastOwner):
            await clinic.team.revoke(whom, None, now)

    await asyncio.gather(removes(one.id), removes(two.id))
    assert [member.role for member in await clinic.team.listed()] == [Role.OWNER]


async def test_the_log_says_who_did_what_to_whom(clinic: Clinic) -> None:
    owner = await _owner(clinic)
    now = clinic.clock.now()
    code = await clinic.team.invite(Role.OPERATOR, owner, now)
    ann = await clinic.meet(9)
    await clinic.team.redeem(code, ann, now)
    await clinic.team.grant(9, Role.EDITOR, owner, now)
    await clinic.team.revoke(ann.id, owner, now)
    assert await clinic.log() == [
        (None, Act.GRANTED),
        (owner.id, Act.INVITED),
        (ann.id, Act.JOINED),
        (owner.id, Act.GRANTED),
        (owner.id, Act.REVOKED),
    ]
    newest = (await clinic.team.log(0, 1)).entries[0]
    assert newest.about == {"person": ann.id, "role": "editor"}
    assert (await clinic.team.log(4, 1)).more is False
    # Nothing was kept twice, and nothing that changed nothing.
    assert not await clinic.team.grant(1, Role.OWNER, None, now)
    assert len(await clinic.log()) == 5


async def test_an_erased_operator_leaves_a_number_in_the_log(clinic: Clinic) -> None:
    owner = await _owner(clinic)
    now = clinic.clock.now()
    await clinic.team.grant(9, Role.EDITOR, None, now)
    ann = await clinic.meet(9)
    people = People(clinic.database)
    kept = json.loads(await people.export(ann))
    assert kept["team"]["member"]["role"] == "editor"
    await people.erase(ann, now)
    assert [member.person.address for member in await clinic.team.listed()] == [1]
    found = await clinic.team.log(0, 9)
    ids = [(entry.who, entry.about.get("person")) for entry in found.entries]
    assert ids == [(ids[0][0], None), (None, ids[0][0]), (None, owner.id)]
    assert ids[0][0] is not None
    assert ids[0][0] < 0
    # A patient's data don't tell that there is a team, even if they got the number anew.
    assert "team" not in json.loads(await people.export(await clinic.meet(10)))


async def _owner(clinic: Clinic) -> Person:
    await clinic.team.grant(1, Role.OWNER, None, clinic.clock.now())
    return await clinic.meet(1)

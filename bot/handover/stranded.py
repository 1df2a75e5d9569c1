"""Words that reached nobody: the patient is told, and they go out again until somebody is there.

No group, no colleague who ever opened the bot: every copy fails. One conversation is tried again
now and then; once anything of it arrives, all the others follow.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.handover.messages import Bundle
from bot.handover.moving import say_again
from bot.helpdesk.hours import PromiseClock
from bot.store import conversations, copies, outbox, people
from bot.store.conversations import Conversation, Wait

SOONEST: Final = timedelta(minutes=2)
LATEST: Final = timedelta(minutes=30)
SLOWER: Final = 10
"""Whoever is away for long is tried less often: each time after a tenth of how long it is."""
_log = structlog.get_logger("handover")


async def note(connection: AsyncConnection, numbers: Iterable[int], now: datetime) -> int:
    """Tell the patients of those conversations of which something reached nobody, once each.

    The bot answers them again meanwhile. Returns how many were told.
    """
    told = 0
    for number in dict.fromkeys(numbers):
        one = await conversations.get(connection, number)
        wait = await conversations.wait_of(connection, number)
        if one is None or one.closed is not None or wait is None or wait.unreached is not None:
            continue
        person = await people.get(connection, one.person)
        if person is None or not await copies.unreached(connection, one.id, one.desk, wait.asked):
            continue
        # What comes behind it goes with it, in order, when somebody is there.
        behind = await copies.still_waiting(connection, one.id, wait.asked)
        await outbox.withdraw(connection, behind, now, "nobody")
        await keep(connection, one, wait, now)
        bundle = Bundle(one, now)
        bundle.to_patient("unreached", person, f"{wait.id}:{int(now.timestamp())}")
        await bundle.put(connection)
        told += 1
    return told


async def keep(
    connection: AsyncConnection, one: Conversation, wait: Wait | None, now: datetime
) -> None:
    """Keep that what a patient asked reached nobody; the bot answers them again."""
    await conversations.change(connection, one.id, human_until=None)
    if wait is not None:
        await conversations.change_wait(connection, wait.id, unreached=now)
    _log.error(
        "desk.nobody",
        conversation=one.id,
        meaning="what a patient asked reached nobody: set up a group with /desk, or have "
        "colleagues open the bot; it then reaches them by itself",
    )


def pause(stranded: Iterable[Wait], now: datetime) -> timedelta:
    """Return how long after one try the next one is."""
    first = min((one.unreached or now for one in stranded), default=now)
    return min(max((now - first) / SLOWER, SOONEST), LATEST)


async def has_arrived(connection: AsyncConnection, one: Conversation, wait: Wait) -> bool:
    """Tell whether somebody has all that a patient wrote since they wait."""
    if await copies.on_their_way(connection, one.id):
        return False
    return not await copies.unreached(connection, one.id, one.desk, wait.asked)


async def reached(
    connection: AsyncConnection, one: Conversation, wait: Wait, clock: PromiseClock, now: datetime
) -> None:
    """Keep that somebody has it now, tell the patient, and promise an answer anew."""
    again = {"unreached": None, "late": None, "passed_on": None}
    values = {**again, "reached": now, "promised": clock.promised(now)}
    await conversations.change_wait(connection, wait.id, **values)
    await conversations.change(connection, one.id, human_until=now + clock.desk.returns)
    person = await people.get(connection, one.person)
    if person is not None:
        bundle = Bundle(one, now)
        bundle.to_patient("reached", person, f"{wait.id}:{int(now.timestamp())}")
        await bundle.put(connection)
    _log.info("desk.reached", conversation=one.id)


async def again(
    connection: AsyncConnection, one: Conversation, wait: Wait, colleagues: list[int], now: datetime
) -> None:
    """Send what reached nobody once more, unless that is on its way, or there is still nobody."""
    if not colleagues and not await conversations.desk_chats(connection, one.channel):
        return
    if not await copies.on_their_way(connection, one.id):
        left = await copies.unreached(connection, one.id, one.desk, wait.asked)
        await say_again(connection, one, left, colleagues, now, says="kept")

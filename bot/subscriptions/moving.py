"""What counts of all that was said where the operation is on another day, or back on one.

Each round was about one day. What was said in any of them may count, so that going away and coming
back is like never having gone.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.recovery.difference import still_counts
from bot.recovery.plan import Operation, Plan
from bot.recovery.subscription import Move, Subscription
from bot.store import steps
from bot.store.steps import Mark, history_of, merged, within, without_lost
from bot.store.undelivered import never_sent


def moved_to(current: Subscription, operation: Operation) -> Subscription:
    """Return it with the operation on another day; its rounds so far keep theirs."""
    move = Move(current.round, current.operation)
    return replace(
        current,
        operation=operation,
        version=current.version + 1,
        moves=(*current.moves, move),
    )


async def counting(
    connection: AsyncConnection, moved: Subscription, plan: Plan, now: datetime
) -> tuple[Mark, ...]:
    """Return the marks with which a moved subscription goes on."""
    said = await steps.ever(connection, moved.id)
    return count(moved, plan, said, await never_sent(connection, moved.id), now)


def count(
    moved: Subscription,
    plan: Plan,
    said: Mapping[int, tuple[Mark, ...]],
    lost: Collection[tuple[str, datetime]],
    now: datetime,
) -> tuple[Mark, ...]:
    """Do so with what was ``said`` by round; ``lost`` never went out, and doesn't count."""
    after = moved.course(plan)
    kept = []
    for number, marks in said.items():
        operation = moved.operation_in(number)
        if operation is not None:
            arrived = without_lost(marks, lost)
            before = replace(after, operation=operation)
            history = still_counts(history_of(arrived), before, after, now)
            kept.append(within(arrived, history))
    return merged(kept)

"""What counts of all that was said where the operation is on another day, or back on one.

Each round was about one day. What was said in any of them may count, so that going away and coming
back is like never having gone.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.recovery.difference import still_counts
from bot.recovery.placing import step_of
from bot.recovery.plan import Kind, Operation, Plan
from bot.recovery.subscription import Move, Subscription
from bot.store import steps, subscriptions
from bot.store.steps import Mark, Marked, history_of, merged, within, without_lost
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


async def take_over(
    connection: AsyncConnection, begun: Subscription, plan: Plan, now: datetime
) -> None:
    """Have a subscription count what was said in the person's others to the same plan.

    Who ends it and begins anew is not told everything twice. A question that was left open there
    is asked anew.
    """
    kept = []
    for other in await subscriptions.others(connection, begun):
        move = Move(other.round, other.operation)
        here = replace(begun, moves=(*other.moves, move), round=other.round + 1)
        kept.append(await counting(connection, here, plan, now, of=other.id))
    asks = {step.id for step in plan.steps if step.kind is Kind.CHECKIN}
    marks = merged(kept)
    open_ = asks - {step_of(mark.key) for mark in marks if mark.done}
    said = [mark for mark in marks if step_of(mark.key) not in open_]
    await steps.keep(connection, [Marked(begun.id, begun.round, mark) for mark in said])


async def counting(
    connection: AsyncConnection,
    moved: Subscription,
    plan: Plan,
    now: datetime,
    *,
    of: int | None = None,
) -> tuple[Mark, ...]:
    """Return what counts for a moved subscription of what was said in it, or in another one."""
    number = moved.id if of is None else of
    said = await steps.ever(connection, number)
    return count(moved, plan, said, await never_sent(connection, number), now)


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

"""Looking at subscriptions: what is due is handed over, and when to look again is kept.

All of it happens in the caller's transaction: a crash leaves either everything or nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.recovery.plan import Plan
from bot.recovery.subscription import Subscription
from bot.store import outbox, people, steps, subscriptions
from bot.store.handed_over import arrivals
from bot.store.steps import Mark, Marked
from bot.store.undelivered import undelivered
from bot.subscriptions.planning import Outlook, may_repeat, outlook, recovered
from bot.subscriptions.zone_data import zone_data_version

Plans = Callable[[], Mapping[str, Plan]]
"""Gives today's plans by id."""


def digest_of(plan: Plan | None) -> str:
    """Return what a subscription was planned by; empty where there is no plan."""
    return f"{plan.version}-{zone_data_version()}" if plan is not None else ""


@dataclass(frozen=True)
class Known:
    """A subscription and its marks; ``unsure`` is what may have arrived or not, and since when."""

    subscription: Subscription
    marks: tuple[Mark, ...]
    unsure: frozenset[tuple[str, datetime]]


async def known(
    connection: AsyncConnection, found: Sequence[Subscription], now: datetime
) -> list[Known]:
    """Return what is known of each; where something was lost, that of the round that begins.

    What still waits of a round that ends is taken back, so that the next one hands it over.
    """
    marks = await steps.load(connection, [subscription.id for subscription in found])
    lost = await undelivered(connection, [subscription.person for subscription in found])

    def now_of(one: Subscription) -> Known:
        of_person = lost.get(one.person, ())
        begun, left = recovered(one, marks.get(one.id, ()), of_person, now)
        mine = f"s:{one.id}:"
        unsure = (each for each in of_person if each.unsure and each.key.startswith(mine))
        return Known(begun, left, frozenset((each.about, each.created) for each in unsure))

    ending = [one for one in found if now_of(one).subscription.round != one.round]
    for one in ending:
        await subscriptions.take_back(connection, one, now, "again")
    if ending:
        lost |= await undelivered(connection, [one.person for one in ending])
    return [now_of(one) for one in found]


async def arrived(
    connection: AsyncConnection,
    found: Sequence[tuple[Subscription, tuple[Mark, ...]]],
    plans: Mapping[str, Plan],
    now: datetime,
) -> list[dict[str, datetime | None]]:
    """Return for each what is known of arrivals, of what may be asked again, as `History` has it.

    It may have been handed over in an earlier round, under that round's name.
    """
    wanted = [
        may_repeat(one.course(plans[one.plan]), marks, now) if one.plan in plans else {}
        for one, marks in found
    ]
    names = [
        {
            (one.key_of(key, round_), at): key
            for key, at in keys.items()
            for round_ in range(1, one.round + 1)
        }
        for (one, _), keys in zip(found, wanted, strict=True)
    ]
    known = await arrivals(connection, [key for some in names for key, _ in some])
    return [{key: known[name] for name, key in some.items() if name in known} for some in names]


async def look(
    connection: AsyncConnection,
    found: Sequence[Subscription],
    plans: Mapping[str, Plan],
    now: datetime,
) -> list[Outlook]:
    """Hand over what is due for these subscriptions and keep when to look again."""
    if not found:
        return []
    who = await people.among(connection, [subscription.person for subscription in found])
    seen = []
    begins = await known(connection, found, now)
    came = await arrived(connection, [(one.subscription, one.marks) for one in begins], plans, now)
    for old, one, at in zip(found, begins, came, strict=True):
        begun, plan = one.subscription, plans.get(one.subscription.plan)
        person = who[begun.person]
        fresh = outlook(begun, plan, one.marks, person, now, unsure=one.unsure, arrived=at)
        seen.append(fresh if begun.round == old.round else fresh.carrying(one.marks))
    await _write(connection, seen, plans, now)
    return seen


async def look_with(
    connection: AsyncConnection, begun: Known, plans: Mapping[str, Plan], now: datetime
) -> Outlook:
    """Do the same for one whose new round begins with these marks."""
    one = begun.subscription
    who = (await people.among(connection, [one.person]))[one.person]
    [came] = await arrived(connection, [(one, begun.marks)], plans, now)
    plan, unsure = plans.get(one.plan), begun.unsure
    seen = outlook(one, plan, begun.marks, who, now, unsure=unsure, arrived=came)
    await _write(connection, [seen.carrying(begun.marks)], plans, now)
    return seen


async def _write(
    connection: AsyncConnection,
    results: Sequence[Outlook],
    plans: Mapping[str, Plan],
    now: datetime,
) -> None:
    """Keep what looking came to."""
    await steps.keep(
        connection,
        [
            Marked(seen.subscription.id, seen.subscription.round, mark)
            for seen in results
            for mark in seen.marks
        ],
    )
    await outbox.put(connection, [one for seen in results for one in seen.messages], now)
    await subscriptions.planned(
        connection,
        [
            subscriptions.Planned(
                seen.subscription.id,
                seen.subscription.round,
                seen.subscription.away,
                digest_of(plans.get(seen.subscription.plan)),
                seen.due,
            )
            for seen in results
        ],
    )

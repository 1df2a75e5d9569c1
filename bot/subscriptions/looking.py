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
from bot.store.steps import Mark, Marked
from bot.store.undelivered import undelivered
from bot.subscriptions.planning import Outlook, outlook, recovered
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
        await subscriptions.take_back(connection, one, now, "moved")
    if ending:
        lost |= await undelivered(connection, [one.person for one in ending])
    return [now_of(one) for one in found]


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
    for old, one in zip(found, await known(connection, found, now), strict=True):
        begun, plan = one.subscription, plans.get(one.subscription.plan)
        fresh = outlook(begun, plan, one.marks, who[begun.person], now, unsure=one.unsure)
        seen.append(fresh if begun.round == old.round else fresh.carrying(one.marks))
    await _write(connection, seen, plans, now)
    return seen


async def look_with(
    connection: AsyncConnection, begun: Known, plans: Mapping[str, Plan], now: datetime
) -> Outlook:
    """Do the same for one whose new round begins with these marks."""
    one = begun.subscription
    who = (await people.among(connection, [one.person]))[one.person]
    seen = outlook(one, plans.get(one.plan), begun.marks, who, now, unsure=begun.unsure)
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

"""What is to be done for one subscription at one moment; pure, so that nothing here can be lost."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from bot.conversation.lane import Lane
from bot.conversation.visit import Person
from bot.recovery.arithmetic import History, next_due, schedule, timetable
from bot.recovery.catching_up import CatchingUp, catch_up
from bot.recovery.course import Course
from bot.recovery.placing import DOUBT, Instant, Reason, doubt_of, step_of
from bot.recovery.plan import Kind, Plan
from bot.recovery.subscription import Subscription, name_of
from bot.recovery.walltime import instant_of, wall_of
from bot.store.outbox import NewMessage
from bot.store.steps import Mark, history_of, without
from bot.store.undelivered import Lost

INCLUDED: Final = timedelta(seconds=1)
"""The last instant of its use is one at which a message may be sent."""

APART: Final = timedelta(minutes=5)
"""Between messages that would come in the same minute; what can't wait is none of them."""

_TURNS: Final = {"welcome": 0, "step": 1, "summary": 2, "checkin": 3}
"""Which comes first of several: what is written next is the answer to a question."""

SUMMARY_HELPS: Final = timedelta(days=14)
"""How long a summary of what was missed is worth reading."""


@dataclass(frozen=True)
class Outlook:
    """What a look at a subscription comes to.

    ``marks`` are to be kept for its round, ``messages`` to be sent; ``due`` is when to look again,
    None for not before something changes.
    """

    subscription: Subscription
    marks: tuple[Mark, ...] = ()
    messages: tuple[NewMessage, ...] = ()
    due: datetime | None = None

    def carrying(self, marks: tuple[Mark, ...]) -> "Outlook":
        """Return it with what a new round takes over from the last one."""
        return replace(self, marks=(*marks, *self.marks))


def recovered(
    subscription: Subscription, marks: tuple[Mark, ...], lost: Iterable[Lost], now: datetime
) -> tuple[Subscription, tuple[Mark, ...]]:
    """Return both as if what is lost had never been handed over.

    That begins a new round, since a key is used once for ever. Nothing lost changes nothing. What
    was being sent when its round ended may expire later on: it is known by its instant.
    """
    sent_at = {mark.key: mark.sent for mark in marks}
    told_at = {mark.key: mark.told for mark in marks}
    sent: set[str] = set()
    told: set[str] = set()
    away = subscription.away
    for one in lost:
        name = name_of(one.key)
        handed = [told_at.get(name) for name in one.told] or [sent_at.get(name.about)]
        late = one.expired and one.created in handed
        if one.unsure or name.subscription != subscription.id:
            continue
        if name.round != subscription.round and not late:
            continue
        told |= set(one.told)
        sent |= set() if one.told else {name.about}
        away = away or (now if one.unreachable else None)
    if not (sent or told):
        return subscription, marks
    begun = replace(subscription, round=subscription.round + 1, away=away)
    return begun, without(marks, sent, told)


def outlook(
    subscription: Subscription,
    plan: Plan | None,
    marks: tuple[Mark, ...],
    person: Person,
    now: datetime,
    *,
    unsure: Collection[tuple[str, datetime]] = (),
    arrived: Mapping[str, datetime | None] | None = None,
) -> Outlook:
    """Decide what is sent now and when to look again.

    ``unsure`` and ``arrived`` are as `history_of` takes them.

    Nothing is planned for somebody who said stop or can't be reached, nor by a plan that is gone.
    """
    if subscription.ended or person.stopped or plan is None:
        return Outlook(subscription)
    if person.unreachable:
        return Outlook(replace(subscription, away=subscription.away or person.unreachable))
    course, history = subscription.course(plan), history_of(marks, unsure, arrived)
    found = catch_up(schedule(course, history, now), now, course.begins)
    new = tuple(_marks(found, now))
    after = history_of((*marks, *new), unsure, arrived)
    messages = [_message(subscription, course, instant, person, now) for instant in found.send]
    if summary := _summary(subscription, course, found, person, now):
        messages.append(summary)
    left = schedule(course, after, now)
    begun = replace(subscription, away=_still_away(subscription, course, messages, left, now))
    return Outlook(begun, new, tuple(_apart(messages, now)), next_due(left))


def _still_away(
    subscription: Subscription,
    course: Course,
    messages: Iterable[NewMessage],
    left: Iterable[Instant],
    now: datetime,
) -> datetime | None:
    """Return since when nothing reached them: who is back in quiet hours is welcomed after them."""
    if subscription.away is None or any(one.lane is not Lane.URGENT for one in messages):
        return None
    planned = {one.step.id: one.due for one in timetable(course)}
    waits = (Reason.QUIET in one.reasons and planned[one.step.id] <= now for one in left)
    return subscription.away if any(waits) else None


def _apart(messages: Sequence[NewMessage], now: datetime) -> Iterator[NewMessage]:
    """Yield them one after the other, but at once what can't wait or would be of no use later."""
    calm = sorted(
        (one for one in messages if one.lane is not Lane.URGENT), key=lambda one: _TURNS[one.kind]
    )
    yield from (one for one in messages if one.lane is Lane.URGENT)
    for place, one in enumerate(calm):
        turn = now + place * APART
        helps = one.expires is None or turn + APART < one.expires
        yield replace(one, turn=turn) if place and helps else one


def may_repeat(course: Course, marks: Iterable[Mark], now: datetime) -> dict[str, datetime]:
    """Return what was handed over of steps that the plan may ask again for, by key, and when."""
    sent = {mark.key: mark.sent for mark in marks if mark.sent}
    if not sent:
        return {}
    steps = {one.step.id for one in timetable(course) if one.step.again and one.helps(now)}
    return {key: at for key, at in sent.items() if step_of(key) in steps}


def upcoming(course: Course, history: History, now: datetime) -> tuple[Instant, ...]:
    """Return what is still to be sent and will help, the earliest first."""
    return tuple(instant for instant in schedule(course, history, now) if instant.helps(now))


def _marks(found: CatchingUp, now: datetime) -> Iterable[Mark]:
    for instant in found.send:
        yield Mark(instant.key, sent=now)
    for instant in (*found.also, *found.over, *found.moot):
        yield Mark(instant.key if _in_doubt(instant) else instant.step.id, told=now)


def _in_doubt(instant: Instant) -> bool:
    return Reason.UNSURE in instant.reasons


def _message(
    subscription: Subscription, course: Course, instant: Instant, person: Person, now: datetime
) -> NewMessage:
    step = instant.step
    return NewMessage(
        key=subscription.key_of(instant.key),
        channel=person.channel,
        chat=person.address,
        person=person.id,
        lane=Lane.URGENT if step.any_hour else Lane.REMINDER,
        kind="checkin" if step.kind is Kind.CHECKIN else "step",
        payload={
            "subscription": subscription.id,
            "round": subscription.round,
            "plan": subscription.plan,
            "step": step.id,
            "key": instant.key,
        },
        due=instant.due,
        expires=_expires(instant, course, now),
    )


def _expires(instant: Instant, course: Course, now: datetime) -> datetime:
    until = instant.until + INCLUDED
    return until if instant.step.any_hour else _awake(now, until, course)


def _awake(now: datetime, until: datetime, course: Course) -> datetime:
    """Return until when it may be sent: it helps, and the person's quiet hours haven't begun.

    What isn't sent by then expires, and is handed over anew after the quiet hours.
    """
    quiet = course.wishes.quiet
    if quiet is None or quiet.start == quiet.end:
        return until
    today = wall_of(now, course.zone).date()
    nights = (instant_of(today + timedelta(days=n), quiet.start, course.zone)[0] for n in range(3))
    return min(until, *(night for night in nights if night > now))


def _summary(
    subscription: Subscription, course: Course, found: CatchingUp, person: Person, now: datetime
) -> NewMessage | None:
    """Return one message of all that was missed; a question nobody asked is no news."""
    told = [one for one in found.summary if one.step.kind is not Kind.CHECKIN]
    if not told:
        return None
    steps = [one.step.id for one in told if not _in_doubt(one)]
    unsure = [one.key.removeprefix(DOUBT) for one in told if _in_doubt(one)]
    names = sorted((*steps, *map(doubt_of, unsure)))
    name = sha256(" ".join(names).encode()).hexdigest()[:12]
    return NewMessage(
        key=subscription.key_of(f"summary:{name}"),
        channel=person.channel,
        chat=person.address,
        person=person.id,
        lane=Lane.REMINDER,
        kind="welcome" if subscription.away else "summary",
        payload={
            "subscription": subscription.id,
            "round": subscription.round,
            "plan": subscription.plan,
            "steps": steps,
            **({"unsure": unsure} if unsure else {}),
        },
        due=now,
        expires=_awake(now, now + SUMMARY_HELPS, course),
    )

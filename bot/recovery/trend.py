"""Pain and swelling over the days, as a person answered; where they didn't, nothing is made up."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.recovery.checkin import Checkin
from bot.recovery.plan import Kind, Plan

PAIN: Final = tuple(f"pain-{number}" for number in range(11))
"""The answers to ``pain``: a numeric rating scale (NRS) from 0 to 10."""

SWELLING: Final = ("swelling-less", "swelling-same", "swelling-more")
"""The answers to ``swelling``, compared with the time before."""

OVER_DAYS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"pain": PAIN, "swelling": SWELLING}
)


@dataclass(frozen=True, slots=True)
class Point:
    """One check-in: its day, pain from 0 to 10, swelling 0 less, 1 the same, 2 more.

    None is "no answer".
    """

    day: int
    pain: int | None
    swelling: int | None


def points(
    plan: Plan | None,
    asked: Sequence[Checkin],
    today: int,
    before: Collection[str] = (),
) -> tuple[Point, ...]:
    """Return a point for each check-in, in the plan's order; () before the first was asked.

    ``asked`` is in the order of asking, ``today`` the day after the operation. Of a step that was
    asked in several rounds the last answers count. A check-in of an earlier day that was never
    asked is a gap like one that was never answered, but for steps that fell ``before`` somebody
    followed the plan: those were not to be asked.
    """
    if not asked:
        return ()
    latest: dict[str, Checkin] = {}
    for one in asked:
        if one.answers or one.step not in latest:
            latest[one.step] = one
    days = {one.step: one.day for one in latest.values()}
    steps = plan.steps if plan is not None else ()
    own = (step for step in steps if step.kind is Kind.CHECKIN and step.id not in before)
    slots = {step.id: step.day for step in own if step.day < today} | days
    order = {step.id: place for place, step in enumerate(steps)}
    names = sorted(slots, key=lambda name: (slots[name], order.get(name, len(order))))
    return tuple(
        Point(
            slots[name],
            _place(latest.get(name), "pain"),
            _place(latest.get(name), "swelling"),
        )
        for name in names
    )


def _place(checkin: Checkin | None, question: str) -> int | None:
    answer = checkin.answers.get(question) if checkin is not None else None
    answers = OVER_DAYS[question]
    return answers.index(answer) if answer in answers else None

"""Another date, time of day or zone: what to choose from, and what it would change."""

from collections.abc import Sequence
from datetime import date, time
from typing import Final
from zoneinfo import ZoneInfo

from bot.conversation.screen import Button, Row, Screen, plain
from bot.recovery.difference import Difference
from bot.recovery.placing import Instant
from bot.recovery.zones import zone_slug
from bot.subscriptions import Overview
from handlers import recovery_actions as do
from handlers.screens.moments import away, clock, date_of, is_far, place, when
from handlers.screens.month import grid, month_of
from handlers.screens.recovery import back, title_of
from handlers.screens.view import View, in_pairs, in_rows

_LISTED: Final = 6
TIMES: Final = (8, 9, 10, 12, 15, 18, 20, 21)
"""Hours to choose from; those that are quiet to somebody are left out."""

ZONES: Final = (
    "Asia/Shanghai",
    "Asia/Urumqi",
    "Asia/Hong_Kong",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "Australia/Sydney",
)
"""Places to choose from; ``ChangeZone`` takes any other as well."""


def choose_date(view: View, seen: Overview, shown: int) -> Screen:
    """A month's days; ``shown`` is its number (`month_of`), 0 the operation's own."""
    now = seen.subscription.operation.day
    rows = grid(view, shown or month_of(now), seen.today, do.ChangeDate, do.MoveDate)
    text = view.t("recovery-choose-date", now=date_of(view, now, seen.today))
    return Screen(text, (*rows, *back(view)))


def which_date(view: View, seen: Overview, days: Sequence[date]) -> Screen:
    """Which of the days that were meant."""
    rows: list[Row] = [
        (Button(_reading(view, seen, day), do.MoveDate(day.toordinal())),) for day in days
    ]
    other = Button(view.t("button-other-date"), do.ChangeDate(0))
    return Screen(view.t("enrol-which-day"), (*rows, (other,), *back(view)))


def _reading(view: View, seen: Overview, day: date) -> str:
    today = seen.today
    return view.t("enrol-reading", day=date_of(view, day, today), away=away(view, day, today))


def unclear_date(view: View, seen: Overview, problem: str) -> Screen:
    """Why a text gave no day, above the calendar."""
    shown = choose_date(view, seen, 0)
    return Screen(view.t("enrol-unclear", problem=problem), shown.rows)


def no_such_date(view: View) -> Screen:
    """Nobody is operated on in that year."""
    again = Button(view.t("button-change-date"), do.ChangeDate(0))
    return Screen(view.t("recovery-no-such-date"), ((again,), *back(view)))


def propose(
    view: View,
    seen: Overview,
    day: date,
    found: Difference,
    *,
    anew: bool = False,
    done: bool = False,
) -> Screen:
    """What another date would change; nothing is changed yet.

    ``anew`` in place of a question that others came after, ``done`` where the operation seemed
    to be over already.
    """
    moved = [
        view.t(
            "recovery-moved-one",
            title=_title(view, seen, comes),
            before=_when(view, seen, was),
            after=_comes(view, seen, comes),
        )
        for was, comes in found.moved
    ]
    over = {one.key: one for one in found.over}
    gone = [_fallen(view, seen, one, over.get(one.key)) for one in found.gone]
    added = [_titled(view, seen, one) for one in found.added]
    parts = [view.t("recovery-propose-anew")] if anew else []
    if done:
        parts.append(view.t("recovery-propose-over"))
    parts.append(
        view.t(
            "recovery-propose",
            day=date_of(view, day, seen.today),
            away=away(view, day, seen.today),
            far=str(is_far(day, seen.today)),
        )
    )
    if moved:
        parts.append(view.t("recovery-moves", count=len(moved), list=_listed(view, moved)))
    if gone:
        parts.append(view.t("recovery-goes", count=len(gone), list=_listed(view, gone)))
    if added:
        parts.append(view.t("recovery-comes", count=len(added), list=_listed(view, added)))
    if told := [_title(view, seen, one) for one in found.told]:
        parts.append(view.t("recovery-tells", count=len(told), list=_listed(view, told)))
    if not (moved or gone or added or told):
        parts.append(view.t("recovery-same"))
    yes = Button(view.t("button-take-date"), do.MoveDateNow(day.toordinal()), style="success")
    other = Button(view.t("button-other-date"), do.ChangeDate(month_of(day)))
    keep = Button(view.t("button-keep-date"), do.ShowRecovery())
    return Screen("\n\n".join(parts), ((yes,), (other,), view.wrong(), (keep,)))


def _listed(view: View, lines: list[str]) -> str:
    shown = [f"- {line}" for line in lines[:_LISTED]]
    if more := len(lines) - len(shown):
        shown.append(f"- {view.t('recovery-more-lines', more=more)}")
    return "\n".join(shown)


def _titled(view: View, seen: Overview, instant: Instant) -> str:
    return view.t(
        "recovery-one", title=_title(view, seen, instant), when=_comes(view, seen, instant)
    )


def _fallen(view: View, seen: Overview, was: Instant, over: Instant | None) -> str:
    """Say what falls away; where that is because its new time is past, when that was."""
    title = _title(view, seen, was)
    if over is None:
        return view.t("recovery-one", title=title, when=_when(view, seen, was))
    return view.t("recovery-over-one", title=title, when=_when(view, seen, over))


def _title(view: View, seen: Overview, instant: Instant) -> str:
    return plain(title_of(view, seen.subscription.plan, instant.step.id))


def _comes(view: View, seen: Overview, instant: Instant) -> str:
    """Return when it will really come: what is late and still helps comes at once."""
    if instant.due <= seen.now and not instant.held:
        return view.t("recovery-at-once")
    return _when(view, seen, instant)


def _when(view: View, seen: Overview, instant: Instant) -> str:
    return when(view, instant.due, seen.subscription.zone, seen.now)


def choose_time(view: View, seen: Overview, *, night: bool = False) -> Screen:
    """Times of day, and the plan's own; ``night`` after one at which nobody is written to."""
    chosen, quiet = seen.subscription.preferred, seen.subscription.quiet
    buttons = (
        Button(clock(view, time(hour)), do.PreferTime(hour * 60))
        for hour in TIMES
        if time(hour) != chosen and not (quiet and quiet.covers(time(hour)))
    )
    rows = [*in_rows(buttons, 4)]
    if chosen is not None:
        rows.append((Button(view.t("button-plan-times"), do.PreferTime(-1)),))
    now = view.t("recovery-time-plan") if chosen is None else clock(view, chosen)
    text = view.t("recovery-choose-time", now=now, night=str(night))
    return Screen(text, (*rows, *back(view)))


def choose_zone(view: View, seen: Overview, *, unknown: bool = False) -> Screen:
    """Places, each with the time it is there; ``unknown`` after one that nobody knows."""
    here = seen.subscription.zone
    buttons = [
        Button(_place(view, seen, zone), do.ChangeZone(zone_slug(zone)))
        for zone in ZONES
        if zone != here.key
    ]
    at = clock(view, seen.now.astimezone(here).time())
    where = place(view, here.key)
    text = view.t("recovery-choose-zone", place=where, time=at, unknown=str(unknown))
    return Screen(text, (*in_pairs(buttons), *back(view)))


def which_place(view: View, seen: Overview, found: Sequence[str]) -> Screen:
    """Which of the places that share a name, or of the two clocks that people go by at one."""
    rows = [(Button(_place(view, seen, one), do.ChangeZone(zone_slug(one))),) for one in found]
    return Screen(view.t("enrol-which-place"), (*rows, *back(view)))


def _place(view: View, seen: Overview, zone: str) -> str:
    at = clock(view, seen.now.astimezone(ZoneInfo(zone)).time())
    return f"{place(view, zone)} {at}"

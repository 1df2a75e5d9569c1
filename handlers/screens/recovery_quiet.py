"""My recovery: the hours in which nobody is written to, and what comes in them all the same."""

from datetime import time
from typing import Final

from bot.conversation.screen import Button, Row, Screen, plain
from bot.recovery.wishes import Quiet
from bot.subscriptions import Overview
from handlers import recovery_actions as do
from handlers.screens.moments import clock
from handlers.screens.recovery import back, title_of
from handlers.screens.view import View, in_rows

_STARTS: Final = (21, 22, 23)
_ENDS: Final = (7, 8, 9)


def choose(view: View, seen: Overview) -> Screen:
    """Hours to choose from; the present ones are left out."""
    now = seen.subscription.quiet
    offered = (Quiet(time(start), time(end)) for start in _STARTS for end in _ENDS)
    buttons = [
        Button(hours(view, quiet), do.SetQuiet(quiet.start.hour, quiet.end.hour))
        for quiet in offered
        if quiet != now
    ]
    rows: list[Row] = [*in_rows(buttons, len(_ENDS))]
    if now is not None:
        rows.append((Button(view.t("button-no-quiet"), do.SetQuiet(0, 0)),))
    text = view.t("recovery-choose-quiet", now=_now(view, now), urgent=_urgent(view, seen))
    return Screen(text, (*rows, *back(view)))


def taken(view: View, seen: Overview) -> str:
    """Return that they hold from now on; also where somebody's own time of day is within them."""
    quiet, preferred = seen.subscription.quiet, seen.subscription.preferred
    words = view.t("recovery-quiet-taken", now=_now(view, quiet), urgent=_urgent(view, seen))
    if quiet is None or preferred is None or not quiet.covers(preferred):
        return words
    within = view.t("recovery-quiet-preferred", time=clock(view, preferred))
    return f"{words}\n\n{within}"


def hours(view: View, quiet: Quiet) -> str:
    """Return from when to when."""
    start, end = clock(view, quiet.start), clock(view, quiet.end)
    return view.t("recovery-quiet-hours", start=start, end=end)


def _now(view: View, quiet: Quiet | None) -> str:
    return hours(view, quiet) if quiet is not None else "none"


def _urgent(view: View, seen: Overview) -> str:
    """Return what may come in quiet hours, "none" where nothing does."""
    steps = seen.course.plan.steps if seen.course is not None else ()
    titles = [
        plain(title_of(view, seen.subscription.plan, step.id)) for step in steps if step.any_hour
    ]
    return view.t("recovery-separator").join(titles) or "none"

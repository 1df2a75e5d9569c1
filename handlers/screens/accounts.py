"""What a line of somebody's ledger says, in words for them or for their clinic."""

from dataclasses import dataclass

from bot.conversation.screen import plain
from bot.subscriptions import Accounted, Overview
from handlers.screens.moments import clock, when
from handlers.screens.recovery import title_of
from handlers.screens.view import View


@dataclass(frozen=True)
class Line:
    """When a message was due, what it was, what became of it and when; "" where it didn't come."""

    when: str
    title: str
    fate: str
    at: str


def line(view: View, seen: Overview, one: Accounted) -> Line:
    """Return the parts of a line."""
    zone, now = seen.subscription.zone, seen.now
    title = title_of(view, one.plan, one.step) if one.step else view.t("ledger-summary")
    at = ""
    if one.at is not None:
        wall, due = one.at.astimezone(zone), one.due.astimezone(zone)
        same = wall.date() == due.date()
        at = clock(view, wall.time()) if same else when(view, one.at, zone, now)
    return Line(when(view, one.due, zone, now), plain(title), one.fate.value, at)

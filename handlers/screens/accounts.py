"""A line of what became of somebody's messages."""

from bot.conversation.screen import plain
from bot.subscriptions import Accounted, Overview
from handlers.screens.moments import clock, when
from handlers.screens.recovery import title_of
from handlers.screens.view import View


def line(view: View, seen: Overview, one: Accounted, words: str) -> str:
    """Return when it was due, what it was and what became of it; ``words`` are the reader's own."""
    zone, now = seen.subscription.zone, seen.now
    title = title_of(view, one.plan, one.step) if one.step else view.t("ledger-summary")
    at = ""
    if one.at is not None:
        wall, due = one.at.astimezone(zone), one.due.astimezone(zone)
        same = wall.date() == due.date()
        at = clock(view, wall.time()) if same else when(view, one.at, zone, now)
    return view.t(
        f"{words}-line",
        when=when(view, one.due, zone, now),
        title=plain(title),
        fate=view.t(f"{words}-fate", fate=one.fate.value, at=at),
    )

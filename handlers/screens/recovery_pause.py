"""My recovery: what a pause stops and until when, asked before and told while it lasts."""

from datetime import datetime

from bot.conversation.screen import Button, Screen
from bot.recovery.wishes import Pause
from bot.subscriptions import Overview
from handlers import recovery_actions as do
from handlers.screens.moments import when
from handlers.screens.view import View


def choose(view: View, seen: Overview, days: int, end: datetime | None, asked: int) -> Screen:
    """Shall the check-ins, so many as were ``asked`` until then, go on in the pause?"""
    text = view.t("recovery-pause", until=_end(view, seen, end), count=asked)
    rows = (
        (Button(view.t("button-pause-reminders"), do.PauseReminders(days)),),
        (Button(view.t("button-pause-all"), do.PauseAll(days)),),
        view.wrong(),
        (Button(view.t("button-pause-not"), do.ShowRecovery()), *view.home()),
    )
    return Screen(text, rows)


def status(view: View, seen: Overview, pause: Pause) -> str:
    """Return what a pause stops, and until when."""
    until = _end(view, seen, pause.end)
    return view.t("recovery-paused", until=until, asks=str(pause.asks))


def _end(view: View, seen: Overview, end: datetime | None) -> str:
    return when(view, end, seen.subscription.zone, seen.now) if end is not None else "none"

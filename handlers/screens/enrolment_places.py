"""Subscribing: by which place's clocks messages come."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.conversation.screen import Button, Screen
from bot.recovery.zones import zone_slug
from handlers import enrolment_actions as do
from handlers.enrolment_draft import Draft
from handlers.screens.enrolment import ways
from handlers.screens.moments import clock, place
from handlers.screens.recovery_changes import ZONES
from handlers.screens.view import View, in_pairs


def zone(view: View, draft: Draft, now: datetime, *, unknown: bool = False) -> Screen:
    """By which place's clocks; the clinic's comes first, with the time it is there."""
    clinic = view.library.clinic(view.lang).zone.key
    here, at = place(view, clinic), _time(view, clinic, now)
    yes = Button(
        view.t("button-zone-here", place=here, time=at),
        do.PickZone(zone_slug(clinic)),
        style="primary",
    )
    others = _buttons(view, (one for one in ZONES if one != clinic), now)
    text = view.t("enrol-zone", place=here, time=at, unknown=str(unknown))
    return Screen(text, ((yes,), *in_pairs(others), *ways(view, draft, "zone")))


def which(view: View, found: Iterable[str], now: datetime) -> Screen:
    """Which of the places that share a name, or of the two clocks that people go by at one."""
    rows = [(button,) for button in _buttons(view, found, now)]
    back = Button(view.t("button-back"), do.Ask("zone"))
    return Screen(view.t("enrol-which-place"), (*rows, view.wrong(), (back, *view.home())))


def _buttons(view: View, zones: Iterable[str], now: datetime) -> list[Button]:
    return [
        Button(f"{place(view, one)} {_time(view, one, now)}", do.PickZone(zone_slug(one)))
        for one in zones
    ]


def _time(view: View, zone: str, now: datetime) -> str:
    return clock(view, now.astimezone(ZoneInfo(zone)).time())

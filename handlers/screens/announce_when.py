"""When an announcement goes out, said so that nobody takes one day for another."""

from datetime import datetime

from handlers.screens.moments import clock, date_of
from handlers.screens.view import View


def exactly(view: View, at: datetime, now: datetime) -> str:
    """Return weekday, date and time by the clinic's clocks; ``now`` only decides on the year."""
    zone = view.library.clinic(view.lang).zone
    wall = at.astimezone(zone)
    day = date_of(view, wall.date(), now.astimezone(zone).date())
    return view.t("moment-day", day=day, time=clock(view, wall.time()))

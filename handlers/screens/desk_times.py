"""Until when a human answers, said by the clinic's clock; and what to do if it can't wait."""

from datetime import datetime

from bot.helpdesk.hours import PromiseClock
from handlers.screens.moments import clock, when
from handlers.screens.view import View


def promise(view: View, promised: datetime | None, now: datetime) -> str:
    """Return until when somebody answers, and out of hours when the desk opens."""
    clinic = view.library.clinic(view.lang)
    hours = PromiseClock(clinic.desk, clinic.zone)
    opens = hours.opens(now)
    if promised is None or opens is None:
        return view.t("desk-closed-long", phone=clinic.phone, emergency=clinic.emergency)
    by = _by(view, promised, now)
    if opens <= now:
        return view.t("desk-answers-by", by=by)
    return view.t(
        "desk-opens",
        opens=when(view, opens, clinic.zone, now),
        by=by,
        phone=clinic.phone,
        emergency=clinic.emergency,
    )


def opening(view: View, now: datetime) -> str:
    """Return when the desk opens next, "" while it is open or closed for long."""
    clinic = view.library.clinic(view.lang)
    opens = PromiseClock(clinic.desk, clinic.zone).opens(now)
    return when(view, opens, clinic.zone, now) if opens is not None and opens > now else ""


def _by(view: View, promised: datetime, now: datetime) -> str:
    zone = view.library.clinic(view.lang).zone
    wall = promised.astimezone(zone)
    if wall.date() == now.astimezone(zone).date():
        return clock(view, wall.time())
    return when(view, promised, zone, now)

"""The plan's visits as a calendar file (RFC 5545)."""

from datetime import UTC, timedelta

from bot.conversation.screen import Attachment, Screen
from bot.recovery.plan import Kind
from bot.subscriptions import Overview
from handlers.screens.recovery import mine, title_of
from handlers.screens.view import View


def calendar(view: View, seen: Overview) -> Screen:
    """The file, and what to do with it."""
    text = view.t("calendar-file")
    file = Attachment("liftcare.ics", visits(view, seen), text)
    return Screen(text, ((mine(view), *view.home()),), attachment=file, fresh=True)


def visits(view: View, seen: Overview) -> bytes:
    """Return the operation and the visits, each on its day: their hours are the clinic's to tell.

    Names are stable and versions count up (RFC 5545, 3.8.4.7 and 3.8.7.4), so that importing the
    file again moves what moved.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415  # 0.03 s at the start, seldom needed

    clinic, subscription = view.library.clinic(view.lang), seen.subscription
    file = Calendar()
    file.add("prodid", "-//Liftcare//Liftcare//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", view.t("calendar-name"))
    days = [("operation", 0, view.t("timeline-operation"))]
    days += [
        (one.step.id, one.step.day, title_of(view, subscription.plan, one.step.id))
        for one in seen.timetable
        if one.step.kind is Kind.VISIT
    ]
    for name, offset, title in days:
        day = subscription.operation.day + timedelta(days=offset)
        event = Event()
        event.add("uid", f"{subscription.id}-{name}@liftcare")
        event.add("sequence", subscription.version)
        event.add("dtstamp", seen.now.astimezone(UTC))
        event.add("summary", title)
        event.add("description", view.t("calendar-note", phone=clinic.phone))
        event.add("location", clinic.address)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        file.add_component(event)
    written: bytes = file.to_ical()
    return written

"""What goes out of alerts: to the team until one of them takes it, to the patient what became."""

from datetime import datetime

from bot.alerts import Alert, AlertKind, Seen
from bot.conversation.screen import Push
from bot.delivery import Claimed, Composed, Composer
from handlers import abroad
from handlers.screens import alerts as screens
from handlers.screens.view import View
from handlers.services import Services


async def reading(s: Services, chat: int) -> View:
    """Return the content as a chat of the team reads it; a group in the first language."""
    reader = await s.checkins.reader(chat)
    return s.view_of(reader) if reader is not None else s.view(s.shelf.current.languages[0])


async def body(s: Services, view: View, seen: Seen) -> str | None:
    """Return what an alert is about, as the team reads it; None where nothing is kept of it."""
    alert = seen.alert
    if alert.kind is AlertKind.DRILL:
        return screens.drill(view, alert.what)
    words = alert.words or ""
    if alert.kind is AlertKind.CHECKIN and alert.checkin is not None:
        asked = await s.checkins.patient(alert.checkin)
        if asked is None:
            return None
        contact = s.contact(asked[0])
        return screens.red_flag(view, asked[1], alert.what, words=words, contact=contact)
    if (
        alert.person is None
        or (of := await s.checkins.whose(alert.person, alert.raised_at)) is None
    ):
        return None
    person, day = of
    contact = s.contact(person)
    return screens.alarm(view, person.id, day, alert.dangers, words=words, contact=contact)


async def level_of(s: Services, view: View, alert: Alert) -> str:
    """Return whose number comes first, the one that its patient was told before."""
    if alert.checkin is None:
        return screens.level_of_words(view, alert.dangers)
    asked = await s.checkins.patient(alert.checkin)
    return screens.level_of(view, asked[1], alert.what) if asked else screens.EMERGENCY


class AlertMessages:
    """Composes all messages of alerts when they are sent; their payload has ``alert``."""

    def __init__(self, services: Services) -> None:
        self._s = services

    @property
    def composers(self) -> dict[str, Composer]:
        """Who writes each kind of message."""
        return {
            "alert": self.copy,
            "alert-over": self.over,
            "alert-seen": self.patient,
            "alert-open": self.patient,
            "alert-nobody": self.patient,
            "alert-left": self.patient,
            "alert-ended": self.patient,
            "drill": self.drill,
        }

    async def copy(self, claimed: Claimed, now: datetime) -> Composed | None:
        """Return the copy of a round; None where it is over meanwhile."""
        seen = await self._s.alerts.find(claimed.payload["alert"])
        if seen is None or not seen.alert.open:
            return None
        view = await reading(self._s, claimed.chat)
        text = await body(self._s, view, seen)
        if text is None:
            return None
        asked = claimed.payload
        more = asked.get("more", False)
        number = asked.get("asked", asked["round"])  # rounds of before have no "asked"
        group = await self._s.checkins.reader(claimed.chat) is None
        shown = screens.copy(view, text, seen.alert, number, now, more=more, group=group)
        return Composed.of(shown, view.lang)

    async def over(self, claimed: Claimed, now: datetime) -> Composed | None:
        """Return what takes a copy's place when it is over."""
        seen = await self._s.alerts.find(claimed.payload["alert"])
        if seen is None:
            return None
        view = await reading(self._s, claimed.chat)
        text = await body(self._s, view, seen)
        if text is None:
            return None
        reader = await self._s.checkins.reader(claimed.chat)
        mine = reader is not None and reader.id == seen.alert.taken_by
        shown = screens.over(view, text, seen, now, mine=mine)
        return Composed(Push(shown, claimed.message), view.lang)

    async def patient(self, claimed: Claimed, now: datetime) -> Composed | None:  # noqa: ARG002  # composers are told the time
        """Tell a patient what became of it; that nobody answers only while that is so."""
        seen = await self._s.alerts.find(claimed.payload["alert"])
        if seen is None or seen.person is None:
            return None
        if claimed.kind != "alert-seen" and not seen.alert.open:
            return None
        view = self._s.view_of(seen.person)
        level = await level_of(self._s, view, seen.alert)
        shown = screens.patient(view, claimed.kind, level)
        return Composed.of(await abroad.said(shown, seen.person, view, self._s), view.lang)

    async def drill(self, claimed: Claimed, now: datetime) -> Composed | None:  # noqa: ARG002  # composers are told the time
        """Tell an owner how a drill ended."""
        seen = await self._s.alerts.find(claimed.payload["alert"])
        if seen is None:
            return None
        view = await reading(self._s, claimed.chat)
        return Composed.of(screens.report(view, seen.alert), view.lang)

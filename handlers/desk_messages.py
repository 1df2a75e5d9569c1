"""What goes to the desk, and from it to patients: copies as they are, and words around them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.conversation.port import Reason
from bot.conversation.screen import Copies, Pin, Push, React, Screen, Topic
from bot.delivery import Claimed, Composed, Composer, Made, NotYet
from bot.handover import Place, card_key
from bot.mailing.audience import phase_of
from bot.recovery.triage import Level
from bot.recovery.walltime import wall_of
from handlers.alert_messages import reading
from handlers.desk_assign import called
from handlers.screens import answers, desk_assign, helpdesk
from handlers.screens import desk as screens
from handlers.screens.moments import date_of
from handlers.screens.view import View
from handlers.services import Services
from handlers.talking import hours

_SOON: Final = 1.5
"""Seconds: longer than others to the same chat wait, so that what has to come first does."""
_NOTHING: Final = Screen("")


def _named(level: Level) -> str:
    """Return what a check-in calls for, as the wording names it."""
    if level.red:
        return "red"
    return "today" if level.for_team else "noted"


class DeskMessages:
    """Composes the kinds of `bot.handover.messages` when they are sent."""

    def __init__(self, services: Services) -> None:
        self._s = services

    @property
    def composers(self) -> dict[str, Composer]:
        """Who writes each kind of message."""
        return {
            "desk-topic": self._in_order(self._topic, topic=True),
            "desk-card": self._in_order(self._head),
            "desk-pin": self._in_order(self._pin),
            "desk-copy": self._in_order(self._copy),
            "desk-note": self._in_order(self._note),
            "desk-told": self._in_order(self._told),
            "desk-fresh": self._in_order(self._fresh),
            "desk-shut": self._in_order(self._shut),
            "desk-react": self._in_order(self._react),
            "desk-gone": self._gone,
            "desk-lost": self._lost,
        }

    def _in_order(
        self,
        compose: Callable[[Claimed, Place, datetime], Awaitable[Push | None]],
        *,
        topic: bool = False,
    ) -> Composer:
        """Return what composes a message once everything before it has arrived."""

        async def composer(claimed: Claimed, now: datetime) -> Made:
            number = claimed.payload["conversation"]
            lost = claimed.reason == Reason.NO_THREAD
            place = await self._s.handover.place(claimed.key, number, claimed.chat, now, lost=lost)
            if place is None:
                return None
            if place.waits and not topic:
                return NotYet(_SOON, mended=place.reopened)
            push = await compose(claimed, place, now)
            if push is None:
                return None
            theirs = claimed.chat == place.person.address
            view = self._s.view_of(place.person) if theirs else await reading(self._s, claimed.chat)
            return Composed(push, view.lang)

        return composer

    async def _topic(self, claimed: Claimed, place: Place, now: datetime) -> Push | None:
        view = await reading(self._s, claimed.chat)
        if claimed.unsure:
            await self._s.handover.doubt_topic(place.conversation, now)
        return Push(
            _NOTHING,
            does=Topic("open", screens.title(view, place.conversation, await self._name(place))),
        )

    async def _card(self, claimed: Claimed, place: Place, now: datetime) -> Push:
        view = await reading(self._s, claimed.chat)
        facts = await self._facts(view, place, now)
        group, named = place.thread is not None, hours(self._s).desk.names
        contact = self._s.contact(place.person) if named else ""
        name = await self._name(place)
        screen = screens.card(view, place.conversation, facts, name, contact, group=group)
        return Push(screen, thread=place.thread)

    async def _head(self, claimed: Claimed, place: Place, now: datetime) -> Push | None:
        """Return a card; none where its topic came to nothing, and another one has its own."""
        if place.thread is not None and claimed.key != card_key(place.conversation):
            return None
        return await self._card(claimed, place, now)

    async def _fresh(self, claimed: Claimed, place: Place, now: datetime) -> Push | None:
        card = await self._s.handover.sent_as(claimed.payload["card"])
        if card is None:
            return None
        return replace(await self._card(claimed, place, now), message=card)

    async def _name(self, place: Place) -> str:
        """Return what a patient calls themselves, "" where the clinic wants pseudonyms."""
        return await self._s.name_of(place.person) if hours(self._s).desk.names else ""

    async def _shut(self, claimed: Claimed, place: Place, now: datetime) -> Push:  # noqa: ARG002
        return Push(_NOTHING, thread=place.thread, does=Topic(claimed.payload["does"]))

    async def _react(self, claimed: Claimed, place: Place, now: datetime) -> Push | None:  # noqa: ARG002
        asked = claimed.payload
        there = await self._s.handover.arrived_as(asked["chat"], asked["message"], claimed.chat)
        return Push(_NOTHING, does=React(there, asked["emoji"])) if there is not None else None

    async def _facts(self, view: View, place: Place, now: datetime) -> list[str]:
        """Return what the desk may know of a patient, a line each."""
        theirs = self._s.view_of(place.person).lang
        followed = await self._s.checkins.whose(place.person.id, now)
        day = followed[1] if followed is not None else None
        agreed = await self._s.subscriptions.agreed(place.person)
        phase = phase_of(day).name.lower() if day is not None else "none"
        flagged = await self._s.alerts.untaken_of(place.person.id, now)
        return [
            *([view.t("desk-fact-flag")] if flagged else []),
            view.t("desk-fact-language", language=theirs),
            view.t("desk-fact-day", phase=phase, days=abs(day or 0)),
            await self._checkin(view, place, now),
            view.t("desk-fact-consent", agreed="yes" if agreed else "no"),
        ]

    async def _checkin(self, view: View, place: Place, now: datetime) -> str:
        """Tell of the last check-in by its date: which day that was depends on the operation's.

        One that is not answered yet says nothing, and hides no red flag before it.
        """
        course = await self._s.checkins.course(place.person)
        answered = (
            [(one, one.level) for one in course[1] if one.level is not None] if course else []
        )
        if course is None or not answered:
            return view.t("desk-fact-checkin", level="none", day="")
        (last, highest), triage = answered[-1], view.library.triage
        known = all(triage.find(answer) for answer in last.answers.values())
        stands = triage.level(last.answers, last.day) if known else highest
        asked, today = (wall_of(at, course[0].zone).date() for at in (last.asked, now))
        return view.t(
            "desk-fact-checkin",
            level="back" if highest.red and not stands.red else _named(stands),
            day=date_of(view, asked, today),
        )

    async def _pin(self, claimed: Claimed, place: Place, now: datetime) -> Push | None:  # noqa: ARG002
        card = await self._s.handover.sent_as(claimed.payload["card"])
        return Push(_NOTHING, does=Pin(card)) if card is not None else None

    async def _copy(self, claimed: Claimed, place: Place, now: datetime) -> Push:  # noqa: ARG002
        asked = claimed.payload
        reply = None
        if asked["reply"] is not None:
            find = self._s.handover.arrived_as
            reply = await find(asked["chat"], asked["reply"], claimed.chat)
        copies = Copies(asked["chat"], tuple(asked["messages"]), reply)
        return Push(_NOTHING, thread=place.thread, does=copies)

    async def _note(self, claimed: Claimed, place: Place, now: datetime) -> Push | None:
        view = await reading(self._s, claimed.chat)
        asked = claimed.payload
        if asked["what"] == "flag":
            seen = await self._s.alerts.find(asked["alert"])
            if seen is None or not seen.alert.open:
                return None
            return Push(screens.flag(view, seen.alert), thread=place.thread)
        waited = now - datetime.fromisoformat(asked["asked"]) if "asked" in asked else None
        by = asked.get("by")
        who = await called(self._s, view, by) if by is not None else ""
        what, why = asked["what"], asked.get("why", "")
        screen = screens.note(view, place.person.id, what, why, waited=waited, who=who)
        if what == "assigned" and by is not None:
            topic = await self._s.handover.topic(place.conversation)
            link = self._s.topic(*topic) if topic is not None else ""
            screen = desk_assign.given(view, screen.text, place.conversation, by, link)
        return Push(screen, thread=place.thread)

    async def _told(self, claimed: Claimed, place: Place, now: datetime) -> Push | None:
        view, asked = self._s.view_of(place.person), claimed.payload
        if asked["what"] == "in-line" and not await self._s.handover.on_their_way(
            place.conversation.id
        ):
            return None
        if asked["what"] == "answer":
            if not view.library.has_answer(asked["answer"]):
                return None
            return Push(answers.answer(view, view.answer(asked["answer"]), results=False))
        role = await self._role(view, asked["by"]) if asked["what"] == "who" else ""
        return Push(helpdesk.told(view, asked["what"], role, now))

    async def _gone(self, claimed: Claimed, now: datetime) -> Made:  # noqa: ARG002  # composers are told the time
        view, asked = await reading(self._s, claimed.chat), claimed.payload
        screen = screens.erased(view, asked["number"])
        return Composed(Push(screen, thread=asked["thread"]), view.lang)

    async def _lost(self, claimed: Claimed, now: datetime) -> Made:  # noqa: ARG002  # composers are told the time
        view = await reading(self._s, claimed.chat)
        return Composed(Push(screens.lost(view)), view.lang)

    async def _role(self, view: View, person: int) -> str:
        """Return the role of who writes, as the patient is told; a name is never told."""
        desk = view.library.clinic(view.lang).desk
        role = await self._s.operators.role(person) if desk.roles else None
        return helpdesk.sign(view, role, desk.signs) if role is not None else ""

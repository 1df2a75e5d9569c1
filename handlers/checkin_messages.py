"""What goes out of check-ins unasked: the questions to a patient, alerts to the team."""

from datetime import datetime
from typing import Final

from bot.checkins import Shown
from bot.delivery import Claimed, Composed, Composer
from bot.recovery.plan import Step
from handlers.awaiting import AWAITED, Awaited
from handlers.screens import alerts
from handlers.screens import checkin as screens
from handlers.screens.view import View
from handlers.services import Services

_SHOWN: Final = Shown(AWAITED, Awaited.CHECKIN)


class CheckinMessages:
    """Composes messages of the kinds ``checkin`` and ``alert`` when they are sent."""

    def __init__(self, services: Services) -> None:
        self._s = services

    @property
    def composers(self) -> dict[str, Composer]:
        """Who writes each kind of message."""
        return {"checkin": self.checkin, "alert": self.alert, "alarm": self.alarm}

    async def checkin(self, claimed: Claimed, now: datetime) -> Composed | None:
        """Return the plan's words with the first question that is still open.

        The payload has ``subscription``, ``round``, ``plan``, ``step`` and ``key``. None where it
        was answered meanwhile, or the plan no longer has it.
        """
        asked = claimed.payload
        step = self._step(asked["plan"], asked["step"])
        if step is None:
            return None
        found = await self._s.checkins.ask(
            asked["subscription"], asked["round"], step, asked["key"], now, shown=_SHOWN
        )
        if found is None:
            return None
        person, checkin = found
        view = self._s.view_of(person)
        words = view.library.plan_text(asked["plan"], view.lang).steps[step.id]
        lead = screens.asked_again(view, checkin, words.text)
        return Composed.of(screens.here(view, checkin, lead=lead), view.lang)

    async def alert(self, claimed: Claimed, now: datetime) -> Composed | None:  # noqa: ARG002  # composers are told the time
        """Return what the team is told: whom, of which day, which answer or none.

        None where nothing is kept of the person any more, or the silence is over.
        """
        found = await self._s.checkins.patient(claimed.payload["checkin"])
        if found is None:
            return None
        person, checkin = found
        answer = claimed.payload["answer"]
        if answer is None and checkin.closed:
            return None
        view = await self._reading(claimed.chat)
        contact = self._s.contact(person)
        if answer is None:
            return Composed.of(alerts.silence(view, checkin, contact), view.lang)
        return Composed.of(alerts.answered(view, checkin, answer, contact), view.lang)

    async def alarm(self, claimed: Claimed, now: datetime) -> Composed | None:
        """Return what the team is told of somebody who wrote of a danger; None if they are gone."""
        asked = claimed.payload
        found = await self._s.checkins.whose(asked["person"], now)
        if found is None:
            return None
        person, day = found
        view = await self._reading(claimed.chat)
        contact = self._s.contact(person)
        return Composed.of(alerts.alarm(view, person.id, day, asked["answer"], contact), view.lang)

    async def _reading(self, chat: int) -> View:
        """Return the content as a chat of the team reads it; a group in the first language."""
        reader = await self._s.checkins.reader(chat)
        first = self._s.shelf.current.languages[0]
        return self._s.view_of(reader) if reader is not None else self._s.view(first)

    def _step(self, plan: str, step: str) -> Step | None:
        library = self._s.shelf.current
        steps = library.plan(plan).steps if plan in library.plan_ids else ()
        return next((one for one in steps if one.id == step), None)

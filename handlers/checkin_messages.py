"""What goes out of check-ins unasked: the questions to a patient, silence to the team."""

from datetime import datetime
from typing import Final

from bot.checkins import Shown
from bot.delivery import Claimed, Composed, Composer
from bot.recovery.plan import Step
from handlers.alert_messages import reading
from handlers.awaiting import AWAITED, Awaited
from handlers.screens import alerts
from handlers.screens import checkin as screens
from handlers.services import Services

_SHOWN: Final = Shown(AWAITED, Awaited.CHECKIN)


class CheckinMessages:
    """Composes messages of the kinds ``checkin`` and ``silence`` when they are sent."""

    def __init__(self, services: Services) -> None:
        self._s = services

    @property
    def composers(self) -> dict[str, Composer]:
        """Who writes each kind of message."""
        return {"checkin": self.checkin, "silence": self.silence, "contact": self.contact}

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

    async def silence(self, claimed: Claimed, now: datetime) -> Composed | None:  # noqa: ARG002  # composers are told the time
        """Return what the team is told of a check-in that nobody answered.

        None where nothing is kept of the person any more, or the silence is over.
        """
        found = await self._s.checkins.patient(claimed.payload["checkin"])
        if found is None or found[1].closed:
            return None
        person, checkin = found
        view = await reading(self._s, claimed.chat)
        return Composed.of(alerts.silence(view, checkin, self._s.contact(person)), view.lang)

    async def contact(self, claimed: Claimed, now: datetime) -> Composed | None:  # noqa: ARG002  # composers are told the time
        """Return what the team is told of an answer that calls for it, but is no red flag."""
        found = await self._s.checkins.patient(claimed.payload["checkin"])
        if found is None:
            return None
        person, checkin = found
        view = await reading(self._s, claimed.chat)
        contact, answer = self._s.contact(person), claimed.payload["answer"]
        return Composed.of(alerts.in_touch(view, checkin, answer, contact), view.lang)

    def _step(self, plan: str, step: str) -> Step | None:
        library = self._s.shelf.current
        steps = library.plan(plan).steps if plan in library.plan_ids else ()
        return next((one for one in steps if one.id == step), None)

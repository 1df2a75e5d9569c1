"""What somebody writes on after a danger: the team reads it, and whom to call is said once more.

A search would answer it with whatever has the same words, in the middle of an emergency.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.alerts import Alert, AlertKind
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import Answer, Hit
from handlers import abroad, alarms
from handlers.alert_messages import level_of
from handlers.asked import take_question
from handlers.chatter import meant
from handlers.screens import alarms as screens
from handlers.screens.search import button
from handlers.screens.view import View
from handlers.services import Services
from handlers.talking import hours

_SAID_AGAIN: Final = timedelta(minutes=2)
_SAID: Final = "said-after-alarm"
_SHOWN: Final = 2
_DOES: Final = frozenset({"stop", "language", "home", "thanks"})
"""Small talk that is met as always, because of what it does, or as it asks nothing."""

_ASKS: Final = frozenset({"greeting", "who", "signs", "upset"})
"""Small talk that wants to know whether anybody is there."""


async def passed_on(visit: Visit, hits: Sequence[Hit], s: Services) -> Screen | None:
    """Hand words to the team that follow a danger, also pictures; None where none was told of."""
    alert = await _followed(visit, hits, s)
    if alert is None:
        return None
    if visit.passed_on:
        return await _after(visit, alert, _passed(alert), hits, s)
    if not hours(s).desk.words:
        return await _after(visit, alert, "no", hits, s)
    asked = await s.handover.ask(visit.who, take_question(visit), hours(s), visit.now)
    await s.handover.hurry(asked.conversation)
    await alarms.flag(visit, s)
    return await _after(visit, alert, "nobody" if asked.nobody else _passed(alert), hits, s)


async def still(visit: Visit, hits: Sequence[Hit], s: Services) -> Screen | None:
    """Say whom to call to who writes on while nobody of the team has answered.

    That isn't said at each message, but always to who asks whether anybody is there.
    """
    alert = await _followed(visit, hits, s)
    said = visit.dialog.get(_SAID)
    again = isinstance(said, str) and visit.now - datetime.fromisoformat(said) < _SAID_AGAIN
    asks = meant(s.view(visit.lang), visit.event.text) in _ASKS
    if alert is None or (again and not asks):
        return None
    return await _after(visit, alert, _passed(alert), hits, s)


async def _followed(visit: Visit, hits: Sequence[Hit], s: Services) -> Alert | None:
    """Return the danger that words belong to; none where they are small talk that does something.

    So are those that surely ask for what the bot does with a tap, such as its other language.
    """
    view, best = s.view(visit.lang), hits[:1]
    if visit.person is None or meant(view, visit.event.text) in _DOES:
        return None
    if any(hit.sure and hit.kind == "answer" and view.answer(hit.id).do for hit in best):
        return None
    return await s.alerts.last_of(visit.who.id, visit.now - alarms.FOLLOWS)


async def _after(
    visit: Visit, alert: Alert, passed: str, hits: Sequence[Hit], s: Services
) -> Screen:
    view = s.view(visit.lang)
    visit.dialog.put(_SAID, visit.now.isoformat())
    level = await level_of(s, view, alert)
    found = alarms.harmless(view, visit.event.text, hits)
    further = [button(view, hit) for hit in found if hit.sure or hit.likely][:_SHOWN]
    shown = screens.after(view, level, _of_life(view, alert), passed=passed, further=further)
    return await abroad.said(shown, visit.person, view, s)


def _passed(alert: Alert) -> str:
    """Return what a patient may be told of the team: not that it reads, where nobody answered."""
    return "nobody" if alert.open and alert.told_patient_at is not None else "yes"


def _of_life(view: View, alert: Alert) -> Answer | None:
    """Return the answer to a wish to die, where that is what the danger is."""
    if alert.kind is not AlertKind.WORDS:
        return None
    known = map(view.answer, filter(view.library.has_answer, alert.dangers))
    return next((one for one in known if one.calls == "life"), None)

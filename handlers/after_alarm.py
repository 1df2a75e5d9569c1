"""What somebody writes on after a danger: the team reads it, and whom to call is said once more.

A search would answer it with whatever has the same words, in the middle of an emergency.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import Hit
from handlers import abroad, alarms, danger
from handlers.asked import take_question
from handlers.chatter import meant
from handlers.danger import Danger
from handlers.screens import alarms as screens
from handlers.screens.search import button, does
from handlers.services import Services
from handlers.talking import hours

_SAID_AGAIN: Final = timedelta(minutes=2)
_SAID: Final = "said-after-alarm"
_SHOWN: Final = 2
_DOES: Final = frozenset({"stop", "language", "home", "thanks"})
"""Small talk that is met as always, because of what it does, or as it asks nothing."""
_ASKS: Final = frozenset({"greeting", "who", "signs", "upset"})
"""Small talk that wants to know whether anybody is there."""


async def dangers(
    visit: Visit, found: Sequence[str], hits: Sequence[Hit], s: Services, *, also: str = ""
) -> Screen:
    """Answer words of danger; worry alone belongs to a danger that was told of before."""
    if not alarms.grave(s.view(visit.lang), found):
        after = await passed_on(visit, hits, s)
        if after is not None:
            return after
    return await alarms.show(visit, found, s, also=also)


async def passed_on(visit: Visit, hits: Sequence[Hit], s: Services) -> Screen | None:
    """Hand words to the team that follow a danger, also pictures; None where none was told of."""
    followed = await _followed(visit, hits, s)
    if followed is None:
        return None
    if visit.passed_on:
        return await _after(visit, followed, await _passed(visit, s), hits, s)
    if not hours(s).desk.words:
        return await _after(visit, followed, "no", hits, s)
    asked = await s.handover.ask(visit.who, take_question(visit), hours(s), visit.now)
    await s.handover.hurry(asked.conversation)
    await alarms.flag(visit, s)
    passed = "nobody" if asked.nobody else await _passed(visit, s)
    return await _after(visit, followed, passed, hits, s)


async def still(visit: Visit, hits: Sequence[Hit], s: Services) -> Screen | None:
    """Say whom to call to who writes on while nobody of the team has answered.

    Shortly after it was said a line is enough, but not for who asks whether anybody is there.
    Pictures, of which there may be many, get none.
    """
    view, said, text = s.view(visit.lang), visit.dialog.get(_SAID), visit.event.text.strip()
    again = isinstance(said, str) and visit.now - datetime.fromisoformat(said) < _SAID_AGAIN
    if visit.event.edited or (again and not text):
        return None
    followed = await _followed(visit, hits, s)
    if followed is None:
        return None
    if again and meant(view, text) not in _ASKS:
        return screens.briefly(view, followed.calls)
    return await _after(visit, followed, await _passed(visit, s), hits, s)


async def _followed(visit: Visit, hits: Sequence[Hit], s: Services) -> Danger | None:
    """Return the danger that words belong to; none where they are small talk that does something.

    So are those that surely ask for what the bot does with a tap, such as its other language. It is
    over once somebody of the team has answered, or the talk was closed.
    """
    if danger.recent(visit) is None:
        return None
    view = s.view(visit.lang)
    if meant(view, visit.event.text) in _DOES or does(view, hits):
        return None
    return await look(visit, s)


async def look(visit: Visit, s: Services) -> Danger | None:
    """Return the danger of the last hour; forget it where the team has seen to it."""
    found = danger.recent(visit)
    if found is not None and await s.handover.answered(visit.who, found.at):
        danger.over(visit)
        return None
    return found


async def _after(
    visit: Visit, followed: Danger, passed: str, hits: Sequence[Hit], s: Services
) -> Screen:
    view = s.view(visit.lang)
    visit.dialog.put(_SAID, visit.now.isoformat())
    found = alarms.harmless(view, visit.event.text, hits)
    further = [button(view, hit) for hit in found if hit.sure or hit.likely][:_SHOWN]
    shown = screens.after(
        view, followed.calls, alarms.life(view, followed), passed=passed, further=further
    )
    return await abroad.said(shown, visit.person, view, s)


async def _passed(visit: Visit, s: Services) -> str:
    """Return what a patient may be told of the team: not that it reads, where nobody answered."""
    alert = await s.alerts.last_of(visit.who.id, visit.now - danger.FOLLOWS)
    silent = alert is not None and alert.open and alert.told_patient_at is not None
    return "unanswered" if silent else "yes"

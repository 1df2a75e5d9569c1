"""Signs of danger in what somebody writes: whom to call at once, and the team is told."""

from collections.abc import Sequence
from typing import Final

from bot.conversation.event import Kind
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import Answer, Hit, denied, supposed, told, units, without_cool
from handlers import abroad, danger
from handlers.chatter import meant
from handlers.danger import Danger
from handlers.screens import alarms as screens
from handlers.screens.search import alarm as is_for_alarm
from handlers.screens.view import View
from handlers.services import Services
from handlers.talking import hours

LONGEST_QUERY: Final = 200
_AHEAD: Final = 1.1
"""How many times as good as a harmless answer a danger must be that no sign was found of."""
_ENOUGH: Final = 25.0
"""The score it must have: a bare "left" is a little like many dangers."""
_BARE: Final = 4
"""Words or Han characters up to which a text that tells of worry tells of nothing else."""


def searched(view: View, text: str) -> list[Hit]:
    """Return what fits a text best, the best first."""
    return view.library.search(text[:LONGEST_QUERY], view.lang)


def spotted(view: View, text: str, hits: Sequence[Hit]) -> list[str]:
    """Return the answers to the dangers that a text tells of, the most urgent first.

    Who asks in nearly the words of a harmless question gets its answer, unless a danger is told of
    that none of the ways to put it has ("can't sleep, blood on my pillow"); small talk is none, nor
    is a crying face alone.
    Nobody writes all there is as signs: a text that is most like a way to tell of a danger tells of
    it, too. Worry alone gives way to what was surely asked for, or found for a longer text:
    ``hits`` are what was `searched` for it.
    """
    found = view.library.alarms(text)
    if hits and hits[0].sure and not is_for_alarm(view, hits[0]):
        return _beside(view, text, hits[0], found)
    talk = meant(view, text)
    if talk == "upset" or (talk is not None and not found):
        return []
    if urgent := grave(view, found):
        return urgent
    if (rest := without_cool(text)) != text:  # words of fever, beside a number that is none
        hits = searched(view, rest)
    if hits and not hits[0].sure and _likely(view, hits) and told(text):
        return [hits[0].id]
    if hits and hits[0].sure:
        return [hits[0].id] if told(text) and not denied(text) else []
    return found if not hits or len(units(text)) <= _BARE else []


def harmless(view: View, text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Return what was found for a text that tells of no danger: nobody is to read of one first.

    Who asks in general is to read of none, where there is anything else; who asks what to do if it
    were so reads just that.
    """
    asked = _supposed(view, text, hits)
    others = [hit for hit in hits if hit.id in asked or not _danger(view, hit)]
    if others and not told(text):
        return others
    return [*others, *(hit for hit in hits if hit not in others)]


def _beside(view: View, text: str, hit: Hit, found: Sequence[str]) -> list[str]:
    """Return the dangers told of beside a harmless question, none of whose ways to ask has them.

    A way that asks in general tells of none: "how likely is a crooked mouth" isn't "crooked mouth".
    """
    urgent = grave(view, found)
    if not urgent or hit.kind != "answer" or not told(text):
        return []
    ways = filter(told, view.answer(hit.id).ask)
    meant_well = {one for way in ways for one in view.library.alarms(way)}
    return [one for one in urgent if one not in meant_well]


def _likely(view: View, hits: Sequence[Hit]) -> bool:
    """Tell whether the best hit is a danger, and so is whatever is nearly as good."""
    harmless = (hit.score for hit in hits if not _danger(view, hit))
    least = max(_ENOUGH, _AHEAD * max(harmless, default=0.0))
    return _danger(view, hits[0]) and hits[0].score >= least


def _supposed(view: View, text: str, hits: Sequence[Hit]) -> frozenset[str]:
    """Return the dangers that may be shown to who asks what to do if they were so.

    Where something else is what was likely meant, that is shown alone.
    """
    so, first = supposed(text), hits[:1]
    if so is None or not first:
        return frozenset()
    if _danger(view, first[0]):
        found = {hit.id for hit in hits if _danger(view, hit)}
    else:
        found = set() if first[0].sure or first[0].likely else set(view.library.alarms(so))
    return frozenset(one for one in found if view.answer(one).calls != "life")


def _danger(view: View, hit: Hit) -> bool:
    return hit.kind == "answer" and view.answer(hit.id).tell_team


def is_alarm(visit: Visit, s: Services) -> bool:
    """Tell whether a text asks for help that can't wait."""
    view, text = s.view(visit.lang), visit.event.text
    return bool(spotted(view, text, searched(view, text)))


def own_words(visit: Visit, s: Services) -> str:
    """Return what the team may read of what somebody wrote; "" where the clinic hides words."""
    typed = visit.event.kind is not Kind.TAP and hours(s).desk.words
    return visit.event.text.strip() if typed else ""


def grave(view: View, found: Sequence[str]) -> list[str]:
    """Return of some dangers those that the team is told of."""
    return [one for one in found if view.answer(one).tell_team]


async def show(visit: Visit, found: Sequence[str], s: Services, *, also: str = "") -> Screen:
    """Tell the team, and say whom to call."""
    view = s.view(visit.lang)
    answers = [view.answer(one) for one in found]
    dangers, said = grave(view, found), own_words(visit, s)
    person = visit.person
    raised = await s.checkins.alarm(person, dangers, visit.now, said) if person else None
    shown = screens.alarm(view, answers, told=bool(raised), also=also)
    if raised is not None:
        await flag(visit, s)
        calls = danger.calls_of(view, answers[0])
        if (graver := danger.told_of(visit, calls, answers[0].id)) is not None:
            shown = _graver(view, graver, answers, told=bool(raised), also=also)
    return await abroad.said(shown, visit.person, view, s)


def _graver(
    view: View, before: Danger, answers: Sequence[Answer], *, told: bool, also: str
) -> Screen:
    """Say whom a graver danger of shortly before has called first.

    Who bleeds and writes that nobody picks up is still told to call the emergency number. After a
    wish to die another danger is told of as always, with the numbers for the wish below.
    """
    if (wish := life(view, before)) is not None:
        return screens.alarm(view, answers, told=told, also=screens.called(wish))
    if view.library.has_answer(before.what):
        return screens.alarm(view, [view.answer(before.what), *answers], told=told, also=also)
    passed = "yes" if told else "no"
    return screens.after(view, before.calls, None, passed=passed, further=())


def life(view: View, before: Danger) -> Answer | None:
    """Return the answer to a wish to die, where that is what the danger is."""
    known = before.calls == "life" and view.library.has_answer(before.what)
    return view.answer(before.what) if known else None


async def flag(visit: Visit, s: Services) -> None:
    """Show a person's newest alert in their topic at the desk, too."""
    if flags := await s.alerts.untaken_of(visit.who.id, visit.now):
        await s.handover.flag(visit.who, flags[-1].id, visit.now)

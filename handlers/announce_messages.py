"""What announcements say: the letter of each one's language, with its buttons below."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from bot.announcements import Announcements, Run, RunKind
from bot.conversation.screen import Push, Screen
from bot.delivery import Claimed, Composed, Made, ManyComposer, NotYet, each
from bot.mailing.run import Arrival
from handlers.screens.announce import tested
from handlers.screens.announcement import screen_of
from handlers.screens.view import View

_LOOKS_AGAIN: Final = 600.0
"""Seconds after which it is looked whether a human still has the chat: a talk may end sooner."""


def composers(office: Announcements, view: Callable[[str], View]) -> dict[str, ManyComposer]:
    """Return who writes what a run sends, corrects or takes away; ``view`` is a language's."""
    many = {str(kind): partial(_compose, office, view) for kind in RunKind}
    return {**many, "test": each(partial(_test, office, view))}


async def _test(
    office: Announcements, view: Callable[[str], View], message: Claimed, _now: datetime
) -> Composed | None:
    """Write a draft to somebody of the team, as it is now and in their language."""
    draft = await office.draft(message.payload["announcement"])
    readers = await office.readers([message.person] if message.person else [])
    if draft is None or not readers:
        return None
    (reader,) = readers.values()
    theirs = view(reader.language)
    screen = screen_of(theirs, draft)
    return Composed.of(tested(theirs, draft, screen), reader.language) if screen else None


async def _compose(
    office: Announcements,
    view: Callable[[str], View],
    messages: Sequence[Claimed],
    now: datetime,
) -> Sequence[Made | BaseException]:
    runs = {number: await office.run(number) for number in _numbers(messages)}
    readers = await office.readers([one.person for one in messages if one.person])
    had = {number: await _arrivals(office, run, messages) for number, run in runs.items()}
    screens: dict[tuple[int, str], Screen | None] = {}
    spoken: dict[tuple[int, str], list[int]] = defaultdict(list)
    made: list[Made | BaseException] = []
    for message in messages:
        run, reader = runs[message.payload["run"]], readers.get(message.person or 0)
        if run is None or reader is None or not (reader.gets_news or _is_about_sent(run)):
            made.append(None)
            continue
        if (until := reader.human_until) and until > now and not _is_about_sent(run):
            made.append(NotYet(min((until - now).total_seconds(), _LOOKS_AGAIN)))
            continue
        have = had[run.id].get(message.person or 0, Arrival())
        language = have.language or reader.language
        place = (run.id, language)
        if place not in screens:
            screens[place] = screen_of(view(language), run)
        screen = screens[place]
        made.append(_composed(run, screen, message, language, have) if screen else None)
        if run.mixed and not _is_about_sent(run) and not message.parts_sent:
            spoken[place].append(message.id)
    for (number, language), theirs in spoken.items():
        await office.speak(number, language, theirs)
    return made


def _numbers(messages: Sequence[Claimed]) -> set[int]:
    return {message.payload["run"] for message in messages}


async def _arrivals(
    office: Announcements, run: Run | None, messages: Sequence[Claimed]
) -> Mapping[int, Arrival]:
    """Return how people have what a run changes, where their language of now doesn't tell."""
    if run is None or run.of is None or not _is_about_sent(run):
        return {}
    if not (run.mixed or run.several):
        return {}
    persons = [one.person for one in messages if one.person and one.payload["run"] == run.id]
    return await office.arrivals(run.of, persons)


def _is_about_sent(run: Run) -> bool:
    """Whether it changes what people have already: that goes to those, too, who left since."""
    return run.kind in {RunKind.CORRECT, RunKind.RECALL}


def _composed(run: Run, screen: Screen, message: Claimed, lang: str, have: Arrival) -> Composed:
    if not _is_about_sent(run):
        return Composed(Push(screen, paid=run.paid), lang)
    if run.kind is RunKind.CORRECT:
        return Composed(Push(screen, message.message), lang)
    return Composed(Push(screen, message.message, deletes=True, others=have.messages[1:]), lang)

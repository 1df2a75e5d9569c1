"""What announcements say: the letter of each one's language, with its buttons below."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from bot.announcements import Announcements, Run, RunKind
from bot.conversation.screen import Push, Screen
from bot.delivery import Claimed, Composed, ManyComposer, each
from handlers.screens.announce import tested
from handlers.screens.announcement import screen_of
from handlers.screens.view import View


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
    _now: datetime,
) -> Sequence[Composed | BaseException | None]:
    runs = {number: await office.run(number) for number in _numbers(messages)}
    readers = await office.readers([one.person for one in messages if one.person])
    screens: dict[tuple[int, str], Screen | None] = {}
    made: list[Composed | BaseException | None] = []
    for message in messages:
        run, reader = runs[message.payload["run"]], readers.get(message.person or 0)
        if run is None or reader is None or not (reader.gets_news or _is_about_sent(run)):
            made.append(None)
            continue
        place = (run.id, reader.language)
        if place not in screens:
            screens[place] = screen_of(view(reader.language), run)
        screen = screens[place]
        made.append(_composed(run, screen, message, reader.language) if screen else None)
    return made


def _numbers(messages: Sequence[Claimed]) -> set[int]:
    return {message.payload["run"] for message in messages}


def _is_about_sent(run: Run) -> bool:
    """Whether it changes what people have already: that goes to those, too, who left since."""
    return run.kind in {RunKind.CORRECT, RunKind.RECALL}


def _composed(run: Run, screen: Screen, message: Claimed, lang: str) -> Composed:
    if not _is_about_sent(run):
        return Composed(Push(screen, paid=run.paid), lang)
    return Composed(Push(screen, message.message, deletes=run.kind is RunKind.RECALL), lang)

"""Questions that nothing answered are collected for the team: their words, never whose they are.

What tells of danger, what is a greeting or a story, what went to a human, and what a colleague
writes is not collected; neither is a slip while a day, a place or a time was asked for.
"""

from collections.abc import Sequence
from typing import Final

from bot.conversation.router import Answer, Next
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import Hit
from bot.library.question_words import QuestionWords, key_words, question_words
from bot.library.traditional import simplified
from bot.recovery.checkin_reading import asks
from handlers import helpdesk
from handlers.actions import ShowAnswer, ShowResults
from handlers.awaiting import ENROLMENT, RECOVERY, awaited
from handlers.helpdesk_actions import AskPerson, NotHelped
from handlers.screens import search as screens
from handlers.screens.view import View
from handlers.services import Services

_WORDS: Final = "asked-in-words"
_MISSED: Final = (ShowAnswer, ShowResults, AskPerson)


async def note_unsure(visit: Visit, view: View, hits: Sequence[Hit], s: Services) -> None:
    """Collect a patient's question for which nothing sure was found."""
    words = _collected(visit, view)
    if words is None or any(screens.alarm(view, hit) for hit in hits[:1]):
        return
    if any(_named(view, hit, words.text) for hit in hits):
        return
    await s.questions.collect(words, visit.now)


def remember_words(visit: Visit, view: View, answer: str, *, guess: bool) -> None:
    """Keep a question's words until its asker says whether the answer helped, or goes on."""
    words = _collected(visit, view)
    if words is not None:
        visit.dialog.put(_WORDS, [words.text, answer, guess])


async def forget_words(visit: Visit, call_next: Next, s: Services) -> Answer:
    """Forget a question's words at whatever comes next; only a "no" still needs them.

    Who looks at what else was found, or for a person, was not met with the answer by a guess.
    """
    if not isinstance(visit.action, NotHelped):
        kept = visit.dialog.get(_WORDS)
        visit.dialog.put(_WORDS, None)
        if isinstance(kept, list) and kept[-1] is True and isinstance(visit.action, _MISSED):
            await _collect(visit, kept[0], s)
    return await call_next(visit)


async def not_helped(visit: Visit, _action: NotHelped, s: Services) -> Screen:
    """Collect the question whose answer did not help, and hand it to a human."""
    kept = visit.dialog.get(_WORDS)
    visit.dialog.put(_WORDS, None)
    if isinstance(kept, list):
        await _collect(visit, kept[0], s, answer=kept[1])
    return await helpdesk.ask(visit, AskPerson(), s)


async def _collect(visit: Visit, text: str, s: Services, answer: str | None = None) -> None:
    words = question_words(text)
    if words is not None and await s.operators.role(visit.who.id) is None:
        await s.questions.collect(words, visit.now, answer=answer)


def _collected(visit: Visit, view: View) -> QuestionWords | None:
    """Return what would be kept of a text, None where it is not to be collected."""
    text = visit.event.text
    if visit.event.edited or visit.passed_on or view.library.alarms(text) or _slipped(visit):
        return None
    return question_words(text)


def _slipped(visit: Visit) -> bool:
    """Tell whether a text was to answer what the bot asked, rather than to ask something."""
    asked = (awaited(visit) or {}).get("what")
    return asked in ENROLMENT | RECOVERY and not asks(simplified(visit.event.text))


def _named(view: View, hit: Hit, text: str) -> bool:
    """Tell whether somebody just wrote a page's name or keyword, and so found what they wanted."""
    if hit.kind != "page":
        return False
    asked = key_words(text)
    return any(
        key_words(name) == asked
        for lang in view.library.languages
        for page in (view.library.page(hit.id, lang),)
        for name in (page.title, page.button, *page.keywords)
    )

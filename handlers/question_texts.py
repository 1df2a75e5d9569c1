"""What the team writes about unanswered questions: words to look for, ways to ask, an answer."""

import re
from typing import Any, Final

from bot.conversation.role import Role
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library.own_flaws import Flaw, What, is_in
from bot.library.question_words import mainly_in
from bot.questions import Draft, Part
from handlers import question_answer, questions
from handlers.awaiting import Awaited, await_text, awaited
from handlers.screens import question_answer as screens
from handlers.services import Services

ASKED: Final = frozenset({Awaited.LOOKUP, Awaited.WAY, Awaited.WAYS, Awaited.ANSWER, Awaited.PAGE})
_WRITTEN: Final = "answer-parts"
_FOLLOWED: Final = 6
"""Messages with parts of an answer whose edits are followed."""
_MOST_WAYS: Final = 10
_LONGEST_WAY: Final = 120
_BULLET: Final = re.compile(r"^(?:[-*•·]\s+|\d+[.)、]\s*)")


async def concerns(visit: Visit, s: Services) -> bool:
    """Tell whether a text is for an answer: asked for, or edited, by somebody who has a role."""
    if _asked(visit) is None:
        return False
    visit.role = await s.operators.role(visit.who.id)
    return visit.role is not None and visit.role.covers(Role.EDITOR)


def _asked(visit: Visit) -> dict[str, Any] | None:
    """Return what a text was asked for; an edited one what it was asked for then."""
    if visit.event.edited:
        written = visit.dialog.get(_WRITTEN) or {}
        found: dict[str, Any] | None = written.get(str(visit.event.message))
        return found
    asked = awaited(visit) or {}
    return asked if asked.get("what") in ASKED else None


async def take(visit: Visit, s: Services) -> Screen:
    """Take what was written."""
    asked = _asked(visit) or {}
    one = await s.questions.get(asked["number"])
    if one is None:
        return await questions.gone(visit, s)
    text = visit.event.text.strip()
    match asked["what"]:
        case Awaited.LOOKUP:
            return questions.look_up(visit, one, text, s, looked=text)
        case Awaited.WAY:
            return await questions.take_ways(visit, one, asked["answer"], ways_in(text), s)
        case Awaited.PAGE:
            await_text(visit, Awaited.PAGE, number=one.id)
            view = s.view(visit.lang)
            found = question_answer.pages_for([text], view.library)
            return screens.choose_page(view, one, found, looked_for=text)
    return await _part(visit, asked, text, s)


async def _part(visit: Visit, asked: dict[str, Any], text: str, s: Services) -> Screen:
    """Take a part of the answer, and remember which message it stands in: it may be edited.

    What is in another language than was asked for is taken for that one's part while that is
    missing, and asked for again.
    """
    which = Part.ASK if asked["what"] == Awaited.WAYS else Part.TEXT
    wanted = asked["language"]
    lang = await _language(asked["number"], which, wanted, text, s)
    written = {
        **(visit.dialog.get(_WRITTEN) or {}),
        str(visit.event.message): {**asked, "language": lang},
    }
    visit.dialog.put(_WRITTEN, dict(list(written.items())[-_FOLLOWED:]))

    def change(draft: Draft) -> Draft:
        if which is Part.ASK:
            return draft.with_ways(lang, ways_in(text))
        return draft.with_text(lang, text)

    again = [Flaw(What.TAKEN_OVER, wanted)] if lang != wanted else []
    return await question_answer.changed(
        visit, asked["number"], change, s, (which, wanted), again=again
    )


async def _language(number: int, which: Part, wanted: str, text: str, s: Services) -> str:
    """Return the language whose part a text is: the wanted one, unless another's is missing."""
    one = await s.questions.get(number)
    draft = Draft.unpacked(one.draft) if one is not None and one.draft else Draft()
    said = draft.ask if which is Part.ASK else draft.text
    both = s.shelf.current.languages if draft.only is None else ()
    others = (lang for lang in both if lang != wanted and not said.get(lang))

    def fits(lang: str) -> bool:
        return is_in(text, lang) if which is Part.ASK else mainly_in(text) == lang

    readable = not any(sign.isalpha() for sign in text) or fits(wanted)
    return wanted if readable else next(filter(fits, others), wanted)


def ways_in(text: str) -> list[str]:
    """Return the ways to ask that a text has, one on each line."""
    lines = (_BULLET.sub("", line.strip())[:_LONGEST_WAY].strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))[:_MOST_WAYS]

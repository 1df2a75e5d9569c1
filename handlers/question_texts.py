"""What the team writes about unanswered questions: words to look for, ways to ask, an answer."""

import re
from typing import Any, Final

from bot.conversation.role import Role
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.questions import Part
from handlers import question_answer, questions
from handlers.awaiting import Awaited, await_text, awaited
from handlers.screens import question_answer as screens
from handlers.services import Services

ASKED: Final = frozenset({Awaited.LOOKUP, Awaited.WAY, Awaited.WAYS, Awaited.ANSWER, Awaited.PAGE})
_MOST_WAYS: Final = 10
_LONGEST_WAY: Final = 120
_BULLET: Final = re.compile(r"^(?:[-*•·]\s+|\d+[.)、]\s*)")


async def concerns(visit: Visit, s: Services) -> bool:
    """Tell whether a text was asked for, of somebody who has a role by now."""
    asked = awaited(visit) or {}
    if asked.get("what") not in ASKED or visit.event.edited:
        return False
    visit.role = await s.operators.role(visit.who.id)
    return visit.role is not None and visit.role.covers(Role.EDITOR)


async def take(visit: Visit, s: Services) -> Screen:
    """Take what was written."""
    asked: dict[str, Any] = awaited(visit) or {}
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
        case Awaited.WAYS:
            lang = asked["language"]
            ways = ways_in(text)
            return await question_answer.changed(
                visit, one.id, lambda draft: draft.with_ways(lang, ways), s, (Part.ASK, lang)
            )
        case _:
            lang = asked["language"]
            return await question_answer.changed(
                visit, one.id, lambda draft: draft.with_text(lang, text), s, (Part.TEXT, lang)
            )


def ways_in(text: str) -> list[str]:
    """Return the ways to ask that a text has, one on each line."""
    lines = (_BULLET.sub("", line.strip())[:_LONGEST_WAY].strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))[:_MOST_WAYS]

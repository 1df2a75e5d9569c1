"""Questions: how to ask, what was found, what was not."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from bot.conversation.screen import Button, Row, Screen, plain
from bot.library import Hit
from handlers import actions
from handlers.screens import words
from handlers.screens.pages import RED_FLAGS
from handlers.screens.view import View

_QUERY_SHOWN: Final = 60
_LEAD_SHOWN: Final = 90
_COLONS: Final = (":", "：")
_TRAILING: Final = " :：,，、;；"
_POINT: Final = re.compile(r"^\s*(?:[-•]|\d+\.)\s+")
_SENTENCE_END: Final = re.compile(r"(?<=[.?!]) |(?<=[。？！])")


def ask(view: View) -> Screen:
    """How to ask."""
    return Screen(view.t("ask"), (view.person(), view.wrong(), view.home()))


def results(
    view: View, query: str, hits: Sequence[Hit], lead: str = "", *, told: bool = False
) -> Screen:
    """What fits a question best, or the way to a person; ``lead`` comes first.

    Who ``told`` of what is so chooses a danger for their own.
    """
    shown = plain(query if len(query) <= _QUERY_SHOWN else f"{query[:_QUERY_SHOWN]}…")
    if hits:
        text = view.t("found", query=shown, pages=_entries(view, hits))
    else:
        text = view.t("not-found", query=shown)
    return Screen(f"{lead}\n\n{text}" if lead else text, _ways(view, hits, told=told))


def found_again(view: View, hits: Sequence[Hit], *, told: bool) -> Screen:
    """What was found last; what was asked isn't kept."""
    text = view.t("found-again", pages=_entries(view, hits))
    return Screen(text, _ways(view, hits, told=told))


def _entries(view: View, hits: Sequence[Hit]) -> str:
    return "\n\n".join(_entry(view, hit) for hit in hits)


def _ways(view: View, hits: Sequence[Hit], *, told: bool) -> tuple[Row, ...]:
    buttons = (button(view, hit, told=told) for hit in hits)
    rows: list[Row] = [(found,) for found in dict.fromkeys(buttons)]
    if view.wrong() not in rows:
        rows.append(view.wrong())
    rows += [view.person(), view.home()]
    return tuple(rows)


def does(view: View, hits: Sequence[Hit]) -> bool:
    """Tell whether the best hit is surely what the bot does with a tap, such as stopping."""
    best = hits[:1]
    return any(hit.sure and hit.kind == "answer" and view.answer(hit.id).do for hit in best)


def button(view: View, hit: Hit, *, told: bool = False) -> Button:
    """A button that opens what was found; of what was ``told`` a danger is meant as one's own."""
    if hit.kind == "answer":
        mine = told and view.answer(hit.id).tell_team
        return view.to_danger(hit.id) if mine else view.to_answer(hit.id)
    if hit.kind == "word":
        return view.to_page(view.library.word(hit.id, view.lang).explained_in[0])
    return view.wrong()[0] if hit.id == RED_FLAGS else view.to_page(hit.id)


def alarm(view: View, hit: Hit) -> bool:
    """Tell whether what was found is for somebody who may need help now."""
    if hit.kind == "answer":
        return view.answer(hit.id).alarm
    return (hit.kind, hit.id) == ("page", RED_FLAGS)


def _entry(view: View, hit: Hit) -> str:
    if hit.kind == "word":
        return words.entry(view.library.word(hit.id, view.lang))
    if hit.kind == "answer":
        answer = view.answer(hit.id)
        text = answer.text if answer.alarm else _beginning(view, answer.text)
        return f"**{plain(answer.question)}**\n{text}"
    page = view.page(hit.id)
    return f"**{page.title}**\n{_beginning(view, page.text)}"


def _beginning(view: View, text: str) -> str:
    """Return the first sentence, cut where it is long; what leads to a list goes on with it."""
    first, *others = (line.replace("*", "") for line in text.strip().split("\n") if line.strip())
    sentence = _SENTENCE_END.split(first, maxsplit=1)[0].rstrip()
    if sentence.endswith(_COLONS):
        return plain(_listed(view, sentence, list(takewhile(_POINT.match, others))))
    if len(sentence) > _LEAD_SHOWN:
        sentence = f"{sentence[:_LEAD_SHOWN].rstrip(_TRAILING)}…"
    return plain(sentence)


def _listed(view: View, lead: str, points: Sequence[str]) -> str:
    """Return what leads to a list with as many of its points as there is room for."""
    said, between = lead, " " if lead.endswith(":") else ""
    for point in points:
        longer = f"{said}{between}{_POINT.sub('', point).strip()}"
        if len(longer) > _LEAD_SHOWN:
            return f"{said.rstrip(_TRAILING)}…"
        said, between = longer, view.t("list-separator")
    return said.rstrip(_TRAILING)


def thanks(view: View) -> Screen:
    """What is said to thanks, and to a bare "ok"."""
    return Screen(view.t("you-are-welcome"), (view.wrong(), view.home()))


def forgotten(view: View) -> Screen:
    """The last question is no longer known."""
    button = Button(view.t("do-ask"), actions.Ask())
    return Screen(view.t("question-forgotten"), ((button,), view.home()))


def chat(view: View, what: str) -> Screen:
    """What is said to small talk: ``what`` is a name of the wording ``chat-reply``."""
    return Screen(view.t("chat-reply", what=what), (view.person(), view.wrong(), view.home()))

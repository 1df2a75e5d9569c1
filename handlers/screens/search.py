"""Questions: how to ask, what was found, what was not."""

import re
from collections.abc import Sequence
from typing import Final

from bot.conversation.screen import Button, Screen, plain
from bot.library import Page
from handlers import actions
from handlers.screens.pages import RED_FLAGS
from handlers.screens.view import View

CONTACT: Final = "contact"
_QUERY_SHOWN: Final = 60
_LEAD_SHOWN: Final = 90
_SENTENCE_END: Final = re.compile(r"(?<=[.?!]) |(?<=[。？！：])")


def ask(view: View) -> Screen:
    """How to ask."""
    return Screen(view.t("ask"), ((view.to_page(CONTACT),), view.wrong(), view.home()))


def results(view: View, query: str, found: Sequence[Page], lead: str = "") -> Screen:
    """The pages that fit a question best, or the way to a person; ``lead`` comes first."""
    shown = plain(query if len(query) <= _QUERY_SHOWN else f"{query[:_QUERY_SHOWN]}…")
    if found:
        pages = "\n\n".join(f"**{page.title}**\n{_lead(page)}" for page in found)
        text = view.t("found", query=shown, pages=pages)
    else:
        text = view.t("not-found", query=shown)
    rows = [view.wrong() if page.id == RED_FLAGS else (view.to_page(page.id),) for page in found]
    if view.wrong() not in rows:
        rows.append(view.wrong())
    rows.append((view.to_page(CONTACT), *view.home()))
    return Screen(f"{lead}\n\n{text}" if lead else text, tuple(rows))


def _lead(page: Page) -> str:
    first = page.text.strip().split("\n", 1)[0].replace("*", "")
    sentence = _SENTENCE_END.split(first, maxsplit=1)[0]
    return plain(sentence if len(sentence) <= _LEAD_SHOWN else f"{sentence[:_LEAD_SHOWN]}…")


def forgotten(view: View) -> Screen:
    """The last question is no longer known."""
    button = Button(view.t("do-ask"), actions.Ask())
    return Screen(view.t("question-forgotten"), ((button,), view.home()))

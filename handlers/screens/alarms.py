"""The fixed red-flag screen, below whom to call for what somebody wrote."""

from collections.abc import Sequence
from typing import Final

from bot.conversation.screen import Button, Row, Screen
from bot.library import Answer
from handlers import actions
from handlers.screens import pages
from handlers.screens.view import View

_MOST: Final = 3
"""Whom to call is said for so many dangers: the gravest."""


def alarm(view: View, found: Sequence[Answer], *, told: bool, lead: str = "") -> Screen:
    """Whom to call for each danger, the gravest first; ``told`` where the team knows of it."""
    calls = [_strong(call) for call in dict.fromkeys(one.text for one in found)][:_MOST]
    said = [lead, *calls]
    if told:
        said.append(view.t("alarm-told"))
    # On a phone the end of a long message is what is seen first.
    said += [pages.page(view, view.page(pages.RED_FLAGS)).text, calls[0]]
    why: Row = (Button(view.t("button-why"), actions.ShowAnswerSources(found[0].id)),)
    rows = (view.person(), why, view.home())
    return Screen("\n\n".join(part for part in said if part), rows)


def _strong(call: str) -> str:
    return call if "*" in call else f"**{call}**"

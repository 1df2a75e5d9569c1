"""A low mood after the operation, in somebody's own words: help for it before anything else."""

from dataclasses import replace
from typing import Final

from bot.conversation.visit import Visit
from bot.library import Hit, Terms, units
from handlers.screens.view import View
from handlers.services import Services

_HELP: Final = "low-mood"
"""The answer that helps; a clinic may have left it out."""


def is_low(view: View, text: str) -> bool:
    """Tell whether a text tells of a low mood, in any language."""
    if not view.library.has_answer(_HELP):
        return False
    views = [View(view.library, lang) for lang in view.library.languages]
    words = [word for each in views for word in each.t("chat-low").split("|")]
    return any(True for _group in Terms([words]).found(units(text)))


async def helping(visit: Visit, view: View, text: str, hits: list[Hit], s: Services) -> list[Hit]:
    """Return what was found, the help first for who was operated and tells of a low mood."""
    if visit.person is None or not is_low(view, text):
        return hits
    subscription = await s.subscriptions.current(visit.who)
    if subscription is None or subscription.day(visit.now) < 0:
        return hits
    others = [replace(hit, sure=False, likely=False) for hit in hits if hit.id != _HELP]
    return [Hit("answer", _HELP, 0.0, sure=True), *others]

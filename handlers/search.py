"""Questions in a person's own words."""

from bot.conversation.event import Kind
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import actions
from handlers.menu import QUERY
from handlers.screens import apart, home
from handlers.screens import search as screens
from handlers.screens.view import View
from handlers.services import Services

LONGEST_QUERY = 200
SHOWN = 3


async def ask(visit: Visit, _action: actions.Ask, s: Services) -> Screen:
    """Show how to ask."""
    return screens.ask(s.view(visit.lang))


async def find(visit: Visit, s: Services) -> Screen:
    """Answer a text with the pages that fit it best, a greeting with the menu."""
    view = s.view(visit.lang)
    text = " ".join(visit.event.text.split())
    if not any(sign.isprintable() and not sign.isspace() for sign in text):
        return apart.empty(view)
    if _is_greeting(view, text):
        return home.greeting(view)
    lead = view.t("edited") if visit.event.edited else ""
    if len(text) > LONGEST_QUERY:
        lead = view.t("long-message")
    return _results(visit, view, text, lead)


async def unread(visit: Visit, s: Services) -> Screen | None:
    """Say what can't be read; search for the words that came with it."""
    if visit.event.edited:
        return None
    view = s.view(visit.lang)
    text = " ".join(visit.event.text.split())
    if not text:
        return apart.unread(view, visit.event.kind)
    return _results(visit, view, text, apart.cannot(view, visit.event.kind))


async def again(visit: Visit, _action: actions.ShowResults, s: Services) -> Screen:
    """Show once more what was found for the last question."""
    view = s.view(visit.lang)
    query = visit.dialog.get(QUERY)
    if not isinstance(query, str):
        return screens.forgotten(view)
    return _results(visit, view, query, "")


async def otherwise(visit: Visit, s: Services) -> Screen | None:
    """Answer an unknown command or an outdated button; be silent on notices."""
    view = s.view(visit.lang)
    match visit.event.kind:
        case Kind.TAP:
            return home.menu(view, view.t("old-button"))
        case Kind.COMMAND:
            return apart.unknown_command(view)
        case Kind.OTHER:
            return apart.unread(view, Kind.OTHER)
        case _:
            return None


def _results(visit: Visit, view: View, text: str, lead: str) -> Screen:
    query = text[:LONGEST_QUERY]
    hits = view.library.search(query, view.lang, SHOWN)
    found = [view.page(hit.page_id) for hit in hits]
    visit.dialog.put(QUERY, query if found else None)
    return screens.results(view, query, found, lead)


def _is_greeting(view: View, text: str) -> bool:
    words = {word.strip().casefold() for word in view.t("greetings").split("|")}
    return text.casefold().strip(" .,!?~。，！？～") in words

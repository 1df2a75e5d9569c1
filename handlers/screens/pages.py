"""A page of the content."""

import re
from typing import Final

from bot.conversation.screen import Button, Row, Screen
from bot.library import Page
from handlers import actions
from handlers.screens.view import View, in_pairs

RED_FLAGS: Final = "red-flags"
CONTACT: Final = "contact"
_LIST: Final = re.compile(r"(?:^[-*] .*(?:\n|$))+", re.MULTILINE)


def page(view: View, shown: Page, *, results: bool = False) -> Screen:
    """A page with every way on; ``results`` adds the way back to what was found."""
    rows: list[Row] = []
    if shown.picture is not None:
        rows.append((Button(view.t("button-picture"), actions.ShowPicture(shown.id)),))
    rows += in_pairs([view.to_page(child) for child in shown.children])
    rows += in_pairs([view.to_page(other) for other in shown.see if other != RED_FLAGS])
    rows += _neighbours(view, shown)
    if shown.sources:
        rows.append((Button(view.t("button-why"), actions.ShowSources(shown.id)),))
    if results:
        rows.append((Button(view.t("button-results"), actions.ShowResults()),))
    rows.append(view.person() if shown.id == RED_FLAGS else view.wrong())
    rows.append(_way_back(view, shown))
    return Screen(_text(view, shown), tuple(rows))


def signs(view: View) -> Row:
    """The way to all of the red-flag page."""
    return (Button(view.page(RED_FLAGS).button, actions.Wrong()),)


def emergencies(view: View) -> str:
    """Return what to call the emergency number for: the red-flag page's first list, else all."""
    text = view.page(RED_FLAGS).text
    first = _LIST.search(text)
    if first is None:
        return text
    emergency = view.library.clinic(view.lang).emergency
    return f"{view.t('alarm-emergencies', emergency=emergency)}\n\n{first[0].strip()}"


def _text(view: View, shown: Page) -> str:
    if shown.id == RED_FLAGS:  # who needs help looks for no way back
        return f"**{shown.title}**\n\n{shown.text}"
    trail = [view.t("home-name"), *(view.page(above).button for above in shown.trail)]
    separator = view.t("trail-separator")
    return f"*{separator.join(trail)}*\n\n**{shown.title}**\n\n{shown.text}"


def _neighbours(view: View, shown: Page) -> list[Row]:
    row = []
    if shown.previous is not None:
        row.append(Button(view.t("button-previous"), actions.ShowPage(shown.previous)))
    if shown.next is not None:
        row.append(Button(view.t("button-next"), actions.ShowPage(shown.next)))
    return [tuple(row)] if row else []


def _way_back(view: View, shown: Page) -> Row:
    if shown.parent is None:
        return view.home()
    title = view.page(shown.parent).button
    return (
        Button(view.t("button-up", title=title), actions.ShowPage(shown.parent)),
        *view.home(),
    )


def gone(view: View) -> str:
    """Tell that a page is no more."""
    return view.t("page-gone")

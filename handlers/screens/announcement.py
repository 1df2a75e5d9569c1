"""An announcement as its recipients see it, and as operators preview it."""

from bot.announcements import Draft, Link, Run
from bot.conversation.screen import Button, Row, Screen
from handlers.actions import ShowBeside
from handlers.news_actions import WantNews
from handlers.screens.view import View


def screen_of(view: View, source: Draft | Run) -> Screen | None:
    """Return what somebody sees who reads the view's language; None of an empty draft."""
    letter = source.letter(view.lang)
    if letter is None:
        return None
    rows: list[Row] = [(_button(view, link),) for link in source.links]
    if source.opt_out:
        rows.append((Button(view.t("button-stop-news"), WantNews(wanted=False)),))
    return Screen(view.t("news-below-album"), tuple(rows), letter=letter)


def label_of(view: View, link: Link) -> str:
    """Return what a button says: its own words, or its page's name in the view's language."""
    if link.label or link.page is None:
        return link.label
    return view.page(link.page).button if view.library.has(link.page) else link.page


def _button(view: View, link: Link) -> Button:
    label = label_of(view, link)
    if link.page is not None:
        return Button(label, ShowBeside(link.page))
    return Button(label, url=link.url)

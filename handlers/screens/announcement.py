"""An announcement as its recipients see it, and as operators preview it."""

from bot.announcements import Draft, Link, Run
from bot.conversation.screen import Button, Row, Screen
from handlers.actions import ShowPage
from handlers.news_actions import WantNews
from handlers.screens.view import View


def screen_of(view: View, source: Draft | Run) -> Screen | None:
    """Return what somebody sees who reads the view's language; None of an empty draft."""
    letter = source.letter(view.lang)
    if letter is None:
        return None
    rows: list[Row] = [(_button(link),) for link in source.links]
    if source.opt_out:
        rows.append((Button(view.t("button-stop-news"), WantNews(wanted=False)),))
    return Screen(view.t("news-below-album"), tuple(rows), letter=letter)


def _button(link: Link) -> Button:
    if link.page is not None:
        return Button(link.label, ShowPage(link.page))
    return Button(link.label, url=link.url)

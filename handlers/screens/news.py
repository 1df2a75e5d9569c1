"""News from the clinic, from the side of those who get them."""

from dataclasses import replace

from bot.conversation.screen import Button, Row, Screen
from handlers.actions import Resume
from handlers.news_actions import WantNews
from handlers.screens.view import View


def news(view: View, *, wanted: bool) -> Screen:
    """What news are, and the one tap that changes whether they come."""
    clinic = view.library.clinic(view.lang).name
    text = view.t("news", clinic=clinic, on=str(wanted))
    return Screen(text, ((_change(view, wanted=wanted),), view.home()))


def taken(view: View, *, wanted: bool, stopped: bool) -> Screen:
    """What was decided, and the way to take it back; an announcement above stays as it is.

    To somebody who ``stopped`` all messages news don't come either, until they take that back.
    """
    rows: list[Row] = [(_change(view, wanted=wanted),), view.home()]
    text = view.t("news-taken", on=str(wanted), stopped=str(stopped))
    if wanted and stopped:
        rows.insert(0, (Button(view.t("button-resume"), Resume(), style="primary"),))
    return Screen(text, tuple(rows), fresh=True)


def asked(view: View, screen: Screen) -> Screen:
    """The same screen with the question whether news may come, too: not ticked."""
    clinic = view.library.clinic(view.lang).name
    tick = Button(view.t("button-news-too"), WantNews(wanted=True))
    text = f"{screen.text}\n\n{view.t('news-too', clinic=clinic)}"
    return replace(screen, text=text, rows=((tick,), *screen.rows))


def _change(view: View, *, wanted: bool) -> Button:
    return Button(view.t("button-want-news", on=str(wanted)), WantNews(wanted=not wanted))

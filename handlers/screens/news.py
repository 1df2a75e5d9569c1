"""News from the clinic, from the side of those who get them."""

from bot.conversation.screen import Button, Screen
from handlers.news_actions import WantNews
from handlers.screens.view import View


def news(view: View, *, wanted: bool) -> Screen:
    """What news are, and the one tap that changes whether they come."""
    clinic = view.library.clinic(view.lang).name
    text = view.t("news", clinic=clinic, on=str(wanted))
    return Screen(text, ((_change(view, wanted=wanted),), view.home()))


def taken(view: View, *, wanted: bool) -> Screen:
    """What was decided, and the way to take it back; an announcement above stays as it is."""
    text = view.t("news-taken", on=str(wanted))
    return Screen(text, ((_change(view, wanted=wanted),), view.home()), fresh=True)


def _change(view: View, *, wanted: bool) -> Button:
    return Button(view.t("button-want-news", on=str(wanted)), WantNews(wanted=not wanted))

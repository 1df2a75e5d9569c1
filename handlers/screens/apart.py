"""Answers to what the bot can't take: other media, old buttons, groups, its own failures."""

from collections.abc import Callable
from typing import Final

from bot.conversation.event import Kind
from bot.conversation.screen import Button, Row, Screen
from handlers.screens.pages import CONTACT
from handlers.screens.view import View

_CANNOT: Final[dict[Kind, Callable[[View], str]]] = {
    Kind.PHOTO: lambda view: view.t("cannot-photo"),
    Kind.VIDEO: lambda view: view.t("cannot-video"),
    Kind.VOICE: lambda view: view.t("cannot-voice"),
    Kind.STICKER: lambda view: view.t("cannot-sticker"),
    Kind.DOCUMENT: lambda view: view.t("cannot-document"),
    Kind.LOCATION: lambda view: view.t("cannot-location"),
    Kind.CONTACT: lambda view: view.t("cannot-contact"),
}


def cannot(view: View, kind: Kind) -> str:
    """Tell what the bot does with something that is no text."""
    words = _CANNOT.get(kind)
    return words(view) if words is not None else view.t("cannot-other")


def _ways(view: View) -> tuple[Row, ...]:
    return (view.wrong(), (view.to_page(CONTACT), *view.home()))


def unread(view: View, kind: Kind) -> Screen:
    """The answer to a picture, a voice message, a sticker, ..."""
    return Screen(cannot(view, kind), (view.person(), *_ways(view)))


def empty(view: View) -> Screen:
    """The answer to a message without a letter in it."""
    return Screen(view.t("empty-message"), _ways(view))


def unknown_command(view: View) -> Screen:
    """The answer to a command that does not exist."""
    return Screen(view.t("unknown-command"), _ways(view))


def private_only(view: View, address: str) -> Screen:
    """The invitation to talk alone."""
    return Screen(view.t("private-only"), ((Button(view.t("button-private"), url=address),),))


def apology(view: View, reference: str) -> Screen:
    """The answer when the bot failed."""
    clinic = view.library.clinic(view.lang)
    text = view.t("apology", reference=reference, phone=clinic.phone, emergency=clinic.emergency)
    return Screen(text, _ways(view), fresh=True)


def away(view: View) -> Screen:
    """The answer while the bot can't remember anything."""
    clinic = view.library.clinic(view.lang)
    return Screen(view.t("away", phone=clinic.phone, emergency=clinic.emergency), fresh=True)

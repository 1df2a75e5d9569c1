"""Screens: what a person sees, as plain data that every channel can show in its own way."""

from dataclasses import dataclass
from typing import Literal

from bot.conversation.action import Action
from bot.conversation.letter import Letter

Style = Literal["primary", "success", "danger"]


@dataclass(frozen=True)
class Button:
    """A labelled button that does an action or opens an address, exactly one of the two."""

    label: str
    action: Action | None = None
    url: str | None = None
    style: Style | None = None

    def __post_init__(self) -> None:
        """Refuse a button that does nothing, or two things.

        Raises:
            ValueError: neither or both of ``action`` and ``url`` are given.
        """
        if (self.action is None) == (self.url is None):
            raise ValueError("a button has either an action or a url")


@dataclass(frozen=True)
class Attachment:
    """A picture or file that goes with a screen.

    ``alt`` describes it to those who can't see it.
    """

    name: str
    data: bytes
    alt: str
    picture: bool = False


Row = tuple[Button, ...]


@dataclass(frozen=True)
class Screen:
    """Text in Markdown, rows of buttons below it, perhaps an attachment.

    ``fresh`` asks for a new message where a tap would otherwise edit the message it came from.
    With a ``letter`` that is shown, always as a new message; the text comes only below an album.
    ``after`` is a message of its own behind it, for ways on that are no part of the letter.
    ``refused`` is shown where the messenger doesn't take the screen: a letter's file may be gone.
    """

    text: str
    rows: tuple[Row, ...] = ()
    attachment: Attachment | None = None
    fresh: bool = False
    letter: Letter | None = None
    after: "Screen | None" = None
    refused: "Screen | None" = None


@dataclass(frozen=True)
class Copies:
    """Messages of another ``chat``, shown as they are there, perhaps as an answer to ``reply``."""

    chat: int
    messages: tuple[int, ...]
    reply: int | None = None


@dataclass(frozen=True)
class Topic:
    """A topic of a group, opened anew with a title, closed, or open again."""

    does: Literal["open", "close", "reopen"]
    title: str = ""


@dataclass(frozen=True)
class Pin:
    """A message to be pinned where it stands."""

    message: int


@dataclass(frozen=True)
class React:
    """An emoji under a message of the chat; "" takes it away."""

    message: int
    emoji: str


@dataclass(frozen=True)
class Push:
    """A screen nobody asked for; ``message`` is the number of an earlier one that it replaces.

    With ``deletes`` that one is taken away, and the ``others`` that came with it. ``paid`` pays the
    messenger to send more a second. ``thread`` is the topic of a group that it belongs in. ``does``
    is done in a screen's place; ahead of copies the screen's words are said, if it has any.
    """

    screen: Screen
    message: int | None = None
    deletes: bool = False
    others: tuple[int, ...] = ()
    paid: bool = False
    thread: int | None = None
    does: Copies | Topic | Pin | React | None = None


# Numeric references, since backslashes before brackets are taken for LaTeX by some renderers.
_MARKDOWN_SIGNS = str.maketrans(
    {sign: f"&#{ord(sign)};" for sign in r"\`*_{}[]()<>#+-.!|~$&=:/@^%"}
)


def plain(text: str) -> str:
    """Return ``text`` so that Markdown shows it to the letter: for names and questions."""
    return " ".join(text.translate(_MARKDOWN_SIGNS).split())

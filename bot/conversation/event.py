"""Events: what reached us from a person, in no messenger's own terms."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.letter import Letter


class Kind(StrEnum):
    """What sort of thing happened."""

    TEXT = "text"
    COMMAND = "command"
    TAP = "tap"
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    STICKER = "sticker"
    DOCUMENT = "document"
    LOCATION = "location"
    CONTACT = "contact"
    JOINED = "joined"
    """The bot was added to a group or channel."""
    LEFT = "left"
    """The bot was removed from a group or channel."""
    BLOCKED = "blocked"
    RETURNED = "returned"
    SERVICE = "service"
    """A messenger's own notice (a pin, a new title, a member): nobody awaits an answer."""
    REACTION = "reaction"
    """An emoji put under a message, or taken away."""
    RENAMED = "renamed"
    """A group has another number from now on."""
    OTHER = "other"
    """Something sent by a person that has no name above."""


class Place(StrEnum):
    """What sort of chat it happened in."""

    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True)
class Event:
    """One thing that happened in one chat.

    ``chat`` and ``sender`` are the messenger's own ids. ``text`` is what was written, a command's
    argument or a caption; ``data`` a tapped button's packed action; ``message`` the id of the
    message it is about (None where it can't be edited any more), ``picture`` true where that is a
    picture. ``location`` is a shared place's latitude and longitude in degrees. ``to_us`` is true
    in a private chat and for what names the bot in a group. ``letter`` is what a private message
    says, to be sent on as it is; ``forwarded`` tells that somebody else wrote it. ``reply`` is the
    message that this one answers, ``album`` names the album it is a part of. A reaction's emoji is
    the ``text``, "" where it was taken away; ``renamed`` is a group's new number. ``shown_at`` is
    when a tapped message was shown or edited last, in seconds since 1970; None is not known.
    """

    channel: str
    update: int
    kind: Kind
    chat: int
    place: Place = Place.PRIVATE
    sender: int | None = None
    language_code: str | None = None
    text: str = ""
    command: str = ""
    data: str = ""
    tap: str = ""
    message: int | None = None
    picture: bool = False
    thread: int | None = None
    edited: bool = False
    to_us: bool = True
    location: tuple[float, float] | None = None
    letter: Letter | None = None
    forwarded: bool = False
    reply: int | None = None
    album: str = ""
    renamed: int | None = None
    shown_at: int | None = None

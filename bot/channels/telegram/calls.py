"""A request to the Bot API, as data."""

from dataclasses import dataclass, field
from typing import Any

from bot.channels.telegram.photos import Photo
from bot.conversation.lane import Lane


@dataclass(frozen=True)
class Call:
    """One request: a method's name and its parameters.

    ``instead`` is the call to make where a message can't be edited or deleted. ``photo`` is the
    picture to be put in. ``lane`` says how soon it goes out when not all may go at once;
    ``paid`` that the messenger is paid for its own, faster budget. ``aside`` is a word beside the
    message, whose number nobody asks for.
    """

    method: str
    data: dict[str, Any]
    instead: "Call | None" = field(default=None, repr=False)
    photo: Photo | None = field(default=None, repr=False)
    lane: Lane = Lane.REPLY
    paid: bool = False
    aside: bool = False

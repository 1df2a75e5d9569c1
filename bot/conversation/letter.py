"""Letters: what somebody of the team wrote for others, to be shown exactly as it was written.

A screen's words come from the content; a letter's come from a message in the messenger, with the
messenger's own formatting and files.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class MediumKind(StrEnum):
    """What sort of file it is."""

    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    DOCUMENT = "document"
    AUDIO = "audio"
    VOICE = "voice"


@dataclass(frozen=True)
class Medium:
    """A file that the messenger keeps; ``file`` is its id there."""

    kind: MediumKind
    file: str


@dataclass(frozen=True)
class Letter:
    """Text or caption, its formatting, its files; ``album`` names the album it is a part of.

    ``marks`` are the channel's own: JSON that only it reads, but for the ``url`` of one that leads
    somewhere.
    """

    text: str = ""
    marks: tuple[Mapping[str, Any], ...] = ()
    media: tuple[Medium, ...] = ()
    album: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.text or self.media)

    @property
    def links(self) -> tuple[str, ...]:
        """Where words in its text lead."""
        return tuple(mark["url"] for mark in self.marks if isinstance(mark.get("url"), str))

    def can_become(self, other: "Letter") -> bool:
        """Tell whether a message that shows it can be changed to show another letter.

        A text can get a file and a file another one. Nothing loses its file, and an album and a
        voice message keep theirs.
        """
        fixed = [len(one.media) > 1 or one.spoken for one in (self, other)]
        if any(fixed):
            return self.media == other.media
        return len(other.media) >= len(self.media)

    @property
    def sort(self) -> tuple[MediumKind, ...]:
        """What it is: words alone, or files of some kinds."""
        return tuple(medium.kind for medium in self.media)

    @property
    def spoken(self) -> bool:
        """Whether it is a voice message."""
        return any(medium.kind is MediumKind.VOICE for medium in self.media)

    def packed(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "text": self.text,
            "marks": [dict(mark) for mark in self.marks],
            "media": [[medium.kind, medium.file] for medium in self.media],
            "album": self.album,
        }

    @staticmethod
    def unpacked(kept: Mapping[str, Any]) -> "Letter":
        """Return the letter that was packed."""
        return Letter(
            kept["text"],
            tuple(kept["marks"]),
            tuple(Medium(MediumKind(kind), file) for kind, file in kept["media"]),
            kept["album"],
        )

    def joined(self, other: "Letter") -> "Letter":
        """Return the album of which both are parts; the words are those of the part that has any.

        A part that is there already stays as it is.
        """
        words = self if self.text else other
        media = (*self.media, *(one for one in other.media if one not in self.media))
        return Letter(words.text, words.marks, media, self.album)

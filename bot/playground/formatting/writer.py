"""What parsers share: the text so far with its length, the entities opened in it."""

from dataclasses import dataclass, field

from bot.playground.formatting.utf16 import Json


@dataclass
class Open:
    """An entity whose end is not reached."""

    kind: str
    at: int
    """The place in the source where it began."""
    offset: int
    """UTF-16 units of shown text before it."""
    start: int
    """Characters of shown text before it."""
    extra: Json = field(default_factory=dict)


class Writer:
    """Collects the shown text and its entities."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.length = 0
        """UTF-16 units written."""
        self.entities: list[Json] = []
        self.stack: list[Open] = []
        self._written: list[str] = []

    def write(self, char: str) -> None:
        """Show one character."""
        self._written.append(char)
        self.length += 1 + (char > "\uffff")

    def open(self, kind: str, at: int, **extra: object) -> None:
        """Begin an entity here."""
        self.stack.append(Open(kind, at, self.length, len(self._written), dict(extra)))

    def inside(self, opened: Open) -> str:
        """Return what was shown since the entity began."""
        return "".join(self._written[opened.start :])

    def close(self, opened: Open, fields: Json | None) -> None:
        """Keep an entity with these fields; an empty one, or one without fields, is none."""
        if fields and self.length > opened.offset:
            span = {"offset": opened.offset, "length": self.length - opened.offset}
            self.entities.append({**fields, **span})

    def at(self, sign: str, ahead: int = 0) -> bool:
        """Tell whether ``sign`` stands here, or so many characters ahead."""
        return self.source.startswith(sign, self.place + ahead)

    def result(self) -> tuple[str, list[Json]]:
        """Return the shown text and its entities."""
        return "".join(self._written), self.entities

"""What an operator agreed to when they confirmed: this draft, for about so many people."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from bot.mailing.draft import Draft

TYPED: Final = 500
"""Beyond so many people their number has to be typed."""
_MORE: Final = 1.1
"""A tenth more people than were seen are asked about again; a few subscribe at any time."""
_MANY: Final = 10_000
_HOLDS: Final = timedelta(minutes=10)
"""So many don't become a tenth more within ten minutes, and counting a million again would take
most of the time to the first message."""


@dataclass(frozen=True)
class Looked:
    """What of which draft somebody saw when they were asked, and how many people it was for."""

    draft: int
    changed: str
    count: int
    at: float

    @staticmethod
    def of(draft: Draft, count: int, now: datetime) -> "Looked":
        """Return what somebody sees of a draft who is asked now."""
        return Looked(draft.id, draft.changed.isoformat(), count, now.timestamp())

    def packed(self) -> list[Any]:
        """Return it as JSON."""
        return [self.draft, self.changed, self.count, self.at]

    @staticmethod
    def unpacked(kept: object) -> "Looked":
        """Return what was packed; of anything else, that nothing was seen."""
        match kept:
            case [int(draft), str(changed), int(count), float(at)]:
                return Looked(draft, changed, count, at)
            case _:
                return Looked(0, "", 0, 0.0)

    def holds(self, now: datetime) -> bool:
        """Tell whether the number is still right enough, so that nobody counts again."""
        return self.count >= _MANY and 0 <= now.timestamp() - self.at < _HOLDS.total_seconds()

    def doubt(self, draft: Draft, count: int) -> str:
        """Return why it can't be sent on this: ``changed``, ``more``, or nothing."""
        if (draft.id, draft.changed.isoformat()) != (self.draft, self.changed):
            return "changed"
        return "more" if count > self.count * _MORE else ""


def is_about(given: int, count: int) -> bool:
    """Tell whether a number that was given beforehand fits how many there are now."""
    return count <= given * _MORE and given <= count * _MORE

"""What a clinic's helpdesk promises, and its hours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from bot.conversation.role import Role

DAY: Final = 24 * 60
"""Minutes that a clock shows in a day, whatever daylight saving makes of it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Hours on the wall, in minutes after the midnight its day begins with.

    ``start`` is within the day, ``end`` later than it; beyond `DAY` it is the next day's morning.
    The whole span belongs to the day on which it starts.
    """

    start: int
    end: int


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Special:
    """Days from ``first`` to ``last`` with hours other than their weekday's; no span is closed."""

    first: date
    last: date
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody is at the desk; ``week`` has seven days, Monday first."""

    week: tuple[Spans, Spans, Spans, Spans, Spans, Spans, Spans]
    special: tuple[Special, ...] = ()

    def on(self, day: date) -> Spans:
        """Return the spans that start on a day."""
        for special in self.special:
            if special.first <= day <= special.last:
                return special.spans
        return self.week[day.weekday()]


UNPROMISED: Final = timedelta(hours=1)
"""After so long the team is reminded of whom nothing could be promised."""
NEVER: Final = Hours(((),) * 7)
"""Of a clinic that has not said when anybody is there: nothing is promised."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a clinic has settled about its helpdesk.

    ``promise`` is the open time within which a human answers, ``pass_on`` how long after a broken
    promise the question goes to somebody else, ``returns`` after how long a chat that was handed
    to a human is the bot's again. The desk sees a patient's name only where ``names`` is True, the
    patient sees the role of who answers where ``roles`` is, called as in ``signs``. ``words`` is
    whether the team reads a patient's own words beside a red flag.
    """

    hours: Hours = NEVER
    promise: timedelta = timedelta(minutes=30)
    pass_on: timedelta = timedelta(minutes=15)
    returns: timedelta = timedelta(hours=12)
    names: bool = False
    roles: bool = True
    signs: Mapping[Role, str] = field(default_factory=dict)
    words: bool = True

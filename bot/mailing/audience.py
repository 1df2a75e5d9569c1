"""Who is meant by an announcement, and how many these are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.recovery.walltime import wall_of
from bot.recovery.wishes import NIGHT, Quiet


class Phase(StrEnum):
    """Where somebody is in their plan, in days from the operation; without a plan in none."""

    BEFORE = "before"
    EARLY = "0-14"
    MIDDLE = "15-90"
    LATER = "later"


_EARLY_DAYS: Final = 14
_MIDDLE_DAYS: Final = 90


def phase_of(day: int) -> Phase:
    """Return the phase of a day, counted from the operation."""
    if day < 0:
        return Phase.BEFORE
    if day <= _EARLY_DAYS:
        return Phase.EARLY
    return Phase.MIDDLE if day <= _MIDDLE_DAYS else Phase.LATER


@dataclass(frozen=True)
class Audience:
    """Everybody who agreed to news, or those of them who fit everything that is named.

    ``languages`` and ``phases`` are any of these; ``plan`` is a plan's id; ``active_days`` are
    days within which they wrote last.
    """

    languages: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    plan: str | None = None
    active_days: int | None = None

    def packed(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "languages": list(self.languages),
            "phases": list(self.phases),
            "plan": self.plan,
            "active_days": self.active_days,
        }

    @staticmethod
    def unpacked(kept: Mapping[str, Any]) -> "Audience":
        """Return the audience that was packed."""
        return Audience(
            tuple(kept["languages"]),
            tuple(Phase(one) for one in kept["phases"]),
            kept["plan"],
            kept["active_days"],
        )


@dataclass(frozen=True)
class Reader:
    """Which language somebody reads by now, and whether they still get news.

    Until ``human_until`` somebody of the team talks with them, if at all.
    """

    language: str
    gets_news: bool
    human_until: datetime | None = None


@dataclass(frozen=True)
class Hours:
    """By which clocks somebody lives, and when these are quiet; without ``quiet`` never."""

    zone: str
    quiet: Quiet | None = NIGHT

    def rest(self, at: datetime) -> bool:
        """Tell whether it is quiet at an instant."""
        return self.quiet is not None and self.quiet.covers(wall_of(at, ZoneInfo(self.zone)).time())


@dataclass(frozen=True)
class Counted:
    """How many get it, by language; and how many fit but don't, and why.

    ``elsewhere`` are those who get it and go by other hours than the clinic's.
    ``no_news`` never agreed to news, nor did ``team``, who are the clinic's own; ``stopped`` want
    no messages at all, ``unreachable`` can't be reached, by the channel's reason.
    """

    recipients: int = 0
    by_language: Mapping[str, int] = field(default_factory=dict)
    elsewhere: Mapping[Hours, int] = field(default_factory=dict)
    no_news: int = 0
    team: int = 0
    stopped: int = 0
    unreachable: Mapping[str, int] = field(default_factory=dict)

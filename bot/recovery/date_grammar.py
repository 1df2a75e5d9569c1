"""Grammars for dates: patterns, each with the function that reads what it matches."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property

from bot.recovery.date_readings import Candidate, Found, Problem

Days = tuple[Candidate, ...]
Match = re.Match[str]
Reader = Callable[[Match, date], Days]


class Grammar:
    """Rules of one language; texts are in small letters."""

    def __init__(self) -> None:
        self._rules: list[tuple[str, Reader]] = []

    def reads(self, *pattern: str) -> Callable[[Reader], Reader]:
        """Have the decorated function read what the pattern, given in parts, matches."""

        def add(reader: Reader) -> Reader:
            self._rules.append(("".join(pattern), reader))
            return reader

        return add

    @cached_property
    def _compiled(self) -> list[tuple[re.Pattern[str], Reader]]:
        return [(re.compile(pattern), reader) for pattern, reader in self._rules]  # takes 0.1 s

    def find(self, text: str, today: date) -> Iterator[Found]:
        """Yield whatever matches; what no calendar has is a problem.

        A group named ``weekday`` in a match without one named ``week`` marks a bare weekday, which
        may belong to a date beside it.
        """
        for pattern, reader in self._compiled:
            for match in pattern.finditer(text):
                days = reader(match, today)
                named = match.groupdict()
                bare = bool(days and named.get("weekday")) and not named.get("week")
                weekday = days[0].day.weekday() if bare else None
                yield Found(*match.span(), days, None if days else Problem.NO_SUCH_DAY, weekday)


def vague(pattern: re.Pattern[str], text: str) -> Iterator[Found]:
    """Yield what looks like a date and names no day."""
    for match in pattern.finditer(text):
        yield Found(*match.span(), (), Problem.VAGUE)

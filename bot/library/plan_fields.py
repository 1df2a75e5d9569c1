"""The kinds of values that a plan is made of, as a nurse writes them."""

import re
from datetime import time, timedelta
from enum import StrEnum
from typing import Annotated, Final, TypeVar

from pydantic import BeforeValidator, Field

from bot.library.fields import mistake
from bot.library.problems import meant
from bot.recovery.plan import (
    FURTHEST_DAY,
    Condition,
    DayPart,
    Kind,
    Lasts,
    UntilDay,
    UntilOperation,
    Useful,
)

E = TypeVar("E", bound=StrEnum)
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_LENGTH: Final = re.compile(r"([1-9][0-9]{0,2}) (hour|day)s?")
_DAY: Final = re.compile(r"day ([+-]?[0-9]{1,4})(?: ([0-9:]+))?")
_PARTS: Final = ", ".join(DayPart)


def _clock(value: object) -> object:
    found = _CLOCK.fullmatch(str(value))
    if not found:
        raise mistake(f"{value} is not a time of day", 'write hours and minutes, such as "09:00"')
    return time(int(found[1]), int(found[2]))


def _moment(value: object) -> object:
    if value is None or value in set(DayPart):
        return None if value is None else DayPart(str(value))
    if not _CLOCK.fullmatch(str(value)):
        hint = meant(str(value), DayPart, f'write a time such as "09:00", or one of: {_PARTS}')
        raise mistake(f"{value} is not a time of day", hint)
    return _clock(value)


def _hours(value: object) -> object:
    if value is None:
        return None
    found = _LENGTH.fullmatch(str(value))
    if not found or found[2] != "hour":
        raise mistake(f"{value} is not a number of hours", "write it such as 2 hours")
    return timedelta(hours=int(found[1]))


def _useful(value: object) -> object:
    if value == "operation":
        return UntilOperation()
    if length := _LENGTH.fullmatch(str(value)):
        amount = int(length[1])
        return Lasts(hours=amount) if length[2] == "hour" else Lasts(days=amount)
    day = _DAY.fullmatch(str(value))
    if not day or abs(int(day[1])) > FURTHEST_DAY:
        hint = "write for example: operation, 12 hours, 3 days, day 14, day -1 18:00"
        raise mistake(f"{value} does not say until when", hint)
    return UntilDay(int(day[1]), _clock(day[2]) if day[2] else None)  # type: ignore[arg-type]


def _one_of(kinds: type[E]) -> BeforeValidator:
    def read(value: object) -> object:
        if value is None or str(value) in set(kinds):
            return None if value is None else kinds(str(value))
        hint = meant(str(value), kinds, f"known are: {', '.join(kinds)}")
        raise mistake(f"{value} is not known here", hint)

    return BeforeValidator(read)


DayNumber = Annotated[int, Field(ge=-FURTHEST_DAY, le=FURTHEST_DAY)]
Clock = Annotated[time, BeforeValidator(_clock)]
Moment = Annotated[time | DayPart | None, BeforeValidator(_moment)]
Hours = Annotated[timedelta, BeforeValidator(_hours)]
SomeHours = Annotated[timedelta | None, BeforeValidator(_hours)]
UsefulUntil = Annotated[Useful, BeforeValidator(_useful)]
StepKind = Annotated[Kind, _one_of(Kind)]
OnlyFor = Annotated[Condition | None, _one_of(Condition)]

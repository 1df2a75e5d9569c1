"""``desk:`` in ``clinic.yaml``: when somebody answers patients, and what they are promised."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, Any, Final, Literal, get_args
from unicodedata import normalize

from pydantic import AfterValidator, BeforeValidator, model_validator

from bot.conversation.role import Role
from bot.helpdesk.desk import DAY, Desk, Hours, Span, Spans, Special
from bot.library.fields import Bilingual, Part, day_of, mistake
from bot.library.problems import Report
from bot.library.validating import Parsed

_SPAN: Final = re.compile(r"(\d{1,2}):([0-5]\d) ?[-–—~] ?(\d{1,2}):([0-5]\d)")
_HOUR: Final = 60
_EXAMPLE: Final = 'write from when to when, such as "08:00-12:00"; 24:00 is the end of the day'
_RANGE: Final = re.compile("([0-9-]+) ?(?:to|至) ?([0-9-]+)")
_LONGEST: Final = timedelta(days=366)
"""More in one entry is a slip in the year."""

_DEFAULT: Final = Desk()


def _span(value: object) -> object:
    found = _SPAN.fullmatch(normalize("NFKC", str(value)).strip())
    if not found:
        raise mistake(f"{value} is not a span of hours", _EXAMPLE)
    hour, minute, to_hour, to_minute = (int(part) for part in found.groups())
    start, end = hour * _HOUR + minute, to_hour * _HOUR + to_minute
    if start >= DAY or end > DAY:
        raise mistake(f"{value} has a time that no clock shows", _EXAMPLE)
    if start == end:
        raise mistake(f"{value} is no time at all", 'for the whole day write "00:00-24:00"')
    return Span(start, end if end > start else end + DAY)


def _in_order(spans: Spans) -> Spans:
    ordered = tuple(sorted(spans))
    for one, other in pairwise(ordered):
        if other.start < one.end:
            raise mistake("two spans overlap", "make one of them, or end the first one earlier")
    return ordered


def _days(value: object) -> object:
    found = _RANGE.fullmatch(str(value).strip())
    first = day_of(found[1] if found else value)
    last = day_of(found[2]) if found else first
    if not timedelta() <= last - first < _LONGEST:
        hint = "write the first day, then the last one, less than a year later"
        raise mistake(f"{value} does not go from a day to a later one", hint)
    return first, last


def _number(unit: str, least: int, most: int) -> BeforeValidator:
    def read(value: object) -> object:
        text = str(value)
        if not re.fullmatch("[0-9]{1,5}", text) or not least <= int(text) <= most:
            hint = f"write {unit} in digits, from {least} to {most}"
            raise mistake(f"{value} is not a number that fits here", hint)
        return timedelta(**{unit: int(text)})

    return BeforeValidator(read)


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEK: Final[tuple[Weekday, ...]] = get_args(Weekday)
OneSpan = Annotated[Span, BeforeValidator(_span)]
DaySpans = Annotated[tuple[OneSpan, ...], AfterValidator(_in_order)]
Days = Annotated[tuple[date, date], BeforeValidator(_days)]
Minutes = Annotated[timedelta, _number("minutes", 1, DAY)]
Length = Annotated[timedelta, _number("hours", 1, 336)]


class WeekFile(Part):
    """The hours of each weekday; a day that is left out is closed."""

    monday: DaySpans = ()
    tuesday: DaySpans = ()
    wednesday: DaySpans = ()
    thursday: DaySpans = ()
    friday: DaySpans = ()
    saturday: DaySpans = ()
    sunday: DaySpans = ()


class HolidayFile(Part):
    """Days on which the desk is closed, or keeps other hours; a date alone is closed."""

    days: Days
    hours: DaySpans = ()

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, value: object) -> object:
        return {"days": value} if isinstance(value, str) else value


class ExtraFile(Part):
    """Days on which the desk is open though it is not by its weekday."""

    days: Days
    hours: DaySpans | None = None
    like: Weekday | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "ExtraFile":
        if (self.hours is None) == (self.like is None):
            hint = 'write hours: ["08:00-12:00"], or like: friday'
            raise mistake("an extra day needs its hours, or a weekday whose hours it has", hint)
        return self


class NamesFile(Part):
    """What is shown to whom: names, and a patient's own words beside a red flag."""

    patient: Literal["pseudonym", "name"] = "pseudonym"
    role: Literal["shown", "hidden"] = "shown"
    words: Literal["shown", "hidden"] = "shown"


class SignsFile(Part):
    """What patients are told of who answers: a role in words that they understand."""

    owner: Bilingual | None = None
    operator: Bilingual | None = None


class DeskFile(Part):
    """The schema of ``desk:``."""

    hours: WeekFile
    holidays: tuple[HolidayFile, ...] = ()
    extra: tuple[ExtraFile, ...] = ()
    promise: Minutes = _DEFAULT.promise
    pass_on: Minutes = _DEFAULT.pass_on
    returns: Length = _DEFAULT.returns
    names: NamesFile = NamesFile()
    signs: SignsFile = SignsFile()


def desk_of(file: DeskFile | None, lang: str) -> Desk:
    """Return the helpdesk; of a clinic that has not said its hours, one that never opens."""
    if file is None:
        return _DEFAULT
    special = [Special(*entry.days, entry.hours) for entry in file.holidays]
    special += [Special(*entry.days, _extra_hours(entry, file.hours)) for entry in file.extra]
    return Desk(
        hours=Hours(_week(file.hours), tuple(special)),
        promise=file.promise,
        pass_on=file.pass_on,
        returns=file.returns,
        names=file.names.patient == "name",
        roles=file.names.role == "shown",
        signs=_signs(file.signs, lang),
        words=file.names.words == "shown",
    )


def _signs(file: SignsFile, lang: str) -> dict[Role, str]:
    signs = {Role.OWNER: file.owner, Role.OPERATOR: file.operator}
    return {role: sign.in_(lang) for role, sign in signs.items() if sign is not None}


def _week(hours: WeekFile) -> tuple[Spans, Spans, Spans, Spans, Spans, Spans, Spans]:
    return (
        hours.monday,
        hours.tuesday,
        hours.wednesday,
        hours.thursday,
        hours.friday,
        hours.saturday,
        hours.sunday,
    )


def _extra_hours(entry: ExtraFile, week: WeekFile) -> Spans:
    if entry.like is not None:
        return _week(week)[_WEEK.index(entry.like)]
    return entry.hours or ()


def check_desk(file: DeskFile | None, clinic: Parsed[Any], report: Report) -> None:
    """Note hours that are missing, and days that stand twice; ``clinic`` has their lines."""
    if file is None:
        hint = "add desk: with its hours, as in the shipped file; until then nothing is promised"
        report.warning(clinic.file, None, "nobody is said to answer patients", hint)
        return
    if not any((*_week(file.hours), *(entry.hours for entry in file.extra))):
        message, hint = "the desk is never open", 'add a line such as monday: ["08:00-12:00"]'
        report.error(clinic.file, clinic.line("desk", "hours"), message, hint)
    seen: list[tuple[date, date]] = []
    lists: dict[str, Sequence[HolidayFile | ExtraFile]]
    lists = {"holidays": file.holidays, "extra": file.extra}
    for name, entries in lists.items():
        for place, entry in enumerate(entries):
            first, last = entry.days
            if any(first <= end and begin <= last for begin, end in seen):
                line = clinic.line("desk", name, place)
                message = f"{first if first == last else f'a day from {first} on'} stands twice"
                report.error(clinic.file, line, message, "keep each day at one entry")
            seen.append(entry.days)

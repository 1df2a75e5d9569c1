"""``desk:`` in the clinic's file: what is read, and what is told of a slip."""

from datetime import date, timedelta

import pytest

from bot.conversation.role import Role
from bot.helpdesk.desk import NEVER, Span
from tests.library.breaking import assert_told
from tests.library.conftest import CLINIC, Folder

FILE = "clinic.yaml"
BEFORE = CLINIC.split("\ndesk:", maxsplit=1)[0] + "\n"
FIRST = len(BEFORE.splitlines()) + 1
"""The line of ``desk:``."""


def write(folder: Folder, *lines: str) -> None:
    folder.write(FILE, BEFORE + "desk:\n" + "".join(f"  {line}\n" for line in lines))


WEEKDAY = "hours: {friday: ['08:00-12:00', '13:30-17:30']}"


def test_a_whole_desk_is_read(small: Folder) -> None:
    write(
        small,
        "hours: {friday: ['13:30–17:30', '08:00 ~ 12:00'], saturday: ['20:00-02:00']}",
        "holidays: [2027-01-01, 2027-02-05 至 2027-02-12, {days: 2027-05-01, hours: ['9:00-10:00']}]",  # noqa: E501
        "extra: [{days: 2027-02-14, like: friday}, {days: 2027-02-21, hours: ['00:00-24:00']}]",
        "promise: 45",
        "returns: 24",
        "names: {patient: name, role: hidden}",
        "signs: {owner: {zh: 医生, en: doctor}}",
    )
    desk = small.load().clinic("en").desk
    shifts = (Span(480, 720), Span(810, 1050))
    assert desk.hours.on(date(2026, 11, 27)) == shifts
    assert desk.hours.on(date(2026, 11, 28)) == (Span(1200, 1560),)
    assert desk.hours.on(date(2026, 11, 29)) == ()
    assert desk.hours.on(date(2027, 1, 1)) == desk.hours.on(date(2027, 2, 12)) == ()
    assert desk.hours.on(date(2027, 5, 1)) == (Span(540, 600),)
    assert desk.hours.on(date(2027, 2, 14)) == shifts
    assert desk.hours.on(date(2027, 2, 21)) == (Span(0, 1440),)
    assert (desk.promise, desk.returns) == (timedelta(minutes=45), timedelta(hours=24))
    assert desk.names
    assert not desk.roles
    assert desk.signs == {Role.OWNER: "doctor"}
    assert small.load().clinic("zh").desk.signs == {Role.OWNER: "医生"}


def test_a_clinic_that_says_nothing_promises_nothing_and_is_warned(small: Folder) -> None:
    small.write(FILE, BEFORE)
    warned = [p for p in small.check() if p.path.as_posix() == FILE]
    assert [p.severity for p in warned] == ["warning"]
    assert "nobody is said to answer" in warned[0].message
    assert small.load().clinic("en").desk.hours == NEVER


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("hours: {monday: ['morning']}", 'write from when to when, such as "08:00-12:00"'),
        ("hours: {monday: ['08:00-12:60']}", "is not a span of hours"),
        ("hours: {monday: ['08:00-25:00']}", "a time that no clock shows"),
        ("hours: {monday: ['24:00-25:00']}", "a time that no clock shows"),
        ("hours: {monday: ['08:00-08:00']}", 'for the whole day write "00:00-24:00"'),
        ("hours: {monday: ['08:00-12:00', '11:59-13:00']}", "two spans overlap"),
        ("hours: {monday: ['20:00-02:00', '21:00-22:00']}", "two spans overlap"),
        ("hours: {montag: ['08:00-12:00']}", "montag"),
        ("hours: {}", "the desk is never open"),
    ],
)
def test_hours_that_nobody_can_keep(small: Folder, line: str, words: str) -> None:
    write(small, line)
    assert_told(small, FILE, FIRST + 1, words)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("holidays: [2027-02-30]", "2027-02-30"),
        ("holidays: [2027-02-12 to 2027-02-05]", "does not go from a day to a later one"),
        ("holidays: [2027-02-12 to 2028-02-13]", "less than a year later"),
        ("holidays: [2027-02-12, 2027-02-10 to 2027-02-12]", "a day from 2027-02-10 on"),
        ("extra: [{days: 2027-02-14}]", "an extra day needs its hours, or a weekday"),
        ("extra: [{days: 2027-02-14, like: friday, hours: ['8:00-9:00']}]", "an extra day needs"),
        ("extra: [{days: 2027-02-14, like: feiertag}]", "friday"),
        ("promise: 0", "write minutes in digits, from 1 to 1440"),
        ("promise: 1441", "write minutes in digits, from 1 to 1440"),
        ("promise: half an hour", "write minutes in digits"),
        ("pass_on: -5", "write minutes in digits"),
        ("returns: 337", "write hours in digits, from 1 to 336"),
        ("names: {patient: nickname}", "pseudonym"),
        ("signs: {surgeon: {zh: 医生, en: surgeon}}", "surgeon"),
        ("signs: {owner: doctor}", "zh"),
    ],
)
def test_slips_in_the_rest(small: Folder, line: str, words: str) -> None:
    write(small, WEEKDAY, line)
    assert_told(small, FILE, FIRST + 2, words)


def test_a_day_is_a_holiday_or_an_extra_day(small: Folder) -> None:
    write(
        small,
        WEEKDAY,
        "holidays: [2027-02-05 to 2027-02-12]",
        "extra: [{days: 2027-02-12, like: friday}]",
    )
    assert_told(small, FILE, FIRST + 3, "2027-02-12 stands twice")

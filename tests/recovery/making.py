"""Plans, dates, zones and wishes of every kind, for Hypothesis and by hand."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.recovery.course import Course
from bot.recovery.plan import (
    Condition,
    DayPart,
    Kind,
    Lasts,
    Operation,
    Plan,
    Step,
    Times,
    UntilDay,
    UntilOperation,
)
from bot.recovery.wishes import ORDINARY, Pause, Quiet, Wishes

SHANGHAI = ZoneInfo("Asia/Shanghai")
LONDON = ZoneInfo("Europe/London")
ZONES = [
    SHANGHAI,
    LONDON,
    *map(
        ZoneInfo,
        [
            "America/St_Johns",  # half an hour off the others
            "Pacific/Chatham",  # three quarters of an hour off
            "Australia/Lord_Howe",  # saves half an hour
            "Pacific/Apia",  # had no 30 December 2011
            "America/Santiago",  # no midnight on the day the clocks go forward
            "Africa/Cairo",
            "Africa/Casablanca",  # goes back for Ramadan
            "Antarctica/Troll",  # saves two hours
            "Pacific/Kiritimati",
            "Etc/GMT+12",
        ],
    ),
]

minutes = st.integers(0, 24 * 60 - 1).map(lambda m: time(m // 60, m % 60))
hours = st.integers(0, 30).map(lambda h: timedelta(hours=h))
zones = st.sampled_from(ZONES)
turning_days = st.sampled_from(
    [
        date(2026, 3, 29),
        date(2026, 10, 25),
        date(2026, 4, 5),
        date(2026, 9, 6),
        date(2026, 10, 4),
        date(2024, 2, 29),
        date(2028, 2, 29),
        date(2011, 12, 30),
        date(2026, 12, 31),
    ]
)
days = st.one_of(
    turning_days,
    st.builds(lambda day, n: day + timedelta(days=n), turning_days, st.integers(-50, 50)),
    st.dates(date(2000, 1, 1), date(2199, 12, 31)),
)
operations = st.builds(Operation, days, st.none() | minutes)
usefulness = st.one_of(
    st.builds(Lasts, days=st.integers(0, 40), hours=st.integers(0, 48)),
    st.builds(UntilDay, st.integers(-60, 200), st.none() | minutes),
    st.builds(UntilOperation),
)
quiets = st.none() | st.builds(Quiet, minutes, minutes) | st.just(ORDINARY.quiet)
conditions = st.sampled_from(list(Condition))


def steps(name: str) -> st.SearchStrategy[Step]:
    return st.builds(
        Step,
        id=st.just(name),
        day=st.integers(-60, 200) | st.integers(-2, 3),
        useful=usefulness,
        page=st.just("care"),
        kind=st.sampled_from(list(Kind)),
        at=st.none() | minutes | st.sampled_from(list(DayPart)),
        before=st.none() | hours,
        after=st.none() | hours,
        condition=st.none() | conditions,
        any_hour=st.booleans(),
        silenced_by=st.lists(st.sampled_from("abcdef"), max_size=1).map(tuple),
        again=st.lists(hours.filter(bool), max_size=2).map(tuple),
    )


plans = st.builds(
    Plan,
    st.just("plan"),
    st.lists(st.sampled_from("abcdefghij"), unique=True, max_size=8).flatmap(
        lambda names: st.tuples(*map(steps, names))
    ),
    st.builds(Times, *[minutes] * 5) | st.just(Times()),
)
wishes = st.builds(Wishes, st.none() | minutes, quiets, st.frozensets(conditions))
courses = st.builds(Course, plans, operations, zones, wishes)


@st.composite
def moments(draw: st.DrawFn, course: Course) -> datetime:
    """An instant within reach of a course, now and then on the very instant of a step."""
    around = course.begins + timedelta(minutes=draw(st.integers(-70 * 1440, 210 * 1440)))
    return draw(st.sampled_from([around, around.replace(second=1), course.begins]))


@st.composite
def pauses_of(draw: st.DrawFn, course: Course) -> tuple[Pause, ...]:
    starts = draw(st.lists(moments(course), max_size=2))
    lengths = st.none() | st.integers(-5, 60 * 24 * 30).map(lambda m: timedelta(minutes=m))
    ends = [draw(lengths) for _ in starts]
    return tuple(
        Pause(start, None if length is None else start + length, draw(st.booleans()))
        for start, length in zip(starts, ends, strict=True)
    )


def utc(text: str) -> datetime:
    """Return an instant from ISO text, read as UTC where it names no offset."""
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def step(name: str = "a", day: int = 0, **more: object) -> Step:
    """A step useful for two days, at the usual time, unless said otherwise."""
    said: dict[str, object] = {"useful": Lasts(days=2), "page": "care", **more}
    return Step(id=name, day=day, **said)  # type: ignore[arg-type]


def course_of(
    *of: Step,
    day: str = "2026-03-05",
    zone: ZoneInfo = SHANGHAI,
    hour: time | None = None,
    wish: Wishes = ORDINARY,
    pauses: tuple[Pause, ...] = (),
) -> Course:
    return Course(Plan("plan", of), Operation(date.fromisoformat(day), hour), zone, wish, pauses)

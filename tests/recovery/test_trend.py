"""The days as they were answered: gaps stay gaps."""

from datetime import UTC, datetime, timedelta

from bot.recovery.checkin import COUNTS, Checkin
from bot.recovery.plan import Kind, Lasts, Plan, Step
from bot.recovery.trend import Point, points

ASKED = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
DAYS = [("d0", 0), ("d1a", 1), ("d1b", 1), ("d2", 2), ("d3", 3)]
HALF = Lasts(hours=12)
PLAN = Plan(
    "lift",
    (
        Step("cold", 1, HALF, "care"),
        *(Step(name, day, HALF, "care", kind=Kind.CHECKIN) for name, day in DAYS),
    ),
)


def asked(step: str, day: int, round_: int = 1, **answers: str) -> Checkin:
    return Checkin(
        id=day,
        person=1,
        subscription=1,
        round=round_,
        step=step,
        day=day,
        asked=ASKED,
        times=1,
        answers=answers,
        level=None,
        closed=None,
        told=None,
        active=True,
    )


def test_days_stand_in_the_plans_order_with_gaps_where_nothing_was_said() -> None:
    rows = [
        asked("d0", 0, pain="pain-6", swelling="swelling-more"),
        asked("d1b", 1, pain="pain-10"),
        asked("d2", 2),
    ]
    assert points(PLAN, rows, today=2) == (
        Point(0, 6, 2),
        Point(1, None, None),
        Point(1, 10, None),
        Point(2, None, None),
    )


def test_days_before_somebody_subscribed_were_never_asked() -> None:
    rows = [asked("d2", 2, pain="pain-3")]
    assert points(PLAN, rows, today=4, before={"d0", "d1a", "d1b"}) == (
        Point(2, 3, None),
        Point(3, None, None),  # after an outage it is a gap
    )
    # What was asked late all the same stands there.
    assert points(PLAN, rows, today=2, before={"d2"}) == (
        Point(0, None, None),
        Point(1, None, None),
        Point(1, None, None),
        Point(2, 3, None),
    )


def test_nothing_asked_is_nothing_to_draw() -> None:
    assert points(PLAN, [], today=9) == ()


def test_of_two_rounds_the_last_answers_count() -> None:
    rows = [
        asked("d0", 0, pain="pain-6"),
        asked("d0", 0, 2, pain="pain-2"),
        asked("d0", 0, 3),
    ]
    assert points(PLAN, rows, today=0) == (Point(0, 2, None),)


def test_a_plan_and_answers_that_are_gone_leave_what_is_left() -> None:
    rows = [asked("d0", 0, pain="pain-99", swelling="swelling-less")]
    assert points(None, rows, today=4) == (Point(0, None, 0),)


def test_an_answer_counts_for_a_day_after_the_asking() -> None:
    one = asked("d0", 0)
    assert not one.over(ASKED + COUNTS)
    assert one.over(ASKED + COUNTS + timedelta(seconds=1))

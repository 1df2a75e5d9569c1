"""Whole recoveries: subscribing, outages, pauses, other dates, zones and plans in any order.

A small process lives through them as the real one does: it sleeps until something is due, sorts
what is, sends it and remembers. Whatever happens, nothing is sent twice, late or at a bad time, and
in the end everything was said, summed up, or taken away by the person.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from bot.recovery.arithmetic import History, next_due, schedule, timetable
from bot.recovery.catching_up import catch_up
from bot.recovery.course import Course
from bot.recovery.difference import still_counts
from bot.recovery.later import later
from bot.recovery.placing import Instant, step_of
from bot.recovery.plan import Condition, Operation, Plan
from bot.recovery.walltime import wall_of
from bot.recovery.wishes import Pause, Wishes
from tests.recovery.making import LONDON, course_of, courses, minutes, quiets, step, steps, zones

SECOND = timedelta(seconds=1)
spans = st.one_of(
    st.integers(0, 60 * 24 * 60).map(lambda m: timedelta(minutes=m)),
    st.integers(1, 90).map(lambda d: timedelta(days=d)),
    st.just(SECOND),
)


class Recovery(RuleBasedStateMachine):
    @initialize(course=courses, days=st.integers(-80, 30), seconds=st.sampled_from([0, 1, 40000]))
    def subscribe(self, course: Course, days: int, seconds: int) -> None:
        day = date(2026, 3, 20) + timedelta(days=course.operation.day.day)  # near changes of clocks
        self.course = replace(course, operation=Operation(day, course.operation.hour))
        self.now = self.course.begins + timedelta(days=days, seconds=seconds)
        self.sent: dict[str, datetime] = {}
        self.told: set[str] = set()
        self.done: set[str] = set()
        self.later: dict[str, datetime] = {}
        self.up_since = self.now
        self.rounds: list[tuple[Course, History]] = []
        self.said: set[tuple[Operation, str]] = set()

    @property
    def history(self) -> History:
        told, done = frozenset(self.told), frozenset(self.done)
        return History(dict(self.sent), told, done, dict(self.later))

    def left(self) -> tuple[Instant, ...]:
        return schedule(self.course, self.history, self.now)

    def of_use(self) -> list[Instant]:
        return [instant for instant in self.left() if instant.helps(self.now)]

    # The process

    def work(self, until: datetime) -> None:
        while (due := next_due(self.left())) is not None and due <= until:
            self.now = max(self.now, due)
            self.deal(self.left())
            after = next_due(self.left())
            assert after is None or after > self.now, "it would spin"
        self.now = max(self.now, until)

    def deal(self, instants: tuple[Instant, ...]) -> None:
        late = catch_up(instants, self.now, self.course.begins)
        for instant in late.send:
            assert instant.key not in self.sent, "sent twice"
            assert not {instant.step.id, *instant.step.silenced_by} & self.done, "silenced"
            assert self.now <= instant.until, "of no use any more"
            assert instant.step.any_hour or not self.is_quiet(), "in quiet hours"
            kind = instant.step.kind
            assert not any(one.stops(kind, self.now) for one in self.course.pauses), "in a pause"
            said = (self.course.operation, instant.key)
            assert said not in self.said, "sent twice for one operation"
            self.said.add(said)
            self.sent[instant.key] = self.now
        if late.summary:
            assert not self.is_quiet(), "a summary in quiet hours"
            told = {one.step.kind for one in late.summary}
            pauses = self.course.pauses
            assert not any(one.stops(kind, self.now) for one in pauses for kind in told), "paused"
        rest = {one.step.id for one in (*late.also, *late.over, *late.moot)}
        assert not rest & self.told, "told twice"
        self.told |= rest

    def is_quiet(self) -> bool:
        quiet = self.course.wishes.quiet
        return quiet is not None and quiet.covers(wall_of(self.now, self.course.zone).time())

    # What happens

    @rule(span=spans)
    def time_passes(self, span: timedelta) -> None:
        self.work(self.now + span)

    @rule(span=spans)
    def the_process_is_down(self, span: timedelta) -> None:
        self.now += span

    @rule(length=st.none() | spans, asks=st.booleans())
    def the_person_pauses(self, length: timedelta | None, asks: bool) -> None:
        pause = Pause(self.now, None if length is None else self.now + length, asks)
        self.course = replace(self.course, pauses=(*self.course.pauses, pause))

    @rule()
    def the_person_goes_on(self) -> None:
        ended = tuple(
            replace(one, end=min(self.now, one.end or self.now)) for one in self.course.pauses
        )
        self.course = replace(self.course, pauses=ended)

    @rule(hour=st.none() | minutes)
    def the_hour_is_put_right(self, hour: time | None) -> None:
        operation = Operation(self.course.operation.day, hour)
        self.course = replace(self.course, operation=operation)

    @rule(days=st.integers(-20, 60))
    def the_operation_is_on_another_day(self, days: int) -> None:
        """A new round: the ledger of the old one is closed."""
        self.move(self.course.operation.day + timedelta(days=days))

    @rule(days=st.integers(-20, 60))
    def the_operation_is_on_another_day_and_is_not_after_all(self, days: int) -> None:
        """What is of no use any more may have been said for a third day, which is enough."""
        day, before = self.course.operation.day, self.of_use()
        self.move(day + timedelta(days=days))
        self.move(day)
        assert self.of_use() == before, "as if nobody had ever said so"

    def move(self, day: date) -> None:
        self.rounds.append((self.course, self.history))
        operation = Operation(day, self.course.operation.hour)
        self.course = replace(self.course, operation=operation)
        rounds = [
            still_counts(
                history, replace(self.course, operation=was.operation), self.course, self.now
            )
            for was, history in self.rounds
        ]
        self.sent = {key: at for kept in rounds for key, at in kept.sent.items()}
        self.told = {step for kept in rounds for step in kept.told}
        self.done = {step for kept in rounds for step in kept.done}
        self.later = {step: at for kept in rounds for step, at in kept.later.items()}

    @rule(zone=zones)
    def the_person_travels(self, zone: object) -> None:
        self.course = replace(self.course, zone=zone)  # type: ignore[arg-type]

    @rule(preferred=st.none() | minutes, quiet=quiets, no=st.frozensets(st.sampled_from(Condition)))
    def the_person_wishes(
        self, preferred: time | None, quiet: object, no: frozenset[Condition]
    ) -> None:
        self.course = replace(self.course, wishes=Wishes(preferred, quiet, no))  # type: ignore[arg-type]

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def the_person_ticks_one_off(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.sent)))
        self.done.add(step_of(key))

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def the_person_says_later(self, data: st.DataObject) -> None:
        name = step_of(data.draw(st.sampled_from(sorted(self.sent))))
        found = [one for one in timetable(self.course) if one.step.id == name]
        choices = later(found[0], self.course, self.now) if found else {}
        if choices:
            self.later[name] = data.draw(st.sampled_from(sorted(choices.values())))

    @rule(step=st.sampled_from("abcdefghijk").flatmap(steps))
    def the_clinic_edits_the_plan(self, step: object) -> None:
        others = tuple(one for one in self.course.plan.steps if one.id != step.id)  # type: ignore[attr-defined]
        plan = Plan("plan", (*others, step), self.course.plan.times)  # type: ignore[arg-type]
        self.course = replace(self.course, plan=plan)

    # What holds

    @invariant()
    def whoever_asks_twice_hears_the_same(self) -> None:
        assert self.left() == self.left()

    def teardown(self) -> None:
        if not hasattr(self, "course"):
            return
        self.the_person_goes_on()
        self.work(max(self.now, self.course.begins) + timedelta(days=300))
        assert self.left() == ()
        for instant in timetable(self.course):
            name = instant.step.id
            known = name in self.sent or name in self.told
            assert known or self.history.silences(instant.step), "lost"


Recovery.TestCase.settings = settings(max_examples=60, stateful_step_count=25)
TestRecovery = Recovery.TestCase


def test_a_process_that_is_never_down_sends_each_step_at_its_very_time() -> None:
    """Thirty mornings through a change of the clocks, each in time, none left out."""
    course = course_of(*(step(str(day), day) for day in range(30)), day="2026-03-20", zone=LONDON)
    now = course.begins - timedelta(days=1)
    sent: dict[str, datetime] = {}
    while (due := next_due(schedule(course, History(sent), now))) is not None:
        now = due
        late = catch_up(schedule(course, History(sent), now), now, course.begins)
        assert len(late.send) == 1
        sent[late.send[0].key] = now
    assert [wall_of(at, LONDON).isoformat(" ", "hours") for at in sent.values()] == [
        f"{date(2026, 3, 20) + timedelta(days=day)} 09" for day in range(30)
    ]

"""My recovery: the day, what is next and when it is sent, what was done and missed."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from bot.conversation.screen import Button, Row, Screen, plain
from bot.library import StepText
from bot.recovery.checkin import Checkin
from bot.recovery.placing import Instant
from bot.subscriptions import Overview
from handlers import actions
from handlers import recovery_actions as do
from handlers.screens import recovery_checkins, recovery_pause
from handlers.screens.moments import clock, date_of, when
from handlers.screens.view import View

_FEW: Final = 3


def text_of(view: View, plan: str, step: str) -> StepText | None:
    """Return what a step says, None where it or its plan is gone."""
    if plan not in view.library.plans:
        return None
    return view.library.plan_text(plan, view.lang).steps.get(step)


def title_of(view: View, plan: str, step: str) -> str:
    """Return a step's title, also of a step or plan that is gone."""
    text = text_of(view, plan, step)
    return text.title if text is not None else view.t("recovery-step-gone")


def mine(view: View) -> Button:
    """The way to My recovery."""
    return Button(view.t("button-recovery"), do.ShowRecovery())


def back(view: View) -> tuple[Row, Row]:
    """The last rows of what belongs to My recovery: the red button, and the way back."""
    return (view.wrong(), (mine(view), *view.home()))


def none(view: View) -> Screen:
    """The answer to somebody who follows no plan."""
    return Screen(view.t("recovery-none"), (view.wrong(), view.home()))


def recovery(
    view: View,
    seen: Overview,
    asked: Sequence[Checkin] = (),
    *,
    lead: str = "",
    stopped: bool = False,
) -> Screen:
    """Where somebody is; ``stopped`` where they want no message at all.

    ``asked`` has the check-ins, in the order of asking.
    """
    begun = recovery_checkins.open_one(view, asked, seen.now)
    parts = [lead, heading(view, seen), _status(view, seen, stopped=stopped)]
    rows = _rows(view, seen, stopped=stopped)
    if begun is not None:
        title = title_of(view, seen.subscription.plan, begun.step)
        parts.append(recovery_checkins.line(view, begun, title))
        rows = (recovery_checkins.go_on(view, begun), *rows)
    parts += _lists(view, seen, recovery_checkins.unfinished(view, asked))
    return Screen("\n\n".join(part for part in parts if part), rows)


def heading(view: View, seen: Overview) -> str:
    """Return the day and the date of the operation."""
    operation = seen.subscription.operation
    day = date_of(view, operation.day, seen.today)
    if operation.hour is not None:
        day = view.t("moment-day", day=day, time=clock(view, operation.hour))
    return view.t("recovery-heading", title=day_words(view, seen.day), operation=day)


def day_words(view: View, day: int) -> str:
    """Return "day 3", "in 12 days"."""
    if day < 0:
        return view.t("recovery-before", days=-day)
    return view.t("recovery-day", day=day)


def _status(view: View, seen: Overview, *, stopped: bool) -> str:
    zone = seen.subscription.zone
    pause = seen.subscription.pause(seen.now)
    if stopped:
        return view.t("recovery-stopped")
    if pause is not None:
        return recovery_pause.status(view, seen, pause)
    if seen.course is None:
        return view.t("recovery-plan-gone")
    if seen.next is None:
        return view.t("recovery-nothing-next")
    title = _title(view, seen, seen.next)
    return view.t("recovery-next", title=title, when=when(view, seen.next.due, zone, seen.now))


def _lists(view: View, seen: Overview, unfinished: Collection[str]) -> Iterable[str]:
    if seen.tomorrow:
        zone = seen.subscription.zone
        lines = (
            view.t(
                "recovery-one",
                title=_title(view, seen, one),
                when=clock(view, one.due.astimezone(zone).time()),
            )
            for one in seen.tomorrow
        )
        yield view.t("recovery-tomorrow", list="\n".join(f"- {line}" for line in lines))
    if done := [one for one in seen.done if one.step.id not in unfinished]:
        yield view.t("recovery-done", list=_latest(view, seen, done))
    if missed := seen.missed_lately:
        yield view.t("recovery-missed", list=_latest(view, seen, missed))


def _latest(view: View, seen: Overview, instants: Sequence[Instant]) -> str:
    # Check-ins of several days have one title.
    titles = list(dict.fromkeys(_title(view, seen, one) for one in reversed(instants)))
    words = view.t("recovery-separator").join(titles[:_FEW])
    more = len(titles[_FEW:])
    return view.t("recovery-and-more", list=words, more=more) if more else words


def _title(view: View, seen: Overview, instant: Instant) -> str:
    return plain(title_of(view, seen.subscription.plan, instant.step.id))


def _rows(view: View, seen: Overview, *, stopped: bool) -> tuple[Row, ...]:
    if stopped:
        pause: Row = (Button(view.t("button-resume"), actions.Resume()),)
    elif seen.subscription.pause(seen.now):
        pause = (Button(view.t("button-go-on"), do.EndPause()),)
    else:
        pause = (
            Button(view.t("button-pause-week"), do.Pause(7)),
            Button(view.t("button-pause"), do.Pause(0)),
        )
    return (
        (
            Button(view.t("button-timeline"), do.ShowTimeline()),
            Button(view.t("button-calendar"), do.GetCalendar()),
        ),
        (Button(view.t("checkin-trend"), actions.ShowTrend()),),
        (
            Button(view.t("button-change-date"), do.ChangeDate(0)),
            Button(view.t("button-ledger"), do.ShowLedger(0)),
        ),
        (
            Button(view.t("button-change-time"), do.ShowTimes()),
            Button(view.t("button-change-zone"), do.ShowZones()),
        ),
        (
            Button(view.t("button-details"), do.ShowDetails()),
            Button(view.t("button-quiet"), do.ShowQuiet()),
        ),
        pause,
        (Button(view.t("button-end-plan"), do.EndPlan()),),
        view.wrong(),
        view.home(),
    )


def ended(view: View, subscription: int) -> Screen:
    """The plan is over; the way back."""
    again = Button(view.t("button-reopen"), do.ReopenPlan(subscription))
    return Screen(view.t("recovery-ended"), ((again,), view.wrong(), view.home()))

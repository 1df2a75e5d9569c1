"""Subscribing: consent, and the questions that are answered with a tap."""

from datetime import time
from typing import Final

from bot.conversation.screen import Button, Row, Screen
from handlers import enrolment_actions as do
from handlers.enrolment_draft import UNKNOWN, Draft
from handlers.screens.moments import clock
from handlers.screens.view import View, in_rows

HOURS: Final = (7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18)
"""At which an operation may begin."""
_TIMES = (8, 9, 10, 12, 18, 19, 20, 21)
IN_A_ROW: Final = 4


def consent(view: View, version: str) -> Screen:
    """What would be kept, why, how long; nothing else is asked here.

    A consent has to be separate, informed, and as easily taken back as given (PIPL 14-16, 28-29;
    GDPR 7, 9). ``version`` is of these words.
    """
    yes = Button(view.t("button-agree"), do.Consent(True, version), style="success")  # noqa: FBT003
    no = Button(view.t("button-disagree"), do.Consent(False, version))  # noqa: FBT003
    clinic = view.library.clinic(view.lang).name
    return Screen(view.t("enrol-consent", clinic=clinic), ((yes,), (no,), view.wrong()))


def declined(view: View) -> Screen:
    """Nothing is kept; all that can be read is still there."""
    return Screen(view.t("enrol-declined"), (view.wrong(), view.home()))


def welcome_back(view: View) -> Screen:
    """Somebody was subscribing and did something else."""
    again = Button(view.t("button-start-over"), do.Discard())
    return Screen(view.t("enrol-back"), (go_on(view), (again,), view.wrong(), view.home()))


def go_on(view: View) -> Row:
    """The way back to subscribing."""
    return (Button(view.t("button-enrol-on"), do.Enrol(), style="primary"),)


def plan(view: View, draft: Draft) -> Screen:
    """Which operation."""
    rows = [
        (Button(view.library.plan_text(one, view.lang).title, do.PickPlan(one)),)
        for one in view.library.plan_ids
    ]
    return Screen(view.t("enrol-plan"), (*rows, *ways(view, draft, "plan")))


def hour(view: View, draft: Draft, today: int) -> Screen:
    """When the operation begins, or began; ``today`` is the day's number in the calendar."""
    day = draft.day or 0
    past = "today" if day == today else str(day < today)
    unknown = Button(view.t("button-not-known"), do.PickHour(UNKNOWN))
    buttons = [Button(clock(view, time(one)), do.PickHour(one * 60)) for one in HOURS]
    rows = (*in_rows(buttons, IN_A_ROW), (unknown,))
    return Screen(view.t("enrol-hour", past=past), (*rows, *ways(view, draft, "hour")))


def smoker(view: View, draft: Draft, *, unclear: bool = False) -> Screen:
    """Whether somebody smokes; ``unclear`` after an answer that is neither, as "I quit" is."""
    yes = Button(view.t("button-smoker"), do.PickSmoker(1))
    no = Button(view.t("button-no-smoker"), do.PickSmoker(0))
    silent = Button(view.t("button-not-said"), do.PickSmoker(UNKNOWN))
    text = view.t("enrol-smoker", unclear=str(unclear))
    return Screen(text, ((yes, no), (silent,), *ways(view, draft, "smoker")))


def time_of_day(view: View, draft: Draft, *, night: bool = False) -> Screen:
    """At which time of day messages shall come; ``night`` after one at which none come."""
    plans = Button(view.t("button-plan-times"), do.PickTime(UNKNOWN))
    buttons = [Button(clock(view, time(one)), do.PickTime(one * 60)) for one in _TIMES]
    rows = (*in_rows(buttons, IN_A_ROW), (plans,))
    return Screen(view.t("enrol-time", night=str(night)), (*rows, *ways(view, draft, "time")))


def ways(view: View, draft: Draft, step: str) -> list[Row]:
    """Return the row back to the question before, and the red button."""
    if draft.open is None:
        back = Button(view.t("button-back"), do.Enrol())
    elif (before := draft.before(step)) is not None:
        back = Button(view.t("button-back"), do.Ask(before))
    else:
        return [view.wrong(), view.home()]
    return [view.wrong(), (back, *view.home())]

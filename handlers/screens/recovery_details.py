"""My recovery: what the plan goes by beside the date, and other answers to choose from."""

from datetime import time

from bot.conversation.screen import Button, Row, Screen
from bot.recovery.subscription import Subscription
from bot.subscriptions import Overview
from handlers import recovery_actions as do
from handlers.screens.enrolment import HOURS, IN_A_ROW
from handlers.screens.moments import clock
from handlers.screens.recovery import back
from handlers.screens.view import View, in_rows

_UNKNOWN = -1


def details(view: View, subscription: Subscription) -> Screen:
    """What is known, each with the other answer."""
    hour = subscription.operation.hour
    text = view.t(
        "recovery-details",
        hour=clock(view, hour) if hour is not None else view.t("recovery-not-known"),
        smoker=str(subscription.smoker),
        stitches=str(subscription.stitches_in),
    )
    rows: tuple[Row, ...] = (
        (Button(view.t("change-hour"), do.ShowHours()),),
        tuple(
            Button(view.t("button-smoking", yes=str(yes)), do.TellSmoking(int(yes)))
            for yes in (True, False)
            if yes is not subscription.smoker
        ),
        tuple(
            Button(view.t("button-stitches", inside=str(inside)), do.TellStitches(int(inside)))
            for inside in (True, False)
            if inside is not subscription.stitches_in
        ),
    )
    return Screen(text, (*rows, *back(view)))


def hours(view: View, seen: Overview) -> Screen:
    """Hours to choose from; the present one is left out."""
    now = seen.subscription.operation.hour
    buttons = [
        Button(clock(view, time(hour)), do.TakeHour(hour * 60))
        for hour in HOURS
        if time(hour) != now
    ]
    rows: list[Row] = [*in_rows(buttons, IN_A_ROW)]
    if now is not None:
        rows.append((Button(view.t("button-not-known"), do.TakeHour(_UNKNOWN)),))
    return Screen(view.t("recovery-choose-hour"), (*rows, *back(view)))

"""My recovery: check-ins that are not answered to the end."""

from collections.abc import Sequence
from datetime import datetime

from bot.conversation.screen import Button, Row, plain
from bot.recovery.checkin import Checkin
from handlers import actions
from handlers.screens.view import View


def unfinished(view: View, asked: Sequence[Checkin]) -> frozenset[str]:
    """Return the steps whose questions aren't all answered, as after a red flag."""
    latest = {one.step: one for one in asked}
    return frozenset(
        step for step, one in latest.items() if view.library.triage.next(one.answers) is not None
    )


def open_one(view: View, asked: Sequence[Checkin], now: datetime) -> Checkin | None:
    """Return the check-in that can still be answered to the end; never one before the newest."""
    left = unfinished(view, asked)
    found = [one for one in asked if one.step in left and not one.newer and not one.over(now)]
    return found[-1] if found else None


def line(view: View, checkin: Checkin, title: str) -> str:
    """Return how far somebody came."""
    questions = view.library.triage.questions
    answered = sum(question.id in checkin.answers for question in questions)
    title = plain(title)
    return view.t("recovery-checkin", title=title, answered=answered, all=len(questions))


def go_on(view: View, checkin: Checkin) -> Row:
    """The way on with it."""
    return (Button(view.t("button-checkin-go-on"), actions.OpenCheckin(checkin.id)),)

"""The last question before an announcement goes out, and times to choose from."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.announcements import Counted, Draft
from bot.conversation.screen import Button, Row, Screen
from bot.mailing import agreeing
from bot.mailing.checks import FAST, USUAL, Finding
from handlers import announce_actions as do
from handlers.screens.announce import back, told
from handlers.screens.announce_reach import aimed
from handlers.screens.moments import when
from handlers.screens.view import View, in_pairs

PAID_FROM: Final = 1000
"""From so many people on it may be worth paying for speed."""
_A_STAR: Final = 10
"""Messages a Star pays for (Bot API, allow_paid_broadcast: 0.1 Star each above 30 a second)."""


def confirm(
    view: View,
    one: Draft,
    counted: Counted,
    concerns: Sequence[Finding],
    *,
    minute: int,
    at: str,
    why: str = "",
) -> Screen:
    """Ask for the last time: how many, when, what it costs, and what is worth a look.

    ``why`` is the reason for asking again: ``changed``, ``more``, ``late``, ``number``.
    """
    count = counted.recipients
    lead = view.t("announce-again", why=why) if why else ""
    asked = view.t("announce-confirm", count=count, at=at, now=str(not minute))
    parts = [lead, asked, aimed(view, one.audience), told(view, concerns)]
    if any(concern.stops for concern in concerns):
        parts.append(view.t("announce-stopped"))
        return Screen(_joined(parts), ((back(view, one.id),),))
    if one.paid:
        parts.append(_price(view, count))
    if count > agreeing.TYPED:
        parts.append(view.t("announce-type-number", count=count))
    rows = _ways(view, one, count, minute)
    return Screen(_joined(parts), (*rows, (back(view, one.id),)))


def _ways(view: View, one: Draft, count: int, minute: int) -> list[Row]:
    rows: list[Row] = []
    stars = _stars(count)
    if count <= agreeing.TYPED:
        label = view.t(
            "button-send-now", now=str(not minute), count=count, paid=str(one.paid), stars=stars
        )
        rows.append((Button(label, do.Release(one.id, minute), style="success"),))
    rows.append((Button(view.t("button-other-time"), do.ShowTimes(one.id)),))
    if minute:
        now = Button(view.t("button-after-all-now"), do.AskRelease(one.id, 0))
        rows[-1] = (*rows[-1], now)
    if one.paid or count >= PAID_FROM:
        paid = view.t("button-paid", on=str(one.paid), stars=stars)
        rows.append((Button(paid, do.SetPaid(one.id, not one.paid, minute)),))
    return rows


def _price(view: View, count: int) -> str:
    return view.t(
        "announce-paid",
        stars=_stars(count),
        usual=-(-count // (USUAL * 60)),
        fast=-(-count // (FAST * 60)),
    )


def _stars(count: int) -> int:
    return -(-count // _A_STAR)


def times(view: View, one: Draft, now: datetime, *, wrong: bool = False) -> Screen:
    """Times to choose from, by the clinic's clocks."""
    zone = view.library.clinic(view.lang).zone
    wall = now.astimezone(zone)
    hours = [(0, 18), (1, 9), (1, 12), (1, 18), (2, 9), (7, 9)]
    moments = [
        (wall + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)
        for days, hour in hours
    ]
    buttons = [
        Button(when(view, at, zone, now), do.AskRelease(one.id, minute_of(at)))
        for at in moments
        if at > wall
    ]
    text = view.t("announce-times", wrong=str(wrong))
    return Screen(text, (*in_pairs(buttons), (back(view, one.id),)))


def minute_of(at: datetime) -> int:
    """Return an instant in minutes since 1970 (UTC)."""
    return int(at.timestamp() // 60)


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part)

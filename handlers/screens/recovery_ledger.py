"""What a person was sent, when, and what was not sent and why."""

from typing import Final

from bot.conversation.screen import Button, Row, Screen, plain
from bot.subscriptions import UNREACHABLE, LedgerEntry, Overview
from handlers import recovery_actions as do
from handlers.screens.moments import when
from handlers.screens.recovery import back, title_of
from handlers.screens.view import View

_ON_PAGE: Final = 8


def ledger(view: View, seen: Overview, page: int) -> Screen:
    """One page, the latest first; a page beyond the end is the last one."""
    last = max(0, (len(seen.ledger) - 1) // _ON_PAGE)
    page = min(max(page, 0), last)
    shown = seen.ledger[page * _ON_PAGE : (page + 1) * _ON_PAGE]
    lines = "\n".join(f"- {_line(view, seen, entry)}" for entry in shown)
    turn: Row = (
        *((Button("‹", do.ShowLedger(page - 1)),) if page > 0 else ()),
        *((Button("›", do.ShowLedger(page + 1)),) if page < last else ()),
    )
    text = view.t("ledger", list=lines) if shown else view.t("ledger-empty")
    return Screen(text, (*((turn,) if turn else ()), *back(view)))


def _line(view: View, seen: Overview, entry: LedgerEntry) -> str:
    at = entry.settled if entry.state == "sent" and entry.settled else entry.due
    return view.t(
        "ledger-line",
        when=when(view, at, seen.subscription.zone, seen.now),
        title=plain(_title(view, entry)),
        state=_state(view, entry),
    )


def _title(view: View, entry: LedgerEntry) -> str:
    if entry.kind in {"summary", "welcome"}:
        return view.t("ledger-summary")
    payload = entry.payload
    return title_of(view, str(payload.get("plan", "")), str(payload.get("step", "")))


def _state(view: View, entry: LedgerEntry) -> str:
    words = {
        "waiting": view.t("ledger-waiting"),
        "held": view.t("ledger-held"),
        "sent": view.t("ledger-sent"),
        "unknown": view.t("ledger-unknown"),
        "expired": view.t("ledger-expired"),
    }
    if entry.state == "expired" and entry.reason == "unknown":
        return words["unknown"]
    if entry.state in words:
        return words[entry.state]
    if entry.reason in UNREACHABLE:
        return view.t("ledger-unreachable")
    return view.t("ledger-failed") if entry.state == "failed" else view.t("ledger-not-wanted")

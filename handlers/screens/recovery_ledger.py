"""What a person was sent, when, and what was not sent and why."""

from typing import Final

from bot.conversation.screen import Button, Row, Screen, plain
from bot.subscriptions import Fate, LedgerEntry, Overview, fate_of
from handlers import recovery_actions as do
from handlers.screens import paging
from handlers.screens.moments import when
from handlers.screens.recovery import back, title_of
from handlers.screens.view import View

_ON_PAGE: Final = 8


def ledger(view: View, seen: Overview, page: int) -> Screen:
    """One page, the latest first; a page beyond the end is the last one."""
    pages = paging.pages_of(seen.ledger, _ON_PAGE) or [()]
    page = paging.within(page, pages)
    shown = pages[page]
    lines = "\n".join(f"- {_line(view, seen, entry)}" for entry in shown)
    turn: Row = (
        *((Button("‹", do.ShowLedger(page - 1)),) if page > 0 else ()),
        *((Button("›", do.ShowLedger(page + 1)),) if page + 1 < len(pages) else ()),
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
        Fate.ON_ITS_WAY: view.t("ledger-waiting"),
        Fate.HELD: view.t("ledger-held"),
        Fate.SENT: view.t("ledger-sent"),
        Fate.UNKNOWN: view.t("ledger-unknown"),
        Fate.LATE: view.t("ledger-expired"),
        Fate.UNREACHABLE: view.t("ledger-unreachable"),
        Fate.FAILED: view.t("ledger-failed"),
    }
    return words.get(fate_of(entry)) or view.t("ledger-not-wanted")

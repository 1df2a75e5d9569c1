"""What a person was sent, when, and what was not sent and why."""

from typing import Final

from bot.conversation.screen import Screen
from bot.subscriptions import Accounted, Fate, Overview, account
from handlers import recovery_actions as do
from handlers.screens import accounts, paging
from handlers.screens.recovery import back
from handlers.screens.view import View

_ON_PAGE: Final = 8


def ledger(view: View, seen: Overview, page: int) -> Screen:
    """One page, what was due last first; a page beyond the end is the last one."""
    mine = [one for one in account(seen) if one.fate is not Fate.BEFORE]
    pages = paging.pages_of(mine, _ON_PAGE) or [[]]
    shown = paging.within(page, pages)
    lines = "\n".join(f"- {_line(view, seen, one)}" for one in pages[shown])
    text = view.t("ledger", list=lines) if mine else view.t("ledger-empty")
    return Screen(text, (*paging.ways(view, shown, pages, do.ShowLedger), *back(view)))


def _line(view: View, seen: Overview, one: Accounted) -> str:
    said = accounts.line(view, seen, one)
    fate = view.t("ledger-fate", fate=said.fate, at=said.at)
    return view.t("ledger-line", when=said.when, title=said.title, fate=fate)

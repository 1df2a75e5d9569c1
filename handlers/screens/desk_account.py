"""What became of a patient's reminders and check-ins, as their clinic reads it."""

from typing import Final

from bot.conversation.screen import Screen, plain
from bot.conversation.visit import Person
from bot.handover import Conversation
from bot.subscriptions import Accounted, Overview
from bot.subscriptions import account as accounted
from handlers import helpdesk_actions as do
from handlers.screens import accounts, paging
from handlers.screens.moments import clock, date_of, place, when
from handlers.screens.recovery import day_words, title_of
from handlers.screens.view import View

_ON_PAGE: Final = 8
_NEXT: Final = 3


def account(
    view: View, one: Conversation, person: Person, seen: Overview | None, page: int
) -> Screen:
    """One page, what was due last first; the first one begins with what comes.

    Page -1 is the first, in a message of its own: the card it was asked from stays as it is.
    """
    who = view.t("desk-topic", number=str(one.person))
    if seen is None:
        return Screen(view.t("account-none", who=who), fresh=page < 0)
    pages = paging.pages_of(accounted(seen), _ON_PAGE) or [()]
    shown = paging.within(page, pages)
    parts = [_head(view, who, seen)]
    if shown == 0:
        parts.append(_ahead(view, person, seen))
    if lines := [f"- {_line(view, seen, each)}" for each in pages[shown]]:
        parts.append(view.t("account-so-far", list="\n".join(lines)))
    ways = paging.ways(view, shown, pages, lambda to: do.ShowAccount(one.id, to))
    return Screen("\n\n".join(parts), tuple(ways), fresh=page < 0)


def _head(view: View, who: str, seen: Overview) -> str:
    zone = seen.subscription.zone
    return view.t(
        "account-head",
        who=who,
        operation=date_of(view, seen.subscription.operation.day, seen.today),
        day=day_words(view, seen.day),
        place=place(view, zone.key),
        time=clock(view, seen.now.astimezone(zone).time()),
    )


def _ahead(view: View, person: Person, seen: Overview) -> str:
    """Return what comes next, or why nothing does."""
    zone, now = seen.subscription.zone, seen.now
    pause = seen.subscription.pause(now)
    if person.stopped is not None:
        return view.t("account-stopped", when=when(view, person.stopped, zone, now))
    if person.unreachable is not None:
        return view.t("account-unreachable", when=when(view, person.unreachable, zone, now))
    if pause is not None and pause.end is None and not pause.asks:
        return view.t("account-paused", when=when(view, pause.start, zone, now))
    if seen.course is None:
        return view.t("account-plan-gone")
    coming = [
        view.t(
            "recovery-one",
            title=plain(title_of(view, seen.subscription.plan, one.step.id)),
            when=when(view, one.due, zone, now),
        )
        for one in seen.coming[:_NEXT]
    ]
    said = [view.t("account-nothing-next")]
    if coming:
        said = [view.t("account-next", list="\n".join(f"- {line}" for line in coming))]
    if pause is not None and pause.asks:
        said.insert(0, view.t("account-asked", when=when(view, pause.start, zone, now)))
    return "\n\n".join(said)


def _line(view: View, seen: Overview, one: Accounted) -> str:
    said = accounts.line(view, seen, one)
    fate = view.t("account-fate", fate=said.fate, at=said.at)
    return view.t("account-line", when=said.when, title=said.title, fate=fate)

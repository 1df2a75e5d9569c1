"""Whom an announcement is for: a tap each, and the count after every tap."""

from typing import Final

from bot.announcements import Counted, Draft
from bot.conversation.screen import Button, Row, Screen
from handlers import announce_actions as do
from handlers.screens.announce import back
from handlers.screens.announce_reach import PHASES, language_name, reach
from handlers.screens.view import View

ALL: Final = "all"
DAYS: Final = (0, 7, 30, 90)
"""Within how many days somebody wrote last; 0 for whenever."""


def audience(view: View, one: Draft, counted: Counted) -> Screen:
    """What is chosen, and how many that are."""
    rows = [_languages(view, one), *_phases(view, one), *_plans(view, one), _active(view, one)]
    text = "\n\n".join((view.t("announce-audience"), reach(view, counted)))
    return Screen(text, (*rows, (back(view, one.id),)))


def _languages(view: View, one: Draft) -> Row:
    chosen = one.audience.languages
    everybody = Button(
        view.t("audience-all-languages", on=str(not chosen)), do.ToLanguage(one.id, ALL)
    )
    others = [
        Button(
            view.t(
                "audience-one",
                on=str(chosen == (lang,)),
                what=language_name(view, lang),
            ),
            do.ToLanguage(one.id, lang),
        )
        for lang in view.library.languages
    ]
    return (everybody, *others)


def _phases(view: View, one: Draft) -> list[Row]:
    buttons = []
    for place, (phase, name) in enumerate(PHASES.items()):
        on = phase in one.audience.phases
        label = view.t("audience-phase", on=str(on), phase=view.t("phase", phase=name))
        buttons.append(Button(label, do.ToPhase(one.id, place, not on)))
    return [tuple(buttons[:2]), tuple(buttons[2:])]


def _plans(view: View, one: Draft) -> list[Row]:
    chosen = one.audience.plan
    everybody = Button(view.t("audience-all-plans", on=str(chosen is None)), do.ToPlan(one.id, ALL))
    plans = [
        Button(
            view.t(
                "audience-one",
                on=str(chosen == plan),
                what=view.library.plan_text(plan, view.lang).title,
            ),
            do.ToPlan(one.id, plan),
        )
        for plan in view.library.plan_ids
    ]
    return [(everybody,), *((button,) for button in plans)]


def _active(view: View, one: Draft) -> Row:
    return tuple(
        Button(
            view.t("audience-active", on=str((one.audience.active_days or 0) == days), days=days),
            do.ToActive(one.id, days),
        )
        for days in DAYS
    )

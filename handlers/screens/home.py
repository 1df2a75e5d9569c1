"""The menu, the greeting and the help."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from bot.conversation.action import Action
from bot.conversation.screen import Button, Row, Screen
from bot.library import MenuItem
from handlers import actions
from handlers.helpdesk_actions import AskPerson
from handlers.recovery_actions import ShowRecovery
from handlers.screens.view import View

DO: Final[dict[str, Callable[[], Action]]] = {
    "ask": actions.Ask,
    "search": actions.Ask,
    "recovery": ShowRecovery,
    "sheet": actions.ShowSheet,
    "language": actions.ChooseLanguage,
    "privacy": actions.ShowPrivacy,
    "help": actions.Help,
    "wrong": actions.Wrong,
    "person": AskPerson,
    "stop": actions.Stop,
}
"""What ``do:`` may name in ``menus.yaml`` and in answers."""


def menu(view: View, lead: str) -> Screen:
    """The menu of ``menus.yaml`` below ``lead``."""
    rows = tuple(tuple(_button(view, item) for item in row) for row in view.library.home(view.lang))
    return Screen(lead, rows)


def home(view: View) -> Screen:
    """The menu."""
    return menu(view, view.t("home"))


def greeting(view: View, *, stopped: bool = False) -> Screen:
    """The menu with a welcome; who ``stopped`` all messages reads so, and may take it back."""
    shown = menu(view, view.t("greeting", clinic=view.library.clinic(view.lang).name))
    if not stopped:
        return shown
    on = (Button(view.t("button-resume"), actions.Resume()),)
    return replace(shown, text=f"{shown.text}\n\n{view.t('still-stopped')}", rows=(on, *shown.rows))


def help_screen(view: View) -> Screen:
    """What the bot can do."""
    rows: tuple[Row, ...] = (
        (
            Button(view.t("do-language"), actions.ChooseLanguage()),
            Button(view.t("do-privacy"), actions.ShowPrivacy()),
        ),
        view.wrong(),
        view.home(),
    )
    clinic = view.library.clinic(view.lang)
    return Screen(view.t("help", phone=clinic.phone, emergency=clinic.emergency), rows)


def help_for_team(
    view: View, own: Sequence[tuple[str, str]], in_talks: Sequence[tuple[str, str]]
) -> Screen:
    """What the bot can do, and what somebody of the team can command; of the patients' talks, too.

    Each command stands beside what it does.
    """
    shown = help_screen(view)
    parts = [shown.text, view.t("help-team", lines=_lines(view, own))]
    if in_talks:
        parts.append(view.t("help-talks", lines=_lines(view, in_talks)))
    return replace(shown, text="\n\n".join(parts))


def _lines(view: View, commands: Sequence[tuple[str, str]]) -> str:
    return "\n".join(view.t("help-command", word=word, does=does) for word, does in commands)


def doing(view: View, what: str) -> Button:
    """The button to a function that an answer is about."""
    label = view.t("button-ask-person" if what == "person" else f"do-{what}")
    return Button(label, DO[what]())


def _button(view: View, item: MenuItem) -> Button:
    if item.page is not None:
        return view.to_page(item.page)
    if item.do == "wrong":
        return view.wrong()[0]
    return Button(item.label, DO[item.do or ""]())

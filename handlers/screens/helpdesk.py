"""A human's answer, as the patient sees it: how to ask, until when, who writes, what if not."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.conversation.role import Role
from bot.conversation.screen import Button, Row, Screen
from handlers import helpdesk_actions as do
from handlers.screens import desk_times, home
from handlers.screens.pages import CONTACT
from handlers.screens.view import View


def did_it_help(view: View) -> Row:
    """What is asked below an answer to a question somebody wrote."""
    return (
        Button(view.t("button-helped"), do.Helped()),
        Button(view.t("button-not-helped"), do.NotHelped()),
    )


def asked(view: View, promised: datetime | None, now: datetime, *, passed: bool) -> Screen:
    """A human will answer; ``passed`` where the last question went along."""
    text = view.t("asked-person", passed="yes" if passed else "no", when=_when(view, promised, now))
    return Screen(text, _ways(view), fresh=True)


def waits(view: View, promised: datetime | None, now: datetime) -> Screen:
    """What was written went to the desk."""
    return Screen(view.t("passed-on", when=_when(view, promised, now)), _ways(view))


def stops(view: View, promised: Sequence[str]) -> Screen:
    """What stops the messages, and what ends the talk; below what was ``promised`` just now."""
    text = "\n\n".join((*promised, view.t("talk-stop")))
    return Screen(text, ((home.doing(view, "stop"),), *_ways(view)))


def nobody(view: View) -> Screen:
    """The clinic has nobody who answers here."""
    clinic = view.library.clinic(view.lang)
    text = view.t("asked-nobody", phone=clinic.phone, emergency=clinic.emergency)
    return Screen(text, ((view.to_page(CONTACT),), view.wrong(), view.home()))


def ended(view: View, *, was_open: bool) -> Screen:
    """The bot answers again."""
    return Screen(view.t("talk-ended", was="open" if was_open else "closed"), _back(view))


def told(view: View, what: str, role: str, now: datetime) -> Screen:
    """What a patient is told of a conversation: ``what`` is a name of the wording ``talk-told``."""
    clinic = view.library.clinic(view.lang)
    text = view.t(
        "talk-told",
        what=what,
        role=role or "none",
        opens=desk_times.opening(view, now) or "none",
        phone=clinic.phone,
        emergency=clinic.emergency,
    )
    rows: Sequence[Row] = ()
    if what in {"returned", "closed"}:
        rows = _back(view)
    elif what == "unreached":
        rows = ((view.to_page(CONTACT),), view.wrong(), view.home())
    elif what in {"late", "unpromised", "still-late", "passed-on", "in-line"}:
        rows = (view.wrong(),)
    return Screen(text, tuple(rows))


def sign(view: View, role: Role, signs: Mapping[Role, str]) -> str:
    """Return what patients are told of who writes; ``clinic`` where nothing more precise is."""
    usual = view.t("sign-operator") if role is Role.OPERATOR else "clinic"
    return signs.get(role, usual)


def _when(view: View, promised: datetime | None, now: datetime) -> str:
    return desk_times.promise(view, promised, now)


def _ways(view: View) -> tuple[Row, ...]:
    return (view.wrong(), (Button(view.t("button-end-talk"), do.EndTalk()), *view.home()))


def _back(view: View) -> tuple[Row, ...]:
    return (view.person(), view.wrong(), view.home())

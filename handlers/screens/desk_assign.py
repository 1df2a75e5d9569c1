"""Giving a conversation to a colleague: to whom, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.screen import Button, Row, Screen, plain
from bot.handover import Conversation
from bot.library.columns import shortened
from bot.operators import Member
from handlers import helpdesk_actions as do
from handlers.screens.desk import ways
from handlers.screens.team import role_name
from handlers.screens.view import View

_NAME: Final = 16
"""Columns of a name on a button: the role stands behind it."""


@dataclass(frozen=True)
class Colleague:
    """One of the team, and what they call themselves, "" where nobody knows."""

    member: Member
    name: str


def called(view: View, who: Colleague) -> str:
    """Return a name with a role; a number where there is no name."""
    name = who.name or str(who.member.person.address)
    return view.t("desk-colleague", name=name, role=role_name(view, who.member.role))


def choose(view: View, one: Conversation, found: Sequence[Colleague]) -> Screen:
    """Whom to give it to, each a button; a message of its own, so that the card stays."""
    if not found:
        return Screen(view.t("desk-assign-nobody"), fresh=True)
    rows = tuple(
        (Button(_label(view, who), do.AssignTalk(one.id, who.member.person.id)),) for who in found
    )
    return Screen(view.t("desk-assign", number=str(one.person)), rows, fresh=True)


def _label(view: View, who: Colleague) -> str:
    off = view.t("team-off-duty") if who.member.off_duty is not None else ""
    return called(view, replace(who, name=shortened(who.name, _NAME))) + off


def assigned(view: View, one: Conversation, who: Colleague, contact: str) -> Screen:
    """Who looks after it now; the link has the messenger tell them as well."""
    link = f"[{plain(called(view, who))}]({contact})"
    return Screen(view.t("desk-assigned", number=str(one.person), who=link), ways(view, one))


def left(view: View, one: Conversation) -> Screen:
    """Whoever was meant is not in the team any more, or can't be reached."""
    again: Row = (Button(view.t("button-assign"), do.ChooseColleague(one.id)),)
    return Screen(view.t("desk-assign-left"), (again,))


def given(view: View, text: str, one: Conversation, giver: int, topic: str) -> Screen:
    """What a colleague reads to whom it was given, with the way to its ``topic``, and back."""
    back: Row = (Button(view.t("button-decline"), do.DeclineTalk(one.id, giver)),)
    there: Row = (Button(view.t("button-topic"), url=topic),) if topic else ()
    return Screen(text, (there, back) if there else (back,))


def declined(view: View, one: Conversation, *, was_theirs: bool) -> Screen:
    """It was given back, or is somebody else's by now."""
    text = view.t("desk-declined", number=str(one.person), theirs="yes" if was_theirs else "no")
    return Screen(text)

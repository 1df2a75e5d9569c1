"""The clinic's team: who is in it, inviting, taking out, and the log of what they did.

The bot keeps no names: somebody is their number in the messenger, which opens a chat with them.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from bot.conversation.screen import Button, Row, Screen
from bot.conversation.visit import Person
from bot.operators import Act, Joined, Log, Member, Role
from handlers import alert_actions as see_to
from handlers import team_actions as do
from handlers.screens.moments import date_of, when
from handlers.screens.view import View

Contact = Callable[[Person], str]
_ROLES: Final[dict[Role, Callable[[View], str]]] = {
    Role.OWNER: lambda view: view.t("role-owner"),
    Role.OPERATOR: lambda view: view.t("role-operator"),
    Role.EDITOR: lambda view: view.t("role-editor"),
}


def role_name(view: View, role: Role) -> str:
    """Return what a role is called."""
    return _ROLES[role](view)


def welcome(view: View, joined: Joined) -> Screen:
    """What somebody may do who just joined, or had joined before."""
    role = role_name(view, joined.role)
    clinic = view.library.clinic(view.lang).name
    if joined.before is not None:
        return Screen(view.t("team-already", role=role), _ways(view, joined.role))
    text = view.t("team-welcome", role=role, clinic=clinic, which=joined.role)
    return Screen(text, _ways(view, joined.role))


def overview(
    view: View,
    team: Sequence[Member],
    me: Person,
    now: datetime,
    contact: Contact,
    *,
    lead: str = "",
) -> Screen:
    """Who is in the team, and what an owner can do about it."""
    zone = view.library.clinic(view.lang).zone
    today = now.astimezone(zone).date()
    lines = [
        view.t(
            "team-member",
            role=role_name(view, one.role),
            who=_link(one.person, contact),
            since=date_of(view, one.since.astimezone(zone).date(), today),
            me=str(one.person.id == me.id),
        )
        + _doubts(view, one)
        for one in team
    ]
    rows: list[Row] = [(Button(view.t("button-invite"), do.ChooseRole(), style="primary"),)]
    rows += [(_removal(view, one, me),) for one in team]
    duty = Button(view.t("button-duty"), see_to.ShowDuty())
    rows += [(duty, Button(view.t("button-drills"), see_to.ShowDrills()))]
    rows += [(Button(view.t("button-log"), do.ShowLog(0)),), view.home()]
    text = view.t("team", list="\n".join(lines))
    return Screen(f"{lead}\n\n{text}" if lead else text, tuple(rows))


def _doubts(view: View, one: Member) -> str:
    """Why an alert might pass somebody by."""
    if one.person.unreachable is not None:
        return view.t("team-unreachable")
    return view.t("team-off-duty") if one.off_duty is not None else ""


def roles(view: View) -> Screen:
    """As what to invite somebody."""
    rows = tuple((Button(role_name(view, role), do.Invite(role.value)),) for role in Role)
    return Screen(view.t("team-roles"), (*rows, (_back(view), *view.home())))


def invitation(view: View, role: Role, link: str, code: str) -> Screen:
    """A link to hand on; a message of its own, so that it stays when one goes on."""
    text = view.t("team-invitation", role=role_name(view, role), link=link, code=code)
    return Screen(text, ((_back(view), *view.home()),), fresh=True)


def confirm_removal(view: View, member: Member, me: Person, contact: Contact) -> Screen:
    """Ask once before somebody is taken out of the team."""
    own = str(member.person.id == me.id)
    text = view.t(
        "team-remove", who=_link(member.person, contact), role=role_name(view, member.role), me=own
    )
    action = do.RemoveMember(member.person.id, confirmed=True)
    yes = Button(view.t("button-remove-member-now"), action, style="danger")
    return Screen(text, ((yes,), (Button(view.t("button-keep-member"), do.ShowTeam()),)))


def left(view: View) -> Screen:
    """One has taken oneself out of the team."""
    return Screen(view.t("team-left"), (view.home(),))


def log(view: View, found: Log, page: int, now: datetime, contact: Contact) -> Screen:
    """Who did what and when, by the clinic's clocks, the newest first."""
    zone = view.library.clinic(view.lang).zone
    lines = []
    for entry in found.entries:
        about = dict(entry.about)
        told = _ACTS.get(entry.what, _other)(view, _Told(found.people, contact, entry.what, about))
        who = _who(view, found.people, entry.who, contact)
        lines.append(view.t("log-line", at=when(view, entry.at, zone, now), who=who, what=told))
    turn = []
    if page > 0:
        turn.append(Button(view.t("button-previous"), do.ShowLog(page - 1)))
    if found.more:
        turn.append(Button(view.t("button-next"), do.ShowLog(page + 1)))
    rows: list[Row] = [tuple(turn)] if turn else []
    text = view.t("team-log", list="\n".join(lines) or view.t("log-empty"))
    return Screen(text, (*rows, (_back(view), *view.home())))


class _Told:
    """An act's details in words."""

    def __init__(
        self, people: Mapping[int, Person], contact: Contact, what: str, about: Mapping[str, object]
    ) -> None:
        self._people = people
        self._contact = contact
        self.what = what
        self._about = about

    def role(self, view: View) -> str:
        return role_name(view, Role(str(self._about["role"])))

    def number(self, of: str) -> str:
        return str(self._about.get(of, ""))

    def language(self, view: View) -> str:
        lang = str(self._about.get("language", ""))
        known = lang in view.library.languages
        return View(view.library, lang).t("language-name") if known else lang

    def person(self, view: View) -> str:
        number = self._about["person"]
        assert isinstance(number, int)  # noqa: S101  # as it was recorded
        return _who(view, self._people, number, self._contact)


def _other(view: View, told: _Told) -> str:
    return view.t("act-other", what=told.what)


_ACTS: Final[dict[str, Callable[[View, _Told], str]]] = {
    Act.CLAIMED: lambda view, _told: view.t("act-claimed"),
    Act.INVITED: lambda view, told: view.t("act-invited", role=told.role(view)),
    Act.JOINED: lambda view, told: view.t("act-joined", role=told.role(view)),
    Act.GRANTED: lambda view, told: view.t(
        "act-granted", role=told.role(view), person=told.person(view)
    ),
    Act.REVOKED: lambda view, told: view.t("act-revoked", person=told.person(view)),
    Act.LEFT: lambda view, _told: view.t("act-left"),
    Act.TOOK: lambda view, told: view.t("act-took", number=told.number("alert")),
    Act.DRILLED: lambda view, _told: view.t("act-drilled"),
    Act.ANSWER_ADDED: lambda view, told: view.t("act-answer-added", answer=told.number("answer")),
    Act.WAY_ADDED: lambda view, told: view.t("act-way-added", answer=told.number("answer")),
    **dict.fromkeys(
        (Act.ANSWER_BEGUN, Act.ANSWER_CHANGED, Act.ANSWER_DROPPED, Act.QUESTION_DISMISSED),
        lambda view, told: view.t("act-question", what=told.what, number=told.number("question")),
    ),
    Act.OFF_DUTY: lambda view, _told: view.t("act-off-duty"),
    Act.ON_DUTY: lambda view, _told: view.t("act-on-duty"),
    **dict.fromkeys(
        (
            Act.DRAFTED,
            Act.WORDED,
            Act.UNWORDED,
            Act.AIMED,
            Act.LINKED,
            Act.OPT_OUT,
            Act.NO_OPT_OUT,
            Act.PAID,
            Act.UNPAID,
            Act.DISCARDED,
            Act.TESTED,
            Act.RELEASED,
            Act.CORRECTED,
            Act.RECALLED,
            Act.RESENT,
            Act.PAUSED,
            Act.RESUMED,
            Act.CANCELLED,
            Act.REPORTED,
            Act.LISTED,
        ),
        lambda view, told: view.t(
            "act-announced",
            what=told.what,
            number=told.number("announcement"),
            language=told.language(view),
        ),
    ),
    Act.DESK: lambda view, _told: view.t("act-desk"),
    Act.TALK: lambda view, told: view.t(
        "act-talk", does=told.number("does"), number=told.number("conversation")
    ),
}


def _who(view: View, people: Mapping[int, Person], person: int | None, contact: Contact) -> str:
    if person is None:
        return view.t("who-terminal")
    known = people.get(person)
    return _link(known, contact) if known is not None else view.t("who-gone", number=str(-person))


def _link(person: Person, contact: Contact) -> str:
    return f"[{person.address}]({contact(person)})"


def _removal(view: View, member: Member, me: Person) -> Button:
    action = do.RemoveMember(member.person.id, confirmed=False)
    if member.person.id == me.id:
        return Button(view.t("button-leave-team"), action)
    return Button(view.t("button-remove-member", who=str(member.person.address)), action)


def _ways(view: View, role: Role) -> tuple[Row, ...]:
    team = (Button(view.t("button-team"), do.ShowTeam()),)
    return (team, view.home()) if role is Role.OWNER else (view.home(),)


def _back(view: View) -> Button:
    return Button(view.t("button-up", title=view.t("button-team")), do.ShowTeam())

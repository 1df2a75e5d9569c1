"""What the team is told: a number, a day and an answer. No name, no diagnosis.

Below: what patients are told of it, being on duty, drills.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.alerts import Alert, AlertKind, Seen, is_left
from bot.conversation.screen import Button, Row, Screen, plain
from bot.conversation.visit import Person
from bot.operators import Member, Role
from bot.recovery.checkin import Checkin
from bot.recovery.triage import Level
from handlers import alert_actions as do
from handlers import team_actions
from handlers.helpdesk_actions import ShowWaiting
from handlers.screens import checkin as checkins
from handlers.screens.checkin import said
from handlers.screens.moments import when
from handlers.screens.team import role_name
from handlers.screens.view import View

EMERGENCY: Final = "emergency"
SURGEON: Final = "surgeon"


def in_touch(view: View, checkin: Checkin, answer: str, contact: str) -> Screen:
    """An answer that calls for the team today; ``contact`` opens a chat with the patient."""
    text = view.t(
        "checkin-alert-today",
        person=str(checkin.person),
        day=checkin.day,
        said=said(view, answer),
        phone=view.library.clinic(view.lang).phone,
    )
    return _answerable(view, text, contact)


def red_flag(view: View, checkin: Checkin, answer: str, *, words: str, contact: str) -> str:
    """A red flag of a check-in, as text; ``contact`` opens a chat with the patient."""
    clinic = view.library.clinic(view.lang)
    text = view.t(
        "checkin-alert",
        person=str(checkin.person),
        day=checkin.day,
        said=said(view, answer) + _corrected(view, checkin, answer),
        words=_quoted(view, words),
        level=level_of(view, checkin, answer),
        phone=clinic.phone,
        emergency=clinic.emergency,
    )
    return _with_contact(view, text, contact)


def _corrected(view: View, checkin: Checkin, answer: str) -> str:
    """Return what a patient answers by now in place of a red flag, as a line of its own."""
    line = view.library.triage.find(answer)
    now = checkin.answers.get(line[0].id, answer) if line is not None else answer
    return "" if now == answer else "\n" + view.t("alert-corrected", said=said(view, now))


def alarm(
    view: View, person: int, day: int | None, dangers: Sequence[str], *, words: str, contact: str
) -> str:
    """Somebody wrote of dangers, on a day of their recovery if they follow a plan; as text."""
    told = view.t(
        "alarm-alert",
        person=str(person),
        day="none" if day is None else str(day),
        what="\n".join(_danger(view, one) for one in dangers),
        words=_quoted(view, words),
    )
    return _with_contact(view, told, contact)


def about(view: View, alert: Alert) -> str:
    """What a patient's alert is about, in a line."""
    if alert.kind is AlertKind.CHECKIN:
        return said(view, alert.what)
    return view.t("list-separator").join(_danger(view, one) for one in alert.dangers)


def _danger(view: View, answer: str) -> str:
    return plain(view.answer(answer).question) if view.library.has_answer(answer) else answer


def quoted(view: View, alert: Alert) -> str:
    """Return what an alert's patient wrote, as a line of its own, where the team may read it."""
    return _quoted(view, alert.words or "")


def _quoted(view: View, words: str) -> str:
    """Return what a patient wrote, as a line of its own."""
    return "\n" + view.t("alert-words", words=plain(words)) if words else ""


def made_up(view: View) -> str:
    """Return what a drill's made-up patient writes."""
    return view.t("drill-words")


def drill(view: View, answer: str) -> str:
    """A drill, as text: its patient is made up, in their words a danger was heard."""
    words = _quoted(view, made_up(view))
    return view.t("drill-alert", what=_danger(view, answer) or "none", words=words)


def copy(
    view: View,
    text: str,
    alert: Alert,
    number: int,
    now: datetime,
    *,
    more: bool,
    group: bool = False,
) -> Screen:
    """A copy of an alert, for the ``number``th time, with the button that takes it.

    With ``more`` its patient wrote of a further danger since the round before.
    """
    leads = [_asked_before(view, alert, number, now)]
    if more:
        leads.insert(0, view.t("alert-more", again="yes" if leads[0] else "no"))
    lead = "\n".join(filter(None, leads))
    row = taking(view, alert, group=group)
    return Screen(_marked(view, alert, lead, text, _replies(view, alert)), (row,))


def taking(view: View, alert: Alert, *, group: bool) -> Row:
    """The button that takes an alert; in a ``group`` it reads in every language."""
    views = [View(view.library, lang) for lang in view.library.languages] if group else [view]
    label = " · ".join(one.t("button-take") for one in views)
    return (Button(label, do.Take(alert.id), style="danger"),)


def _asked_before(view: View, alert: Alert, number: int, now: datetime) -> str:
    """Return that nobody took it so far, "" where it is told for the first time."""
    if is_left(alert.raised_at, now):
        return view.t("alert-left-open", last="yes" if alert.next_at is None else "no")
    if alert.passed_on_at is not None:
        return view.t("alert-passed-on", number=number)
    return view.t("alert-again", number=number) if number > 1 else ""


def _marked(view: View, alert: Alert, *parts: str) -> str:
    """Join the parts of what the team reads; of a drill the first words say that it is one."""
    mark = view.t("drill-mark") if alert.is_drill else ""
    return "\n\n".join(part for part in (mark, *parts) if part)


def over(view: View, text: str, seen: Seen, now: datetime, *, mine: bool) -> Screen:
    """An alert that somebody took, or a drill that nobody did; ``mine`` is for who took it."""
    alert = seen.alert
    if alert.taken_at is None:
        return Screen(_marked(view, alert, view.t("drill-over"), text))
    at = when(view, alert.taken_at, view.library.clinic(view.lang).zone, now)
    who = role_name(view, seen.role) if seen.role else view.t("alert-somebody")
    if mine and alert.is_drill:
        lead = view.t("drill-taken-mine", at=at, result=_result(view, alert))
    elif mine:
        lead = view.t("alert-taken-mine", at=at)
    elif alert.is_drill:
        lead = view.t("drill-taken", who=who, at=at, result=_result(view, alert))
    else:
        lead = view.t("alert-taken", who=who, at=at)
    return Screen(_marked(view, alert, lead, text, _replies(view, alert)))


def _replies(view: View, alert: Alert) -> str:
    """Return that a reply goes to the patient, where there is one."""
    return "" if alert.is_drill else view.t("alert-reply")


def gone(view: View) -> Screen:
    """An alert of which nothing is kept any more."""
    return Screen(view.t("alert-gone"))


def went_to_nobody(view: View, why: str) -> Screen:
    """A reply to an alert went to nobody; ``why`` is a name of the wording."""
    return Screen(view.t("alert-reply-nobody", why=why))


def without_role(view: View) -> Screen:
    """Somebody in a chat of the team has no role; the alert above stays as it is."""
    return Screen(view.t("alert-without-role"), fresh=True)


def level_of(view: View, checkin: Checkin, answer: str) -> str:
    """Return whose number comes first for an answer."""
    worst = checkins.level_of(view, checkin, answer) is Level.CALL_EMERGENCY
    return EMERGENCY if worst else SURGEON


def level_of_words(view: View, dangers: Sequence[str]) -> str:
    """Return whose number comes first for dangers somebody wrote of: the gravest one's."""
    emergency = view.library.clinic(view.lang).emergency
    worst = any(
        not view.library.has_answer(one) or emergency in view.answer(one).text for one in dangers
    )
    return EMERGENCY if worst else SURGEON


def patient(view: View, kind: str, level: str) -> Screen:
    """What a patient is told of their alert. It never says that all is well."""
    clinic = view.library.clinic(view.lang)
    phone, emergency = clinic.phone, clinic.emergency
    match kind:
        case "alert-seen":
            text = view.t("alert-seen", level=level, phone=phone, emergency=emergency)
        case "alert-open":
            text = view.t("alert-open", level=level, phone=phone, emergency=emergency)
        case "alert-ended":
            text = view.t("alert-ended", phone=phone, emergency=emergency)
        case "alert-left":
            text = view.t("alert-left", level=level, phone=phone, emergency=emergency)
        case _:
            text = view.t("alert-nobody", level=level, phone=phone, emergency=emergency)
    return Screen(text, (view.wrong(), view.home()))


def duty(view: View, team: Sequence[Member], me: Person, waiting: int) -> Screen:
    """Whether one is on duty, and how many are; off duty, how many ``waiting`` one looks after."""
    able = [one for one in team if one.role.covers(Role.OPERATOR)]
    on = any(one.person.id == me.id and one.off_duty is None for one in able)
    number = sum(one.off_duty is None for one in able)
    text = view.t("duty", on=str(on), number=number)
    label = view.t("button-off-duty") if on else view.t("button-on-duty")
    rows: list[Row] = [(Button(label, do.SetDuty(not on)),)]
    if waiting and not on:
        text = f"{text}\n\n{view.t('duty-waiting', number=waiting)}"
        rows.append((Button(view.t("button-waiting"), ShowWaiting()),))
    return Screen(text, (*rows, view.home()))


def drills(view: View, found: Sequence[Alert], now: datetime) -> Screen:
    """The last drills and how long each took."""
    zone = view.library.clinic(view.lang).zone
    lines = [
        view.t("drill-line", at=when(view, one.raised_at, zone, now), result=_result(view, one))
        for one in found
    ]
    rows: list[Row] = []
    if not found or not found[0].open:
        rows.append((Button(view.t("button-drill"), do.AskDrill()),))
    back = Button(view.t("button-up", title=view.t("button-team")), team_actions.ShowTeam())
    text = view.t("drills", list="\n".join(lines) or view.t("drills-none"))
    return Screen(text, (*rows, (back, *view.home())))


def ask_drill(view: View) -> Screen:
    """Ask once before a drill: it may wake people."""
    yes = Button(view.t("button-drill-now"), do.BeginDrill(), style="danger")
    no = Button(view.t("button-back"), do.ShowDrills())
    return Screen(view.t("drill-ask"), ((yes,), (no, *view.home())))


def report(view: View, alert: Alert) -> Screen:
    """How a drill ended, on both sides: what the team did, and what its patient would have read."""
    button = Button(view.t("button-drills"), do.ShowDrills())
    left = alert.told_patient_at
    text = view.t(
        "drill-report",
        result=_result(view, alert),
        heard="yes" if alert.what else "no",
        left="none" if left is None else str(round((left - alert.raised_at).total_seconds() / 60)),
        taken="no" if alert.taken_at is None else "yes",
    )
    return Screen(_marked(view, alert, text), ((button,),))


def _result(view: View, alert: Alert) -> str:
    if alert.taken_at is not None:
        minutes, seconds = divmod(round((alert.taken_at - alert.raised_at).total_seconds()), 60)
        return view.t("drill-took", minutes=minutes, seconds=seconds, rounds=alert.round)
    if alert.open:
        return view.t("drill-open")
    return view.t("drill-nobody", rounds=alert.round)


def silence(view: View, checkin: Checkin, contact: str) -> Screen:
    """Nobody answered, or not to the end."""
    text = view.t(
        "checkin-alert-silence",
        person=str(checkin.person),
        day=checkin.day,
        times=checkin.times,
        answered=len(checkin.answers),
        all=len(view.library.triage.questions),
    )
    return _answerable(view, text, contact)


def _answerable(view: View, text: str, contact: str) -> Screen:
    """What the team is told of a check-in, to which a reply goes to the patient."""
    return Screen(f"{_with_contact(view, text, contact)}\n\n{view.t('alert-reply')}")


def _with_contact(view: View, text: str, contact: str) -> str:
    return f"{text}\n\n[{view.t('checkin-alert-write')}]({contact})"

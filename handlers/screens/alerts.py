"""What the team is told: a number, a day and an answer. No name, no diagnosis."""

from bot.conversation.screen import Screen, plain
from bot.recovery.checkin import Checkin
from bot.recovery.triage import Level
from handlers.screens.checkin import level_of, said
from handlers.screens.view import View


def answered(view: View, checkin: Checkin, answer: str, contact: str) -> Screen:
    """An answer that calls for the team; ``contact`` opens a chat with the patient."""
    clinic = view.library.clinic(view.lang)
    level = level_of(view, checkin, answer)
    if level.red:
        text = view.t(
            "checkin-alert",
            person=str(checkin.person),
            day=checkin.day,
            said=said(view, answer),
            level="emergency" if level is Level.CALL_EMERGENCY else "surgeon",
            phone=clinic.phone,
            emergency=clinic.emergency,
        )
    else:
        text = view.t(
            "checkin-alert-today",
            person=str(checkin.person),
            day=checkin.day,
            said=said(view, answer),
            phone=clinic.phone,
        )
    return Screen(_with_contact(view, text, contact))


def alarm(view: View, person: int, day: int | None, answer: str, contact: str) -> Screen:
    """Somebody wrote of a danger, on a day of their recovery if they follow a plan."""
    what = plain(view.answer(answer).question) if view.library.has_answer(answer) else answer
    told = view.t(
        "alarm-alert",
        person=str(person),
        day="none" if day is None else str(day),
        what=what,
    )
    return Screen(_with_contact(view, told, contact))


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
    return Screen(_with_contact(view, text, contact))


def _with_contact(view: View, text: str, contact: str) -> str:
    return f"{text}\n\n[{view.t('checkin-alert-write')}]({contact})"

"""What the team is told: a number, a day and an answer. No name, no diagnosis."""

from bot.conversation.screen import Screen
from bot.recovery.checkin import Checkin
from handlers.screens.checkin import is_emergency, said
from handlers.screens.view import View


def red_flag(view: View, checkin: Checkin, answer: str, contact: str) -> Screen:
    """A red flag; ``contact`` opens a chat with the patient."""
    clinic = view.library.clinic(view.lang)
    text = view.t(
        "checkin-alert",
        person=str(checkin.person),
        day=checkin.day,
        said=said(view, answer),
        level="emergency" if is_emergency(view, checkin, answer) else "surgeon",
        phone=clinic.phone,
        emergency=clinic.emergency,
    )
    return Screen(_with_contact(view, text, contact))


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

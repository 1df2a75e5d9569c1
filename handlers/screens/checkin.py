"""A check-in: its questions, its ends. None of them ever says that somebody is well."""

from dataclasses import replace
from typing import Final

from bot.conversation.screen import Button, Row, Screen, plain
from bot.library import QuestionText
from bot.library.columns import columns
from bot.recovery.checkin import Checkin
from bot.recovery.checkin_reading import is_scale, is_temperature
from bot.recovery.triage import Level, Question
from handlers import actions
from handlers.screens import pages
from handlers.screens.view import View, in_rows

_NUMBER: Final = 2
"""Columns of a label that is a number: several of them fit in a row."""

_IN_A_ROW: Final = 4


def here(view: View, checkin: Checkin, *, lead: str = "") -> Screen:
    """The first question without an answer; where there is none, how it ended."""
    asked = view.library.triage.next(checkin.answers)
    if asked is not None:
        return question(view, checkin, asked, lead=lead)
    level = view.library.triage.level(checkin.answers, checkin.day)
    if level.red:
        return red_flag(view, checkin, _worst(view, checkin))
    return ended(view, checkin, level, lead=lead)


def asked_again(view: View, checkin: Checkin, words: str) -> str:
    """Return the plan's ``words``, below which time they will have asked if it isn't the first."""
    if not checkin.times:
        return words
    again = view.t(
        "checkin-again",
        times=checkin.times + 1,
        answered=len(checkin.answers),
        all=len(view.library.triage.questions),
    )
    return f"{again}\n\n{words}"


def understood(view: View, answer: str) -> str:
    """Return as what a text was taken, as Markdown."""
    title, label = _names(view, answer)
    return view.t("checkin-understood", title=title, answer=label)


def unread(view: View, asked: Question, *, again: bool = False) -> str:
    """Return how to answer a question whose answer couldn't be read, as Markdown."""
    labels = view.library.triage_text(view.lang).answers
    kind = "scale" if is_scale(asked, labels) else "list"
    how = view.t("checkin-unread", kind="degrees" if is_temperature(asked) else kind)
    return "\n\n".join((how, view.t("checkin-unread-again"))) if again else how


def with_person(view: View, screen: Screen) -> Screen:
    """A question, with a person to ask instead."""
    return replace(screen, rows=(*screen.rows[:-1], view.person(), *screen.rows[-1:]))


def with_way_back(view: View, screen: Screen, checkin: Checkin, asked: Question | None) -> Screen:
    """An answer to something else, with the way back to the question."""
    back: actions.OpenCheckin | actions.ShowQuestion = actions.OpenCheckin(checkin.id)
    if asked is not None:
        back = actions.ShowQuestion(checkin.id, view.library.triage.place(asked))
    row = (Button(view.t("checkin-resume"), back),)
    return replace(screen, rows=(*screen.rows[:-1], row, *screen.rows[-1:]))


def _worst(view: View, checkin: Checkin) -> str:
    """Return the answer that calls for most, of which there is one."""
    known = {one: view.library.triage.find(one) for one in checkin.answers.values()}
    levels = {one: line[1].on(checkin.day) for one, line in known.items() if line}
    return max(levels, key=lambda one: levels[one])


def question(view: View, checkin: Checkin, asked: Question, *, lead: str = "") -> Screen:
    """One question with its answers; ``lead``, Markdown, comes first."""
    shown = text_of(view, asked)
    place = view.library.triage.place(asked)
    head = view.t(
        "checkin-head",
        title=shown.title,
        number=place + 1,
        all=len(view.library.triage.questions),
    )
    asks = shown.text
    if checkin.first:
        asks = view.library.triage_text(view.lang).first.get(asked.id, asks)
    said = [lead, head, asks] if lead else [head, asks]
    rows = (*_answers(view, checkin, asked), _ways(view, checkin, place), view.wrong())
    return Screen("\n\n".join(said), rows)


def _answers(view: View, checkin: Checkin, asked: Question) -> tuple[Row, ...]:
    labels = view.library.triage_text(view.lang).answers
    given = checkin.answers.get(asked.id)
    buttons = [
        Button(
            view.t("checkin-given", answer=labels[choice.id])
            if choice.id == given
            else labels[choice.id],
            actions.AnswerCheckin(checkin.id, choice.id),
        )
        for choice in asked.choices
    ]
    numbers = all(columns(labels[choice.id]) <= _NUMBER for choice in asked.choices)
    size = _IN_A_ROW if numbers else 1
    return in_rows(buttons, size)


def _ways(view: View, checkin: Checkin, place: int) -> Row:
    why = Button(view.t("checkin-why"), actions.WhyQuestion(checkin.id, place))
    if place == 0:
        return (why, *view.home())
    return (back_to(view, checkin, place - 1), why, *view.home())


def back_to(view: View, checkin: Checkin, place: int) -> Button:
    """The way back to a question, counted from 0."""
    return Button(view.t("checkin-back"), actions.ShowQuestion(checkin.id, place))


def return_to(view: View, checkin: Checkin, place: int) -> Button:
    """The way from what a question rests on back to it."""
    return Button(view.t("checkin-return"), actions.ShowQuestion(checkin.id, place))


def text_of(view: View, asked: Question) -> QuestionText:
    """Return what a question says."""
    return view.library.triage_text(view.lang).questions[asked.id]


def with_about(view: View, screen: Screen) -> Screen:
    """The sources of a question, and above them how far the questions are to be trusted."""
    about = view.library.triage_text(view.lang).about
    return Screen(f"{about}\n\n{screen.text}", screen.rows)


def red_flag(view: View, checkin: Checkin, answer: str, *, late: bool = False) -> Screen:
    """The answer, whom to call for it first, and the numbers.

    With the way back for a slip of the thumb, unless the answer came too ``late`` to count.
    """
    clinic = view.library.clinic(view.lang)
    worst = level_of(view, checkin, answer) is Level.CALL_EMERGENCY
    title, label = _names(view, answer)
    lead = view.t(
        "checkin-red",
        title=title,
        answer=label,
        call="emergency" if worst else "surgeon",
        phone=clinic.phone,
        emergency=clinic.emergency,
    )
    below = view.t("alarm-clinic", phone=clinic.phone) if worst else pages.emergencies(view)
    slip: tuple[Row, ...] = ()
    line = view.library.triage.find(answer)
    if line and not late:
        again = actions.ShowQuestion(checkin.id, view.library.triage.place(line[0]))
        slip = ((Button(view.t("checkin-slip"), again),),)
    return Screen(f"{lead}\n\n{below}", (*slip, view.person(), pages.signs(view), view.home()))


def level_of(view: View, checkin: Checkin, answer: str) -> Level:
    """Return what an answer calls for; one that is gone calls for the team, which reads it."""
    line = view.library.triage.find(answer)
    return line[1].on(checkin.day) if line is not None else Level.CONTACT_TEAM


def ended(view: View, checkin: Checkin, level: Level, *, lead: str = "") -> Screen:
    """The end: noted, and whom to call. It is no finding."""
    clinic = view.library.clinic(view.lang)
    phone, emergency = clinic.phone, clinic.emergency
    if level is Level.CONTACT_TEAM:
        why = _why(view, checkin)
        text = view.t("checkin-contact", why=why, phone=phone, emergency=emergency)
    else:
        text = view.t("checkin-noted", phone=phone, emergency=emergency)
    words = view.library.triage_text(view.lang)
    says = [words.says[one] for one in checkin.answers.values() if one in words.says]
    last = len(view.library.triage.questions) - 1
    rows = (
        (Button(view.t("checkin-trend"), actions.ShowTrend()),),
        view.wrong(),
        (back_to(view, checkin, last), *view.home()),
    )
    said = [lead, text, *says] if lead else [text, *says]
    return Screen("\n\n".join(said), rows)


def _why(view: View, checkin: Checkin) -> str:
    """Return the answers that call for the team, one a line."""
    triage = view.library.triage
    lines = (triage.find(one) for one in checkin.answers.values())
    calling = (line for line in lines if line and line[1].on(checkin.day) > Level.NONE_NOTED)
    return "\n".join(f"- {said(view, line[1].id)}" for line in calling)


def said(view: View, answer: str) -> str:
    """Return an answer with its question's title, as Markdown."""
    title, label = _names(view, answer)
    return view.t("checkin-said", title=title, answer=label)


def _names(view: View, answer: str) -> tuple[str, str]:
    """Return the title of an answer's question and its label, as Markdown."""
    words = view.library.triage_text(view.lang)
    line = view.library.triage.find(answer)
    title = words.questions[line[0].id].title if line else ""
    return plain(title), plain(words.answers.get(answer, ""))


def over(view: View, checkin: Checkin) -> Screen:
    """A check-in whose day is past."""
    clinic = view.library.clinic(view.lang)
    text = view.t("checkin-over", day=checkin.day, phone=clinic.phone, emergency=clinic.emergency)
    return Screen(text, (view.wrong(), view.home()))

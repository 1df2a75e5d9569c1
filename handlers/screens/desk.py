"""The desk, as colleagues see it: a patient's card, who waits, what went wrong, setting it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.alerts import Alert
from bot.conversation.screen import Button, Row, Screen, plain
from bot.handover import Conversation, Wait
from bot.library import Answer
from bot.library.columns import shortened
from handlers import helpdesk_actions as do
from handlers.alert_actions import Take
from handlers.screens import alerts, answers
from handlers.screens.view import View

MOST: Final = 20
"""Patients on one screen."""
_UNITS: Final = (
    ("days", timedelta(days=2), timedelta(days=1)),
    ("hours", timedelta(hours=2), timedelta(hours=1)),
)
_TAKEN_HERE: Final = 5
"""Red flags that can be taken from the list of who waits: each has a button."""
_WORDS: Final = 80
"""Columns of a patient's own words in that list."""
_DANGER: Final = 30
"""Columns of the danger on a button."""


def title(view: View, conversation: Conversation, name: str = "") -> str:
    """Return what a patient's topic is called: a number, behind a name if there is one."""
    number = view.t("desk-topic", number=str(conversation.person))
    return f"{name} · {number}" if name else number


def card(
    view: View,
    conversation: Conversation,
    facts: Sequence[str],
    name: str,
    contact: str,
    *,
    group: bool,
) -> Screen:
    """Who it is, and what can be done; ``contact`` opens a chat with them, "" where it can't."""
    text = view.t(
        "desk-card",
        who=plain(title(view, conversation, name)),
        facts="\n".join(facts),
        where="group" if group else "private",
    )
    if contact:
        text += f"\n\n[{view.t('checkin-alert-write')}]({contact})"
    return Screen(text, ways(view, conversation))


def ways(view: View, one: Conversation) -> tuple[Row, ...]:
    """What can be done with a conversation."""
    return (
        (
            Button(view.t("button-take-talk"), do.TakeTalk(one.id)),
            Button(view.t("button-assign"), do.ChooseColleague(one.id)),
        ),
        (
            Button(view.t("button-give-back"), do.GiveBack(one.id)),
            Button(view.t("button-close-talk"), do.CloseTalk(one.id)),
        ),
        (
            Button(view.t("button-account"), do.ShowAccount(one.id, -1)),
            Button(view.t("button-waiting"), do.ShowWaiting()),
        ),
    )


def note(
    view: View, person: int, what: str, why: str, *, waited: timedelta | None, who: str
) -> Screen:
    """What the desk is told of a conversation; ``what`` is a name of the wording ``desk-note``.

    ``who`` is the colleague who did it, "" where nobody did.
    """
    since = "none" if waited is None else age(view, waited)
    return Screen(
        view.t(
            "desk-note",
            what=what,
            why=why or "other",
            age=since,
            number=str(person),
            who=plain(who),
        )
    )


def flag(view: View, alert: Alert) -> Screen:
    """What a patient's topic reads of their alert, with the way to take it."""
    text = view.t("desk-flag-here", what=alerts.about(view, alert)) + alerts.quoted(view, alert)
    return Screen(text, (alerts.taking(view, alert, group=True),))


def flagged(view: View, one: Conversation, flags: Sequence[Alert]) -> Screen:
    """A talk isn't closed while an alert of its patient is taken by nobody."""
    shown = done(view, "flagged", one)
    take = [(Button(_take_label(view, each), Take(each.id), style="danger"),) for each in flags]
    return Screen(shown.text, (*take[:_TAKEN_HERE], *shown.rows), fresh=True)


def done(view: View, what: str, one: Conversation, who: str = "") -> Screen:
    """What became of a tap; ``what`` is a name of the wording ``desk-done``.

    It is a message of its own: what was tapped may be the card, which is to stay.
    """
    text = view.t("desk-done", what=what, number=str(one.person), who=plain(who))
    if what == "closed":
        again: Row = (Button(view.t("button-reopen-talk"), do.ReopenTalk(one.id)),)
        return Screen(text, (again,), fresh=True)
    return Screen(text, ways(view, one), fresh=True)


def gone(view: View) -> Screen:
    """Nothing is kept of the patient any more, or no conversation is meant."""
    return Screen(view.t("desk-gone"))


def erased(view: View, person: int) -> Screen:
    """A patient deleted their data: nothing reaches them from here any more."""
    return Screen(view.t("desk-erased", number=str(person)))


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits; ``topic`` is the address of their topic, "" where there is none.

    ``whose`` is a name of the wording ``desk-waits``.
    """

    talk: Conversation
    wait: Wait
    topic: str
    whose: str


def waiting(view: View, flags: Sequence[Alert], found: Sequence[Waiting], now: datetime) -> Screen:
    """Whose red flag nobody has taken; then who waits: the urgent first, then the longest."""
    parts = [_flagged(view, flags, now)] if flags else []
    if found:
        parts.append(_waits(view, found, now))
    take = [
        (Button(_take_label(view, one), Take(one.id), style="danger"),)
        for one in flags[:_TAKEN_HERE]
    ]
    text = "\n\n".join(parts) or view.t("desk-nobody-waits")
    return Screen(text, tuple(take), fresh=True)


def _flagged(view: View, flags: Sequence[Alert], now: datetime) -> str:
    lines = [
        view.t(
            "desk-flag",
            number=str(one.person),
            age=age(view, now - one.raised_at),
            what=alerts.about(view, one),
            words=_short(one.words or "") or "none",
        )
        for one in flags[:MOST]
    ]
    text = view.t("desk-flags", count=len(flags), lines="\n".join(lines))
    return text + _more(view, len(flags) - len(lines))


def _take_label(view: View, flag: Alert) -> str:
    """Return which danger a button takes: one patient may have written of several."""
    what = shortened(alerts.about(view, flag), _DANGER)
    return view.t("button-take-flag", number=str(flag.person), what=what)


def _waits(view: View, found: Sequence[Waiting], now: datetime) -> str:
    lines = [
        view.t(
            "desk-waits",
            number=_linked(str(one.talk.person), one.topic),
            age=age(view, now - one.wait.asked),
            urgent="yes" if one.talk.urgent else "no",
            late="yes" if one.wait.promised is not None and one.wait.promised < now else "no",
            assigned=one.whose,
        )
        for one in found[:MOST]
    ]
    text = view.t("desk-waiting", count=len(found), lines="\n".join(lines))
    return text + _more(view, len(found) - len(lines))


def _linked(number: str, topic: str) -> str:
    return f"[{number}]({topic})" if topic else number


def _short(words: str) -> str:
    """Return the first of what a patient wrote, in one line."""
    return plain(shortened(" ".join(words.split()), _WORDS))


def _more(view: View, number: int) -> str:
    """Return that so many are not listed."""
    return f"\n\n{view.t('desk-more', number=number)}" if number else ""


def age(view: View, passed: timedelta) -> str:
    """Return how long something is ago, in the unit that one would say."""
    for unit, least, size in _UNITS:
        if passed >= least:
            return view.t("desk-age", unit=unit, number=passed // size)
    return view.t("desk-age", unit="minutes", number=passed // timedelta(minutes=1))


def found(view: View, one: Conversation, hits: Sequence[Answer], *, asked: bool) -> Screen:
    """Reviewed answers, each with a button that sends it to the patient."""
    if not hits:
        return Screen(view.t("desk-no-answers") if asked else view.t("desk-what-answer"))
    text = "\n\n".join(f"**{answers.title(hit)}**\n{hit.text}" for hit in hits)
    labels = [(hit.id, view.t("button-send-answer", what=hit.button)) for hit in hits]
    rows = tuple((Button(label, do.SendAnswer(one.id, answer)),) for answer, label in labels)
    return Screen(text, rows)


def sent(view: View, one: Conversation, answer: Answer) -> Screen:
    """A reviewed answer went to the patient: colleagues read it here as well."""
    text = view.t("desk-sent", number=str(one.person))
    return Screen(f"{text}\n\n**{answers.title(answer)}**\n{answer.text}")


def lacks(view: View, missing: Sequence[str]) -> Screen:
    """What a group lacks to be a desk, a line each."""
    lines = "\n".join(f"- {view.t('desk-lacks', what=one)}" for one in missing)
    again: Row = (Button(view.t("button-desk-again"), do.SetUpDesk()),)
    return Screen(view.t("desk-lacking", lines=lines), (again,), fresh=True)


def ready(view: View, desks: int) -> Screen:
    """The group is the desk; how it works, also beside others."""
    text = view.t("desk-ready")
    if desks > 1:
        text += f"\n\n{view.t('desk-several', count=desks)}"
    return Screen(text, fresh=True)


def not_a_colleague(view: View) -> Screen:
    """Somebody without a role wrote to a patient; it did not go."""
    return Screen(view.t("desk-not-a-colleague"))


def no_command(view: View, word: str) -> Screen:
    """What begins like a command is none; it did not go to the patient."""
    return Screen(view.t("desk-no-command", word=plain(word)))


def only_in_talks(view: View, word: str) -> Screen:
    """A command is about one patient, and none is meant."""
    ways: Row = (Button(view.t("button-waiting"), do.ShowWaiting()),)
    return Screen(view.t("desk-only-in-talks", word=plain(word)), (ways,))


def lost(view: View) -> Screen:
    """Nothing can be sent to the desk's group any more."""
    return Screen(view.t("desk-lost"), (view.home(),))


def only_in_groups(view: View) -> Screen:
    """How to make a group the desk."""
    return Screen(view.t("desk-how"), (view.home(),))

"""A reminder: as it is sent, ticked off, put off, and when its button is too old."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.conversation.action import Action
from bot.conversation.screen import Button, Row, Screen, plain
from bot.library import StepText
from bot.recovery.later import Later
from bot.subscriptions import Reminder, Silence, State
from handlers import actions
from handlers import recovery_actions as do
from handlers.screens.moments import clock, when
from handlers.screens.recovery import mine, text_of
from handlers.screens.view import View, in_pairs

_LATER: Final[Mapping[Later, type[do.LaterAction]]] = {
    Later.HOUR: do.LaterHour,
    Later.EVENING: do.LaterEvening,
    Later.TOMORROW: do.LaterTomorrow,
}
_LISTED: Final = 12
SHORTEST_WAIT: Final = timedelta(hours=1)
"""Later means at least so long."""


def sent(view: View, text: StepText, subscription: int, *, may_wait: bool) -> Screen:
    """A reminder as it arrives; ``may_wait`` adds Later."""
    return Screen(_body(text), _open(view, text, subscription, may_wait=may_wait), fresh=True)


def shown(view: View, found: Reminder, now: datetime) -> Screen:
    """A reminder whose button was tapped, as it is now."""
    if found.subscription is None or found.state is not State.OPEN:
        return _closed(view, found)
    number, zone = found.subscription.id, found.subscription.zone
    text = text_of(view, found.subscription.plan, found.step)
    if text is None:
        return _gone(view, number, found.step)
    if found.asks:
        return Screen(_body(text), _further(view, text))
    rows = _open(view, text, number, may_wait=bool(found.choices))
    if found.later is None or found.later <= now:
        return Screen(_body(text), rows)
    again = view.t("reminder-later", when=when(view, found.later, zone, now))
    return Screen(f"{_body(text)}\n\n{again}", rows)


def choose(view: View, found: Reminder, now: datetime) -> Screen:
    """When it may come once more."""
    if found.subscription is None or found.state is not State.OPEN:
        return _closed(view, found)
    number, zone = found.subscription.id, found.subscription.zone
    text = text_of(view, found.subscription.plan, found.step)
    if text is None:
        return _gone(view, number, found.step)
    buttons = [
        Button(_choice(view, choice, at, zone, now), _LATER[choice](number, found.step))
        for choice, at in (found.choices or {}).items()
    ]
    back = Button(view.t("button-back-to-reminder"), do.ShowReminder(number, found.step))
    words = view.t("reminder-choose") if buttons else view.t("reminder-too-late")
    if found.silence is not None:
        words = view.t("reminder-silent", why=str(found.silence))
        buttons = [_go_on(view, found.silence)]
    rows = (*((button,) for button in buttons), view.wrong(), (back,))
    return Screen(f"{_body(text)}\n\n{words}", rows)


def _go_on(view: View, silence: Silence) -> Button:
    if silence is Silence.STOPPED:
        return Button(view.t("button-resume"), actions.Resume())
    return Button(view.t("button-go-on"), do.EndPause())


def _choice(view: View, choice: Later, at: datetime, zone: ZoneInfo, now: datetime) -> str:
    days = (at.astimezone(zone).date() - now.astimezone(zone).date()).days
    expected = days == (1 if choice is Later.TOMORROW else 0)
    words = clock(view, at.astimezone(zone).time()) if expected else when(view, at, zone, now)
    match choice:
        case Later.HOUR:
            return view.t("button-later-hour", when=words)
        case Later.EVENING:
            return view.t("button-later-evening", when=words)
        case Later.TOMORROW:
            return view.t("button-later-tomorrow", when=words)


def _body(text: StepText) -> str:
    return f"**{plain(text.title)}**\n\n{text.text}"


def _open(view: View, text: StepText, subscription: int, *, may_wait: bool) -> tuple[Row, ...]:
    first = [
        Button(view.t("button-done"), do.Done(subscription, text.id), style="success"),
        *([_later(view, text, subscription)] if may_wait else []),
    ]
    return (tuple(first), *_further(view, text))


def _later(view: View, text: StepText, subscription: int) -> Button:
    return Button(view.t("button-later"), do.ShowLater(subscription, text.id))


def _further(view: View, text: StepText) -> tuple[Row, ...]:
    return (*_why(view, text.page), view.wrong(), (mine(view),))


def _why(view: View, page: str) -> tuple[Row, ...]:
    return ((Button(view.t("button-reason"), actions.ShowBeside(page)),),)


def _closed(view: View, found: Reminder) -> Screen:
    """What is done, over, moved or another's."""
    after: tuple[Row, ...] = (view.wrong(), (mine(view), *view.home()))
    match found.state:
        case State.DONE:
            text = found.subscription and text_of(view, found.subscription.plan, found.step)
            done = view.t("reminder-done")
            if text:
                return Screen(f"{_body(text)}\n\n{done}", _further(view, text))
            return Screen(done, after)
        case State.ENDED:
            return Screen(view.t("reminder-ended"), after)
        case State.MOVED:
            return Screen(view.t("reminder-moved"), after)
        case _:
            return Screen(view.t("reminder-foreign"), after)


def _gone(view: View, subscription: int, step: str) -> Screen:
    """A step that the clinic took out of the plan; it can still be ticked off."""
    done = Button(view.t("button-done"), do.Done(subscription, step), style="success")
    return Screen(view.t("reminder-gone"), ((done,), view.wrong(), (mine(view), *view.home())))


def summary(
    view: View, missed: Sequence[StepText], unsure: Sequence[StepText], *, back: bool
) -> Screen:
    """One message of all that was missed, each a tap away; ``back`` welcomes somebody back.

    Of what is ``unsure`` nobody knows whether it arrived.
    """
    parts = []
    if missed:
        lines = _list(view, missed)
        parts += [view.t("summary-welcome", list=lines) if back else view.t("summary", list=lines)]
    if unsure:
        parts += [view.t("summary-unsure", list=_list(view, unsure))]
    shown_ = (*missed[-_LISTED:], *unsure[-_LISTED:])
    pages = list(dict.fromkeys(text.page for text in reversed(shown_)))[:4]
    buttons = [Button(view.page(page).button, actions.ShowBeside(page)) for page in pages]
    rows = (*in_pairs(buttons), view.wrong(), (mine(view),))
    return Screen("\n\n".join((*parts, view.t("summary-pages"))), rows, fresh=True)


def _list(view: View, texts: Sequence[StepText]) -> str:
    shown_ = texts[-_LISTED:]
    lines = "\n".join(f"- {plain(text.title)}" for text in shown_)
    if more := len(texts) - len(shown_):
        lines += f"\n- {view.t('recovery-more-lines', more=more)}"
    return lines


def later_action(action: Action) -> Later:
    """Return which time a tapped choice means."""
    return next(later for later, kind in _LATER.items() if isinstance(action, kind))

"""What reminders say: written when they are sent, in the language the person reads by then."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from bot.conversation.screen import Screen
from bot.delivery import Claimed, Composed, Composer
from bot.library import StepText
from bot.recovery.placing import step_of
from handlers.screens import recovery_reminder as screens
from handlers.screens.recovery import text_of
from handlers.screens.view import View
from handlers.services import Services


def composers(s: Services) -> dict[str, Composer]:
    """Return who writes each kind of message that comes from a plan."""
    return {
        "step": partial(_step, s),
        "summary": partial(_summary, s, back=False),
        "welcome": partial(_summary, s, back=True),
    }


async def _step(s: Services, claimed: Claimed, now: datetime) -> Composed | None:
    """Write a reminder; None where it isn't needed any more, or left the plan."""
    ids = claimed.payload
    found = await s.subscriptions.sending(ids, now)
    if found is None:
        return None
    view = s.view_of(found.person)
    text = text_of(view, found.subscription.plan, ids["step"])
    if text is None or found.instant is None:
        return None
    # The last hour of its use: it can't come later any more.
    may_wait = found.instant.until > now + screens.SHORTEST_WAIT
    return _composed(view, screens.sent(view, text, found.subscription.id, may_wait=may_wait))


async def _summary(s: Services, claimed: Claimed, now: datetime, *, back: bool) -> Composed | None:
    """Write one message of all that was missed; None where nothing of it is in the plan."""
    ids = claimed.payload
    found = await s.subscriptions.sending(ids, now)
    if found is None:
        return None
    view = s.view_of(found.person)
    missed = _texts(view, found.subscription.plan, ids["steps"])
    unsure = _texts(view, found.subscription.plan, map(step_of, ids.get("unsure", ())))
    if not (missed or unsure):
        return None
    return _composed(view, screens.summary(view, missed, unsure, back=back))


def _texts(view: View, plan: str, steps: Iterable[str]) -> list[StepText]:
    texts = (text_of(view, plan, step) for step in steps)
    return [text for text in texts if text is not None]


def _composed(view: View, screen: Screen) -> Composed:
    return Composed.of(screen, view.lang)

"""Messages that nobody asked for: who composes which kind, in the person's words of now."""

from collections.abc import Callable

from bot.conversation.screen import Screen
from bot.delivery import ManyComposer, each
from handlers import announce_messages, composing
from handlers.alert_messages import AlertMessages
from handlers.checkin_messages import CheckinMessages
from handlers.desk_messages import DeskMessages
from handlers.screens import delivery
from handlers.services import Services


def composers(s: Services) -> dict[str, ManyComposer]:
    """Return who composes each kind of message."""
    alone = {
        **composing.composers(s),
        **CheckinMessages(s).composers,
        **DeskMessages(s).composers,
        **AlertMessages(s).composers,
    }
    together = announce_messages.composers(s.announcements, s.view)
    return {**together, **{kind: each(composer) for kind, composer in alone.items()}}


def repeated(s: Services) -> Callable[[Screen, str], Screen]:
    """Return what adds to a message that it may have arrived before."""
    return lambda screen, lang: delivery.repeated(s.view(lang), screen)

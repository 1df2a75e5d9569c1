"""The clinic's team: which chats are told of silence, and by which messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.conversation.lane import Lane
from bot.recovery.checkin import Checkin
from bot.store.outbox import NewMessage, to_each

NOBODY: Final = (
    "nobody of the team can be told: there are neither operators, nor a desk's group, nor team "
    "chats; see /team and LIFTCARE_TEAM_CHATS"
)


@dataclass(frozen=True)
class Team:
    """The team of one channel, told whom to get in touch with, and of silence.

    ``chats`` are its own, beside the desk's group and the operators.
    """

    channel: str
    chats: tuple[int, ...] = ()

    def contact(
        self, checkin: Checkin, answer: str, chats: Sequence[int], now: datetime
    ) -> list[NewMessage]:
        """Return what tells each chat of an answer that calls for it, but is no red flag."""
        return to_each(
            chats,
            channel=self.channel,
            kind="contact",
            beginning=f"contact:{checkin.id}:{answer}:",
            payload={"checkin": checkin.id, "answer": answer},
            due=now,
            lane=Lane.REMINDER,
        )

    def silence(self, checkin: Checkin, chats: Sequence[int], now: datetime) -> list[NewMessage]:
        """Return what tells each chat of a check-in that nobody answered."""
        return to_each(
            chats,
            channel=self.channel,
            kind="silence",
            beginning=f"silence:{checkin.id}:{checkin.times}:",
            payload={"checkin": checkin.id},
            due=now,
        )

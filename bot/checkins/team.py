"""The clinic's team: which chats are told of silence, and by which messages."""

from dataclasses import dataclass
from datetime import datetime

from bot.conversation.lane import Lane
from bot.recovery.checkin import Checkin
from bot.store.outbox import NewMessage, to_each


@dataclass(frozen=True)
class Team:
    """The chats of one channel that are told whom to get in touch with, and of silence."""

    channel: str
    chats: tuple[int, ...] = ()

    def contact(self, checkin: Checkin, answer: str, now: datetime) -> list[NewMessage]:
        """Return what tells each chat of an answer that calls for it, but is no red flag."""
        return to_each(
            self.chats,
            channel=self.channel,
            kind="contact",
            beginning=f"contact:{checkin.id}:{answer}:",
            payload={"checkin": checkin.id, "answer": answer},
            due=now,
            lane=Lane.REMINDER,
        )

    def silence(self, checkin: Checkin, now: datetime) -> list[NewMessage]:
        """Return what tells each chat of a check-in that nobody answered."""
        return to_each(
            self.chats,
            channel=self.channel,
            kind="silence",
            beginning=f"silence:{checkin.id}:{checkin.times}:",
            payload={"checkin": checkin.id},
            due=now,
        )

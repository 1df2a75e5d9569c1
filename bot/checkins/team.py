"""The clinic's team: which chats are told of silence, and by which messages."""

from dataclasses import dataclass
from datetime import datetime

from bot.conversation.lane import Lane
from bot.recovery.checkin import Checkin
from bot.store.outbox import NewMessage


@dataclass(frozen=True)
class Team:
    """The chats of one channel that are told whom to get in touch with, and of silence."""

    channel: str
    chats: tuple[int, ...] = ()

    def contact(self, checkin: Checkin, answer: str, now: datetime) -> list[NewMessage]:
        """Return what tells each chat of an answer that calls for it, but is no red flag.

        As those of silence they hold ids alone.
        """
        return [
            NewMessage(
                key=f"contact:{checkin.id}:{answer}:{chat}",
                channel=self.channel,
                chat=chat,
                person=None,
                lane=Lane.REMINDER,
                kind="contact",
                payload={"checkin": checkin.id, "answer": answer},
                due=now,
            )
            for chat in self.chats
        ]

    def silence(self, checkin: Checkin, now: datetime) -> list[NewMessage]:
        """Return what tells each chat of a check-in that nobody answered.

        They hold ids alone and belong to nobody's own messages: what is to be read is looked up
        when they are sent, and nothing is there any more of a person who was erased.
        """
        return [
            NewMessage(
                key=f"silence:{checkin.id}:{checkin.times}:{chat}",
                channel=self.channel,
                chat=chat,
                person=None,
                lane=Lane.URGENT,
                kind="silence",
                payload={"checkin": checkin.id},
                due=now,
            )
            for chat in self.chats
        ]

"""The clinic's team: which chats are told, and by which messages."""

from dataclasses import dataclass
from datetime import datetime

from bot.conversation.lane import Lane
from bot.recovery.checkin import Checkin
from bot.store.outbox import NewMessage


@dataclass(frozen=True)
class Team:
    """The chats of one channel that are told what answers call for and of silence."""

    channel: str
    chats: tuple[int, ...] = ()

    def alerts(self, checkin: Checkin, answer: str | None, now: datetime) -> list[NewMessage]:
        """Return what tells each chat of an answer, or of none.

        They hold ids alone and belong to nobody's own messages: what is to be read is looked up
        when they are sent, and nothing is there any more of a person who was erased.
        """
        what = answer or f"silence-{checkin.times}"
        return [
            NewMessage(
                key=f"alert:{checkin.id}:{what}:{chat}",
                channel=self.channel,
                chat=chat,
                person=None,
                lane=Lane.URGENT,
                kind="alert",
                payload={"checkin": checkin.id, "answer": answer},
                due=now,
            )
            for chat in self.chats
        ]

    def alarm(self, person: int, answer: str, now: datetime) -> list[NewMessage]:
        """Return what tells each chat that a person wrote of a danger, once an hour."""
        return [
            NewMessage(
                key=f"alarm:{person}:{answer}:{now:%Y%m%d%H}:{chat}",
                channel=self.channel,
                chat=chat,
                person=None,
                lane=Lane.URGENT,
                kind="alarm",
                payload={"person": person, "answer": answer},
                due=now,
            )
            for chat in self.chats
        ]

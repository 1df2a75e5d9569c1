"""The messages of a conversation, as rows of the outbox: ids alone, words are made when they go.

They belong to no person: a group that is gone makes no patient unreachable, who asked a human is
answered also after ``/stop``, and what a patient who blocked the bot doesn't get is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.lane import Lane
from bot.conversation.visit import Person
from bot.store import cards, conversations, copies, outbox
from bot.store.conversations import Conversation
from bot.store.copies import TO_DESK, TO_PATIENT, TOPIC, Copy, notes
from bot.store.outbox import NewMessage

ALBUM: Final = timedelta(seconds=1.5)
"""How long the parts of an album are waited for: they come as messages of their own."""
NOBODY: Final = 0
"""Stands for the chat of a desk where there is none."""
FRESH: Final = timedelta(hours=12)
"""For how long a card that changed is worth changing."""


@dataclass(frozen=True)
class Original:
    """A message to be passed on: where it is, by which update, and what it answers.

    ``album`` names the album it is a part of, ``edited`` tells that it was passed on before.
    ``parts`` are all of an album that is passed on anew, in the topic ``moved`` it to.
    """

    chat: int
    message: int
    update: int
    reply: int | None = None
    album: str = ""
    edited: bool = False
    parts: tuple[int, ...] = ()
    moved: int = 0

    @property
    def name(self) -> str:
        """What tells it from all others, also from itself before an edit or in another topic."""
        if self.moved:
            return f"{self.chat}:{self.message}:moved:{self.moved}"
        if self.album and not self.edited:
            return f"{self.chat}:album:{self.album}"[:100]
        return f"{self.chat}:{self.message}" + (f":{self.update}" if self.edited else "")


@dataclass(frozen=True)
class Reaction:
    """What somebody put under a message of a chat, by which update; "" took it away."""

    chat: int
    message: int
    update: int
    emoji: str


@dataclass
class Bundle:
    """Messages to be kept together, in the order in which they shall arrive."""

    conversation: Conversation
    now: datetime
    messages: list[NewMessage] = field(default_factory=list)
    kept: list[Copy | None] = field(default_factory=list)

    def _add(self, message: NewMessage, copy: Copy) -> None:
        self.messages.append(message)
        self.kept.append(copy)

    def _row(self, key: str, to: int, kind: str, **payload: Any) -> NewMessage:
        return NewMessage(
            key=key,
            channel=self.conversation.channel,
            chat=to,
            person=None,
            lane=Lane.URGENT if self.conversation.urgent else Lane.TALK,
            kind=kind,
            payload={"conversation": self.conversation.id, **payload},
            due=self.now,
        )

    def open_topic(self, topic: int) -> None:
        """Open the conversation's topic in its group, with the card at its head."""
        one = self.conversation
        if one.desk is None:
            return
        key = copies.topic_key(one.id, topic)
        self._add(
            self._row(key, one.desk, "desk-topic", topic=topic),
            Copy(key, one.id, TOPIC, one.desk),
        )
        self.card([one.desk], str(topic))
        key = f"desk-pin:{one.id}:{topic}"
        self._add(
            self._row(key, one.desk, "desk-pin", card=card_key(one, topic)),
            Copy(key, one.id, TO_DESK, one.desk),
        )

    def card(self, chats: Iterable[int], tag: str) -> None:
        """Show who it is and what can be done."""
        self.to_desk("card", chats, tag)

    def to_desk(self, what: str, chats: Iterable[int], tag: str, **payload: Any) -> None:
        """Tell the desk something: ``what`` names the words, ``tag`` tells it from other times."""
        for chat in chats:
            kind = "desk-card" if what == "card" else "desk-note"
            number = self.conversation.id
            beginning = f"desk-card:{number}:" if what == "card" else notes(number, what)
            key = f"{beginning}{chat}:{tag}"
            self._add(
                self._row(key, chat, kind, what=what, **payload),
                Copy(key, self.conversation.id, TO_DESK, chat),
            )

    def to_patient(self, what: str, person: Person, tag: str, **payload: Any) -> None:
        """Tell the patient something."""
        key = f"desk-told:{what}:{self.conversation.id}:{tag}"
        self._add(
            self._row(key, person.address, "desk-told", what=what, **payload),
            Copy(key, self.conversation.id, TO_PATIENT, person.address),
        )

    def freshen(self, mark: str) -> None:
        """Have the card say what is true now; nothing waits for that."""
        one = self.conversation
        if one.desk is None:
            return
        row = self._row(
            f"desk-fresh:{one.id}:{mark}:{int(self.now.timestamp())}",
            one.desk,
            "desk-fresh",
            card=card_key(one),
        )
        self.messages.append(replace(row, lane=Lane.REMINDER, expires=self.now + FRESH))
        self.kept.append(None)

    def shut(self, does: Literal["close", "reopen"], tag: str) -> None:
        """Close the topic, or open it again."""
        one = self.conversation
        if one.desk is None:
            return
        key = f"desk-shut:{one.id}:{does}:{tag}"
        self._add(
            self._row(key, one.desk, "desk-shut", does=does), Copy(key, one.id, TO_DESK, one.desk)
        )

    def react(self, copy: Copy, to: int, reaction: Reaction) -> None:
        """Show a reaction at a message's counterpart in the chat ``to``."""
        one = self.conversation
        key = f"desk-react:{one.id}:{to}:{reaction.message}:{reaction.update}"
        about = {"chat": reaction.chat, "message": reaction.message, "emoji": reaction.emoji}
        self._add(self._row(key, to, "desk-react", **about), Copy(key, one.id, copy.what, to))

    def inward(self, original: Original, chats: Iterable[int]) -> None:
        """Copy a patient's message to the desk; where there is none it is kept for later."""
        for chat in chats or (NOBODY,):
            if original.edited and chat != NOBODY:
                self.to_desk("edited", [chat], f"{original.message}:{original.update}")
            key = f"desk-in:{self.conversation.id}:{chat}:{original.name}"
            self._copy(key, chat, original, TO_DESK)

    def outward(self, original: Original, person: Person) -> None:
        """Copy a colleague's message to the patient."""
        if original.edited:
            self.to_patient("edited", person, f"{original.message}:{original.update}")
        key = f"desk-out:{self.conversation.id}:{original.name}"
        self._copy(key, person.address, original, TO_PATIENT)

    def _copy(self, key: str, chat: int, original: Original, what: str) -> None:
        row = self._row(
            key,
            chat,
            "desk-copy",
            chat=original.chat,
            messages=list(original.parts or (original.message,)),
            reply=original.message if original.edited else original.reply,
        )
        if original.album and not original.edited:
            row = replace(row, due=self.now + ALBUM)
        copy = Copy(key, self.conversation.id, what, chat, original.chat, original.message)
        self._add(row, copy)

    async def put(self, connection: AsyncConnection) -> None:
        """Keep all of them; an album that waits takes its further parts in.

        A part that comes when the others are on their way goes by itself.
        """
        # One by one: their ids say in which order they go.
        for message, copy in zip(self.messages, self.kept, strict=True):
            parts = message.payload.get("messages", ())
            taken = (
                await outbox.add_to(connection, message.key, "messages", parts) if parts else None
            )
            if taken:
                continue
            key = message.key if taken is None else f"{message.key}:{parts[0]}"
            await outbox.put(connection, [replace(message, key=key)], self.now)
            if message.chat == NOBODY:
                await outbox.withdraw(connection, [key], self.now, "nobody")
            if copy is not None:
                await copies.put(connection, [replace(copy, key=key)])


async def freshen(connection: AsyncConnection, bundle: Bundle) -> None:
    """Have the card of a conversation with a topic say what is true now, if that changed."""
    one = bundle.conversation
    if one.desk is None:
        return
    mark = await cards.mark(connection, one.id, bundle.now)
    if mark != one.card:
        bundle.freshen(mark)
        await conversations.change(connection, one.id, card=mark)


def card_key(one: Conversation, topic: int | None = None) -> str:
    """Return the key of the message that is the card of a topic, the present one by default."""
    return f"desk-card:{one.id}:{one.desk}:{one.topic if topic is None else topic}"


def chats_of(conversation: Conversation, colleagues: Sequence[int]) -> list[int]:
    """Return where a conversation's desk is: its group, or the colleagues' own chats."""
    return [conversation.desk] if conversation.desk is not None else list(colleagues)


def gone(
    one: Conversation, chats: Sequence[int], thread: int | None, now: datetime
) -> list[NewMessage]:
    """Return what tells a desk of a patient of whom nothing is kept any more."""
    return outbox.to_each(
        chats,
        channel=one.channel,
        kind="desk-gone",
        beginning=f"desk-gone:{one.id}:",
        payload={"number": one.person, "thread": thread},
        due=now,
    )


def lost_desk(channel: str, chat: int, owners: Sequence[int], now: datetime) -> list[NewMessage]:
    """Return what tells the owners that the bot can do nothing in a desk's group any more."""
    return outbox.to_each(
        owners,
        channel=channel,
        kind="desk-lost",
        beginning=f"desk-lost:{chat}:{int(now.timestamp())}:",
        payload={"desk": chat},
        due=now,
    )

"""The playground's state: who is there, what was said, what the bot asked for."""

import time
from collections import Counter, deque
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from bot.clock import Agenda, MovableClock
from bot.playground.events import Events
from bot.playground.faults import Faults, Limits
from bot.playground.files import Files
from bot.playground.formatting import detected
from bot.playground.model import Chat, Human, Json, Message, sim_message
from bot.playground.profile import Profile
from bot.playground.updates import Updates

KEPT_CALLS: Final = 10_000
"""The outbox lists the newest calls, so many; its counts go over all of them."""
TYPING_SECONDS: Final = 5.0


class Playground:
    """A local messenger for the bot with this token."""

    def __init__(
        self,
        token: str,
        clock: MovableClock,
        agenda: Agenda,
        zone: Callable[[], str | None] = lambda: None,
    ) -> None:
        self.zone = zone
        """By whose clocks the page shows time; where that is not known, the browser's own."""
        self.token = token
        self.clock = clock
        self.agenda = agenda
        self.bot_id = int(token.split(":", maxsplit=1)[0])
        self.events = Events()
        self.updates = Updates()
        self.profile = Profile()
        self.files = Files()
        self.busy = 0
        """Bot API calls in hand, long polls not counted."""
        self.last_call = time.monotonic()
        self.chats: dict[int, Chat] = {}
        self._numbers = 0
        self.last_ids: dict[int, int] = {}
        """The last message ids of chats that were forgotten."""
        self.forget()

    def forget(self) -> None:
        """Forget chats, calls, faults and limits.

        Ids go on, since a bot may remember them, and what it says of itself stays, since it says
        that only when it starts.
        """
        self.last_ids |= {chat.id: chat.last_id for chat in self.chats.values()}
        self.people: dict[int, Human] = {}
        self.chats = {}
        self.queries: dict[str, tuple[int, Json]] = {}
        self.calls: deque[Json] = deque(maxlen=KEPT_CALLS)
        self.counts: Counter[str] = Counter()
        self.seq = 0
        self.faults = Faults()
        self.limits = Limits()
        self.updates.pending.clear()

    def now(self) -> datetime:
        """Return the playground's time."""
        return self.clock.now()

    def stamp(self) -> int:
        """Return the playground's time in Unix seconds."""
        return int(self.now().timestamp())

    def number(self) -> int:
        """Return a number never given before."""
        self._numbers += 1
        return self._numbers

    def me(self) -> Json:
        """Return the bot as the Bot API's ``User``."""
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": self.profile.text("name"),
            "username": f"liftcare_{self.bot_id}_bot",
        }

    def human(self, user_id: int, **known: Any) -> Human:
        """Return somebody, made on first need; what is ``known`` and not None is kept."""
        person = self.people.setdefault(user_id, Human(user_id))
        for name, value in known.items():
            if value is not None:
                setattr(person, name, value)
        return person

    def open_chat(self, chat: Chat) -> Chat:
        """Have a chat exist; returns it.

        In a group message 1 tells that the group was made, and stands for a forum's General.
        """
        chat.last_id = self.last_ids.get(chat.id, int(chat.type != "private"))
        self.chats[chat.id] = chat
        self.events.tell("chat", {"chat": self.chat_row(chat)})
        return chat

    def chat_api(self, chat: Chat) -> Json:
        """Return the Bot API's ``Chat``."""
        shown: Json = {"id": chat.id, "type": chat.type}
        if chat.type == "private":
            person = self.human(chat.id)
            names = ("first_name", "last_name", "username")
            shown |= {name: value for name in names if (value := getattr(person, name))}
        else:
            shown["title"] = chat.title or "Group"
        if chat.is_forum:
            shown["is_forum"] = True
        return shown

    def message_api(self, chat: Chat, message: Message, *, with_reply: bool = True) -> Json:
        """Return the Bot API's ``Message``."""
        shown: Json = {
            "message_id": message.id,
            "date": message.date,
            "chat": self.chat_api(chat),
            **message.body,
        }
        if chat.type != "channel":
            author = self.me() if message.sender is None else self.human(message.sender).api()
            shown["from"] = author
        if message.thread is not None:
            shown |= {"message_thread_id": message.thread, "is_topic_message": True}
        if message.edit_date is not None:
            shown["edit_date"] = message.edit_date
        replied = chat.living(message.reply_to) if with_reply else None
        if replied is not None:
            shown["reply_to_message"] = self.message_api(chat, replied, with_reply=False)
        return shown

    def message_sim(self, message: Message) -> Json:
        """Return a message as the person's side shows it."""
        return sim_message(message, self.files)

    def post(self, chat: Chat, sender: int | None, body: Json, **more: Any) -> Message:
        """Add a message to a chat and tell the page."""
        message = Message(chat.next_id(), self.stamp(), sender, with_links(body), **more)
        chat.messages[message.id] = message
        if sender is None:
            chat.typing_until = 0.0
        self._tell("message", chat, message)
        return message

    def rewrite(self, message: Message, body: Json) -> None:
        """Give a message another content."""
        message.body = with_links(body)
        message.edited, message.edit_date = True, self.stamp()

    def changed(self, chat: Chat, message: Message) -> None:
        """Tell the page that a message is different now."""
        self._tell("edit", chat, message)

    def _tell(self, name: str, chat: Chat, message: Message) -> None:
        if self.events.heard:
            self.events.tell(name, {"chat_id": chat.id, "message": self.message_sim(message)})

    def record(self, method: str, params: Json, status: int, response: Any) -> None:
        """Keep a call: status 0 is one whose connection was closed without an answer."""
        self.seq += 1
        self.counts[method.lower()] += 1
        call = {
            "seq": self.seq,
            "at": time.time(),
            "now": self.now().isoformat(),
            "method": method,
            "params": params,
            "status": status,
            "response": response,
        }
        self.calls.append(call)
        self.events.tell("call", call)

    def chat_row(self, chat: Chat) -> Json:
        """Return a chat as the list of chats shows it."""
        title = chat.title
        if chat.type == "private":
            title = self.human(chat.id).first_name
        return {
            "chat_id": chat.id,
            "type": chat.type,
            "title": title,
            "messages": len(chat.messages),
            "is_forum": chat.is_forum,
            "topics": list(chat.topics.values()),
        }


def with_links(body: Json) -> Json:
    """Return a content with the entities that Telegram finds by itself."""
    for words, kind in (("text", "entities"), ("caption", "caption_entities")):
        if words in body and (found := detected(body[words], body.get(kind, []))):
            body = {**body, kind: found}
    return body

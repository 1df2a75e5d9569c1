"""The playground's state: who is there, what was said, what the bot asked for."""

import time
from collections import Counter, OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from bot.clock import Agenda, MovableClock
from bot.playground.events import Events
from bot.playground.faults import Faults, Limits
from bot.playground.formatting import detected
from bot.playground.model import Chat, Human, Json, Message, sim_message
from bot.playground.updates import Updates

KEPT_CALLS: Final = 10_000
KEPT_BYTES: Final = 256 * 2**20
TYPING_SECONDS: Final = 5.0


@dataclass
class Stored:
    """A file's bytes."""

    data: bytes
    name: str
    media_type: str = "application/octet-stream"


@dataclass
class Profile:
    """What the bot says of itself."""

    name: str = "Liftcare"
    description: str = ""
    short_description: str = ""
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)


class Playground:
    """A local messenger for the bot with this token."""

    def __init__(self, token: str, clock: MovableClock, agenda: Agenda) -> None:
        self.token = token
        self.clock = clock
        self.agenda = agenda
        self.bot_id = int(token.split(":", maxsplit=1)[0])
        self.events = Events()
        self.updates = Updates()
        self.busy = 0
        """Bot API calls in hand, long polls not counted."""
        self.last_call = time.monotonic()
        self.forget()

    def forget(self) -> None:
        """Forget chats, calls, faults and limits; update ids go on."""
        self.people: dict[int, Human] = {}
        self.chats: dict[int, Chat] = {}
        self.files: OrderedDict[str, Stored] = OrderedDict()
        self.queries: dict[str, tuple[int, Json]] = {}
        self.calls: deque[Json] = deque(maxlen=KEPT_CALLS)
        self.counts: Counter[str] = Counter()
        self.seq = 0
        self.faults = Faults()
        self.limits = Limits()
        self.profile = Profile()
        self.updates.pending.clear()
        self._numbers = 0

    def now(self) -> datetime:
        """Return the playground's time."""
        return self.clock.now()

    def number(self) -> int:
        """Return a number never given before in this session."""
        self._numbers += 1
        return self._numbers

    def me(self) -> Json:
        """Return the bot as the Bot API's ``User``."""
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": self.profile.name,
            "username": f"liftcare_{self.bot_id}_bot",
        }

    def human(self, user_id: int, **known: Any) -> Human:
        """Return somebody, made on first need; what is ``known`` and not None is kept."""
        person = self.people.setdefault(user_id, Human(user_id))
        for name, value in known.items():
            if value is not None:
                setattr(person, name, value)
        return person

    def chat_api(self, chat: Chat) -> Json:
        """Return the Bot API's ``Chat``."""
        shown: Json = {"id": chat.id, "type": chat.type}
        if chat.type == "private":
            person = self.human(chat.id).api()
            shown |= {k: v for k, v in person.items() if k.endswith("name")}
        else:
            shown["title"] = chat.title or "Group"
        if chat.is_forum:
            shown["is_forum"] = True
        return shown

    def message_api(self, chat: Chat, message: Message) -> Json:
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
        replied = chat.living(message.reply_to)
        if replied is not None:
            shown["reply_to_message"] = self.message_api(chat, replied) | {}
            shown["reply_to_message"].pop("reply_to_message", None)
        return shown

    def post(self, chat: Chat, sender: int | None, body: Json, **more: Any) -> Message:
        """Add a message to a chat and tell the page."""
        if "text" in body:
            entities = detected(body["text"], body.pop("entities", []))
            body |= {"entities": entities} if entities else {}
        stamp = int(self.now().timestamp())
        message = Message(chat.next_id(), stamp, sender, body, **more)
        chat.messages[message.id] = message
        if sender is None:
            chat.typing_until = 0.0
        self.events.tell("message", {"chat_id": chat.id, "message": sim_message(message)})
        return message

    def changed(self, chat: Chat, message: Message) -> None:
        """Tell the page that a message is different now."""
        self.events.tell("edit", {"chat_id": chat.id, "message": sim_message(message)})

    def keep(self, data: bytes, name: str, media_type: str = "application/octet-stream") -> str:
        """Keep a file; the oldest go when there are too many bytes. Returns its ``file_id``."""
        file_id = f"file_{self.number()}"
        self.files[file_id] = Stored(data, name, media_type)
        while sum(len(f.data) for f in self.files.values()) > KEPT_BYTES and len(self.files) > 1:
            self.files.popitem(last=False)
        return file_id

    def record(self, method: str, params: Json, status: int, response: Any) -> None:
        """Keep a call that was answered."""
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

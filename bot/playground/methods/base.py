"""What methods share: finding chats and messages, checking what is sent."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from bot.playground.formatting import parse, units
from bot.playground.keyboards import inline_keyboard
from bot.playground.model import Chat, Json, Message
from bot.playground.refusals import RefusalError, bad, forbidden
from bot.playground.state import Playground

Method = Callable[["Call"], Awaitable[Any]]
LONGEST_TEXT: Final = 4096
LONGEST_CAPTION: Final = 1024
_LARGEST: Final = 2**53


@dataclass(frozen=True)
class Upload:
    """A file in a request."""

    name: str
    data: bytes
    media_type: str


@dataclass(frozen=True)
class Call:
    """One request: its parameters, decoded, and its files."""

    state: Playground
    params: Json
    files: dict[str, Upload]
    gone: Callable[[], Awaitable[None]] | None = None
    """Returns when the client has hung up, where that can be known."""

    def number(self, name: str, default: int | None = None) -> int | None:
        """Return a whole number.

        Raises:
            RefusalError: it is none.
        """
        value = self.params.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, str | float):
            try:
                value = int(value)
            except (ValueError, OverflowError):
                value = None
        if not isinstance(value, int) or abs(value) >= _LARGEST:
            raise bad(f"{name} must be an integer")
        return int(value)

    def flag(self, name: str) -> bool:
        """Return a switch."""
        return str(self.params.get(name, "")).lower() in {"true", "1", "yes"}

    def string(self, name: str) -> str:
        """Return a text, empty where there is none."""
        value = self.params.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def listed(self, name: str) -> list[Any]:
        """Return a list.

        Raises:
            RefusalError: it is none.
        """
        value = self.params.get(name)
        if not isinstance(value, list):
            raise bad(f"can't parse {name}: expected an Array")
        return value

    def chat(self, name: str = "chat_id") -> Chat:
        """Return a chat that exists.

        Raises:
            RefusalError: there is none.
        """
        if not self.params.get(name):
            raise bad(f"{name} is empty")
        given = self.params[name]
        number = given if isinstance(given, int) else 0
        chat = self.state.chats.get(number)
        if chat is None:
            person = self.state.people.get(number)
            if person is not None and not person.started:
                raise forbidden("bot can't initiate conversation with a user")
            raise bad("chat not found")
        if chat.renamed is not None:
            why = "Bad Request: group chat was upgraded to a supergroup chat"
            raise RefusalError(400, why, migrate_to_chat_id=chat.renamed)
        if chat.bot == "left":
            raise forbidden("bot was kicked from the supergroup chat")
        return chat

    def open_chat(self) -> Chat:
        """Return a chat that the bot may write to.

        Raises:
            RefusalError: it was blocked, or the account is gone.
        """
        chat = self.chat()
        if chat.type == "private":
            person = self.state.human(chat.id)
            if person.deactivated:
                raise forbidden("user is deactivated")
            if person.blocked:
                raise forbidden("bot was blocked by the user")
        elif chat.bot == "restricted":
            raise bad("not enough rights to send text messages to the chat")
        return chat

    def message(self, chat: Chat, why: str) -> Message:
        """Return the message of ``message_id``.

        Raises:
            RefusalError: it is not there, for the reason ``why``.
        """
        message = chat.living(self.number("message_id"))
        if message is None:
            raise bad(why)
        return message

    def text(self) -> Json:
        """Return the checked text with its entities."""
        mode, given = self.params.get("parse_mode"), self.params.get("entities")
        text, entities = parse(self.string("text"), mode, given)
        if not text:
            raise bad("message text is empty")
        if units(text) > LONGEST_TEXT:
            raise bad("message is too long")
        return self._with_entities("text", text, "entities", entities)

    def caption(self, given: Json | None = None) -> Json:
        """Return the checked caption with its entities, nothing where there is none.

        ``given`` is an ``InputMedia``, whose caption is meant instead of the call's.
        """
        source = self.params if given is None else given
        text, entities = parse(
            str(source.get("caption") or ""),
            source.get("parse_mode"),
            source.get("caption_entities"),
        )
        if units(text) > LONGEST_CAPTION:
            raise bad("message caption is too long")
        if not text:
            return {}
        return self._with_entities("caption", text, "caption_entities", entities)

    def _with_entities(self, words: str, text: str, name: str, entities: list[Json]) -> Json:
        """Name the people who are mentioned by id; those nobody knows are no mentions."""
        kept = []
        for entity in entities:
            if entity["type"] == "text_mention":
                number = entity["user"].get("id")
                person = self.state.people.get(number) if isinstance(number, int) else None
                if person is None:
                    continue
                entity = {**entity, "user": person.api()}  # noqa: PLW2901  # the same, named
            kept.append(entity)
        return {words: text, **({name: kept} if kept else {})}

    def markup(self) -> Json:
        """Return the checked inline keyboard as part of a message."""
        return inline_keyboard(self.params.get("reply_markup"))

    def place(self, chat: Chat) -> Json:
        """Return the thread and the reply that were asked for.

        Raises:
            RefusalError: there is no such thread or message.
        """
        return {"thread": self._thread(chat), "reply_to": self._reply_to(chat)}

    def answer(self, chat: Chat, body: Json) -> Json:
        """Post the bot's message; returns the Bot API's ``Message``."""
        message = self.state.post(chat, None, body, **self.place(chat))
        return self.state.message_api(chat, message)

    def _thread(self, chat: Chat) -> int | None:
        thread = self.number("message_thread_id")
        if thread is None or not chat.is_forum:
            return None
        if thread not in chat.topics:
            raise bad("message thread not found")
        return thread

    def _reply_to(self, chat: Chat) -> int | None:
        wanted = self.params.get("reply_parameters")
        given = wanted if isinstance(wanted, dict) else {}
        number = given.get("message_id", self.number("reply_to_message_id"))
        if number is None or chat.living(number) is not None:
            return number
        if given.get("allow_sending_without_reply") or self.flag("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")

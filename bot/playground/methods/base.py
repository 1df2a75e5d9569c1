"""What methods share: finding chats and messages, checking what is sent."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from bot.playground.formatting import parse, units
from bot.playground.model import Chat, Json, Message
from bot.playground.refusals import bad, forbidden
from bot.playground.state import Playground

Method = Callable[["Call"], Awaitable[Any]]
LONGEST_TEXT: Final = 4096
LONGEST_CAPTION: Final = 1024
MOST_BUTTONS: Final = 100
LONGEST_DATA: Final = 64


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

    def number(self, name: str, default: int | None = None) -> int | None:
        """Return a whole number.

        Raises:
            RefusalError: it is none.
        """
        value = self.params.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f"{name} must be an integer") from None

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
            raise bad("chat_id is empty")
        try:
            chat = self.state.chats.get(int(self.params[name]))
        except (TypeError, ValueError):
            chat = None
        if chat is None:
            known = self.state.people.get(_as_int(self.params[name]))
            if known is not None and not known.started:
                raise forbidden("bot can't initiate conversation with a user")
            raise bad("chat not found")
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
        return chat

    def message(self, chat: Chat, why: str, name: str = "message_id") -> Message:
        """Return a message that is there.

        Raises:
            RefusalError: it is not, for the reason ``why``.
        """
        message = chat.living(self.number(name))
        if message is None:
            raise bad(why)
        return message

    def text(self) -> Json:
        """Return the checked text with its entities."""
        text, entities = parse(
            self.string("text"), self.params.get("parse_mode"), self.params.get("entities")
        )
        if not text:
            raise bad("message text is empty")
        if units(text) > LONGEST_TEXT:
            raise bad("message is too long")
        return {"text": text, "entities": entities}

    def caption(self) -> Json:
        """Return the checked caption with its entities, nothing where there is none."""
        mode, given = self.params.get("parse_mode"), self.params.get("caption_entities")
        return caption(self.string("caption"), mode, given)

    def markup(self) -> Json:
        """Return the checked keyboard."""
        return keyboard(self.params.get("reply_markup"))

    def answer(self, chat: Chat, body: Json) -> Message:
        """Post the bot's message, with the thread and the reply that were asked for."""
        return self.state.post(
            chat, None, body, thread=self._thread(chat), reply_to=self._reply_to(chat)
        )

    def _thread(self, chat: Chat) -> int | None:
        thread = self.number("message_thread_id")
        if thread is not None and chat.is_forum and thread not in chat.topics:
            raise bad("message thread not found")
        if thread is not None and chat.topics.get(thread, {}).get("closed"):
            raise bad("TOPIC_CLOSED")
        return thread if chat.is_forum else None

    def _reply_to(self, chat: Chat) -> int | None:
        wanted = self.params.get("reply_parameters")
        given = wanted if isinstance(wanted, dict) else {}
        number = given.get("message_id", self.number("reply_to_message_id"))
        if number is None or chat.living(number) is not None:
            return number
        if given.get("allow_sending_without_reply") or self.flag("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")

    def shown(self, chat: Chat, message: Message) -> Json:
        """Return the Bot API's ``Message``."""
        return self.state.message_api(chat, message)


def caption(text: str, mode: Any, entities: Any) -> Json:
    """Return a checked caption with its entities."""
    text, found = parse(text, mode, entities)
    if units(text) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    if not text:
        return {}
    return {"caption": text, **({"caption_entities": found} if found else {})}


def keyboard(markup: Any) -> Json:
    """Return a checked inline keyboard as part of a message.

    Raises:
        RefusalError: it is none, too large, or a button is wrong.
    """
    if not markup:
        return {}
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return {}
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse inline keyboard button: Field inline_keyboard must be an Array")
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise bad("reply markup is too long")
    for button in buttons:
        _check_button(button)
    kept = [row for row in rows if row]
    return {"reply_markup": {"inline_keyboard": kept}} if kept else {}


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad("can't parse inline keyboard button: Text buttons are empty")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= LONGEST_DATA:
        raise bad("BUTTON_DATA_INVALID")
    if len(button.keys() - {"text", "style", "icon_custom_emoji_id"}) == 0:
        raise bad("Text buttons are unallowed in the inline keyboard")


def _as_int(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0

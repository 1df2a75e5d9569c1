"""What the messenger remembers: people, chats, messages, files."""

from dataclasses import dataclass, field
from typing import Any, Final

from bot.playground.files import Files

Json = dict[str, Any]
MEDIA: Final = ("photo", "document", "video", "voice", "sticker", "audio", "animation")


@dataclass
class Human:
    """Somebody with an account."""

    id: int
    first_name: str = "Ann"
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    blocked: bool = False
    deactivated: bool = False
    started: bool = False
    """Whether they ever wrote to the bot: it can't write first."""

    def api(self) -> Json:
        """Return the Bot API's ``User``."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            value = getattr(self, name)
            if value:
                user[name] = value
        return user


@dataclass
class Message:
    """One message; ``body`` has the Bot API's own fields of its content."""

    id: int
    date: int
    sender: int | None
    """The person's id; None for the bot."""
    body: Json
    thread: int | None = None
    reply_to: int | None = None
    edited: bool = False
    edit_date: int | None = None
    deleted: bool = False
    pinned: bool = False
    reactions: list[Json] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text or the caption."""
        return str(self.body.get("text", self.body.get("caption", "")))

    @property
    def keyboard(self) -> list[list[Json]]:
        """The rows of inline buttons."""
        rows: list[list[Json]] = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return rows


@dataclass
class Chat:
    """One conversation."""

    id: int
    type: str
    title: str | None = None
    is_forum: bool = False
    members: set[int] = field(default_factory=set)
    administrators: set[int] = field(default_factory=set)
    messages: dict[int, Message] = field(default_factory=dict)
    callbacks: list[Json] = field(default_factory=list)
    topics: dict[int, Json] = field(default_factory=dict)
    typing_until: float = 0.0
    last_id: int = 0
    bot: str = "administrator"
    """What the bot is in a group: administrator, restricted (it may not write), left."""
    renamed: int | None = None
    """The number of the supergroup that it became."""

    def next_id(self) -> int:
        """Return a new message's id."""
        self.last_id += 1
        return self.last_id

    def living(self, message_id: object) -> Message | None:
        """Return a message that was not deleted."""
        message = self.messages.get(message_id) if isinstance(message_id, int) else None
        return message if message is not None and not message.deleted else None


def sim_message(message: Message, files: Files) -> Json:
    """Return a message as the person's side shows it."""
    body = message.body
    shown: Json = {
        "message_id": message.id,
        "date": message.date,
        "from": "bot" if message.sender is None else "user",
        "user_id": message.sender,
        "message_thread_id": message.thread,
        "reply_to_message_id": message.reply_to,
        "edited": message.edited,
        "deleted": message.deleted,
        "pinned": message.pinned,
        "entities": body.get("entities", body.get("caption_entities", [])),
        "reactions": message.reactions,
    }
    for name in ("text", "caption", "location", "contact", "media_group_id", "forward_origin"):
        if name in body:
            shown[name] = body[name]
    for name in MEDIA:
        if name in body:
            shown[name] = _sim_file(body[name], files)
    if message.keyboard:
        shown["keyboard"] = message.keyboard
    return shown


def _sim_file(media: Any, files: Files) -> Json:
    file: Json = media[-1] if isinstance(media, list) else media
    names = ("file_id", "file_name", "width", "height", "mime_type", "emoji", "duration")
    kept = files.get(file["file_id"])
    return {
        "size": file.get("file_size"),
        "file_name": kept.name if kept is not None else None,
        **{name: file[name] for name in names if name in file},
    }


def as_line(message: Message, name: str) -> str:
    """Return a message as readable text, its buttons as rows below."""
    kinds = [kind for kind in (*MEDIA, "location", "contact") if kind in message.body]
    media = "".join(f"[{kind}] " for kind in kinds)
    text = message.text.replace("\n", "\n    ")
    rows = ["    " + " ".join(f"[{b['text']}]" for b in row) for row in message.keyboard]
    return "\n".join([f"[{message.id}] {name}: {media}{text}", *rows])

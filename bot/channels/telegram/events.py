"""From a raw update to an `Event`.

The inbox keeps the raw JSON anyway, and building PTB's ``Update`` from it costs 0.3-0.5 ms a tap,
a hundred times this. Field names: Bot API, https://core.telegram.org/bots/api#update.
"""

from collections.abc import Mapping
from typing import Any, Final

import orjson

from bot.channels.telegram.letters import letter_of
from bot.conversation.event import Event, Kind, Place

UPDATES: Final = (
    "message",
    "edited_message",
    "channel_post",
    "callback_query",
    "my_chat_member",
    "message_reaction",
)
"""The kinds of update that are asked for."""

_PLACES: Final = {
    "private": Place.PRIVATE,
    "group": Place.GROUP,
    "supergroup": Place.GROUP,
    "channel": Place.CHANNEL,
}
_MEDIA: Final = {
    "text": Kind.TEXT,
    "photo": Kind.PHOTO,
    "video": Kind.VIDEO,
    "video_note": Kind.VIDEO,
    "animation": Kind.VIDEO,
    "voice": Kind.VOICE,
    "audio": Kind.VOICE,
    "sticker": Kind.STICKER,
    "document": Kind.DOCUMENT,
    "location": Kind.LOCATION,
    "venue": Kind.LOCATION,
    "contact": Kind.CONTACT,
}
_FROM_PEOPLE: Final = ("dice", "poll", "game", "story", "paid_media", "checklist", "giveaway")
_GONE: Final = frozenset({"kicked", "left"})
_LONGEST_CODE: Final = 35
"""Letters of the longest language tag that a standard foresees (RFC 5646, 4.4.1)."""

Json = Mapping[str, Any]


class _MalformedError(Exception):
    """A field is missing or of another type than the Bot API says."""


def read_event(payload: bytes, username: str) -> Event | None:
    """Return the event in an update, None when nothing in it concerns us; never raises.

    ``username`` is the bot's own, without ``@``.
    """
    try:
        update = orjson.loads(payload)
        return _read(_object(update), username)
    except (ValueError, _MalformedError):
        return None


def _read(update: Json, username: str) -> Event | None:
    number = _number(update, "update_id")
    if "callback_query" in update:
        return _tap(number, _object(update["callback_query"]))
    if "my_chat_member" in update:
        return _membership(number, _object(update["my_chat_member"]))
    if "message_reaction" in update:
        return _reaction(number, _object(update["message_reaction"]))
    for name in ("message", "edited_message", "channel_post"):
        if name in update:
            edited = name == "edited_message"
            return _message(number, _object(update[name]), username, edited=edited)
    return None


def _tap(number: int, query: Json) -> Event:
    sender = _object(query.get("from"))
    message = query.get("message")
    chat = _object(_object(message).get("chat")) if message else None
    # A message that was deleted, or is too old, comes with the date 0 (InaccessibleMessage).
    reachable = bool(message) and bool(_object(message).get("date"))
    return Event(
        channel="telegram",
        update=number,
        kind=Kind.TAP,
        chat=_number(chat, "id") if chat else _number(sender, "id"),
        place=_place(chat) if chat else Place.PRIVATE,
        sender=_person(sender),
        language_code=_language(sender),
        data=_text(query, "data"),
        tap=_text(query, "id"),
        message=_number(_object(message), "message_id") if reachable else None,
        picture=reachable and "photo" in _object(message),
        thread=_thread(_object(message)) if message else None,
        shown_at=_shown_at(_object(message)) if message else None,
    )


def _shown_at(message: Json) -> int | None:
    """Return when a message was sent or edited last; 0 is of one too old to be told of."""
    at = message.get("edit_date") or message.get("date")
    return at if isinstance(at, int) else None


def _membership(number: int, change: Json) -> Event | None:
    chat, sender = _object(change.get("chat")), _object(change.get("from"))
    place = _place(chat)
    gone = _text(_object(change.get("new_chat_member")), "status") in _GONE
    was_gone = _text(_object(change.get("old_chat_member")), "status") in _GONE
    if gone == was_gone:
        return None
    if place is Place.PRIVATE:
        kind = Kind.BLOCKED if gone else Kind.RETURNED
    else:
        kind = Kind.LEFT if gone else Kind.JOINED
    return Event(
        channel="telegram",
        update=number,
        kind=kind,
        chat=_number(chat, "id"),
        place=place,
        sender=_person(sender),
        language_code=_language(sender),
    )


def _reaction(number: int, change: Json) -> Event | None:
    """Return a reaction; those of a messenger's or a group's own pictures can't be passed on."""
    new, old = _emojis(change, "new_reaction"), _emojis(change, "old_reaction")
    if new == old or "user" not in change:
        return None
    chat, sender = _object(change.get("chat")), _object(change["user"])
    fresh = [emoji for emoji in new if emoji not in old] or new
    return Event(
        channel="telegram",
        update=number,
        kind=Kind.REACTION,
        chat=_number(chat, "id"),
        place=_place(chat),
        sender=_person(sender),
        language_code=_language(sender),
        text=fresh[-1] if fresh else "",
        message=_number(change, "message_id"),
    )


def _emojis(change: Json, name: str) -> list[str]:
    found = change.get(name)
    if not isinstance(found, list):
        raise _MalformedError
    return [_text(_object(one), "emoji") for one in found if _object(one).get("type") == "emoji"]


def _message(number: int, message: Json, username: str, *, edited: bool) -> Event | None:
    chat = _object(message.get("chat"))
    place = _place(chat)
    sender = {} if "sender_chat" in message else _object(message.get("from") or {})
    kind = _kind(message)
    renamed = _number(message, "migrate_to_chat_id") if kind is Kind.RENAMED else None
    text = _text(message, "text") or _text(message, "caption")
    command = ""
    if kind is Kind.TEXT and text.startswith("/"):
        kind = Kind.COMMAND
        word, *rest = text[1:].split(None, 1) or [""]
        text = rest[0] if rest else ""
        command, _, addressee = word.partition("@")
        others = bool(addressee) and addressee.lower() != username.lower()
        if others and place is not Place.PRIVATE:
            return None
    return Event(
        channel="telegram",
        update=number,
        kind=kind,
        chat=_number(chat, "id"),
        place=place,
        sender=_person(sender) if sender else None,
        language_code=_language(sender),
        text=text.strip(),
        command=command.lower(),
        message=_number(message, "message_id"),
        thread=_thread(message),
        edited=edited,
        to_us=place is Place.PRIVATE or bool(command) or _mentions(message, text, username),
        location=_location(message),
        letter=letter_of(message) if place is Place.PRIVATE else None,
        forwarded="forward_origin" in message,
        reply=_replied(message),
        album=_text(message, "media_group_id"),
        renamed=renamed,
    )


def _replied(message: Json) -> int | None:
    """Return what a message answers; a topic's first message is only where it stands."""
    found = message.get("reply_to_message")
    number = found.get("message_id") if isinstance(found, dict) else None
    if not isinstance(number, int) or number == _thread(message):
        return None
    return number


def _location(message: Json) -> tuple[float, float] | None:
    found = message.get("location")
    if not isinstance(found, dict):
        return None
    latitude, longitude = found.get("latitude"), found.get("longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return None
    return (float(latitude), float(longitude))


def _kind(message: Json) -> Kind:
    for name, kind in _MEDIA.items():
        if name in message:
            return kind
    if "migrate_to_chat_id" in message:
        return Kind.RENAMED
    return Kind.OTHER if any(name in message for name in _FROM_PEOPLE) else Kind.SERVICE


def _mentions(message: Json, text: str, username: str) -> bool:
    answered = message.get("reply_to_message")
    author = answered.get("from") if isinstance(answered, dict) else None
    replied = isinstance(author, dict) and author.get("username") == username
    return replied or f"@{username.lower()}" in text.lower()


def _language(sender: Json) -> str | None:
    return _text(sender, "language_code")[:_LONGEST_CODE] or None


def _place(chat: Json) -> Place:
    try:
        return _PLACES[_text(chat, "type")]
    except KeyError:
        raise _MalformedError from None


def _person(sender: Json) -> int | None:
    return None if sender.get("is_bot") else _number(sender, "id")


def _thread(message: Json) -> int | None:
    return _number(message, "message_thread_id") if message.get("is_topic_message") else None


def _object(value: Any) -> Json:
    if not isinstance(value, dict):
        raise _MalformedError
    return value


def _number(data: Json, name: str) -> int:
    value = data.get(name)
    # 52 bits are what the Bot API promises for ids.
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**63:
        raise _MalformedError
    return value


def _text(data: Json, name: str) -> str:
    value = data.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _MalformedError
    return value.replace("\x00", "")

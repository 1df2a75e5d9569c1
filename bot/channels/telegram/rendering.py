"""From a screen to Bot API calls."""

from dataclasses import replace
from typing import Any, Final

from telegram import InputFile

from bot.channels.telegram.calls import Call
from bot.channels.telegram.desks import done
from bot.channels.telegram.letters import change_letter, delete_letter, show_letter
from bot.channels.telegram.markdown import Entity, to_entities, utf16_length
from bot.channels.telegram.photos import Photo
from bot.channels.telegram.splitting import split
from bot.conversation.action import pack
from bot.conversation.event import Event, Kind, Place
from bot.conversation.lane import Lane
from bot.conversation.screen import Attachment, Button, Copies, Push, Screen

LONGEST_TEXT: Final = 4096
LONGEST_CAPTION: Final = 1024
_NO_PREVIEW: Final = {"is_disabled": True}


def render(event: Event, screen: Screen) -> list[Call]:
    """Return the calls that show ``screen`` as the answer to ``event``."""
    calls = _shown(event, screen)
    if screen.after is not None:
        calls += render(event, replace(screen.after, fresh=True))
    return calls


def _shown(event: Event, screen: Screen) -> list[Call]:
    keyboard = _keyboard(screen)
    target: dict[str, Any] = {"chat_id": event.chat}
    if event.thread is not None:
        target["message_thread_id"] = event.thread
    if (
        event.place is not Place.PRIVATE
        and event.message is not None
        and event.kind is not Kind.TAP
    ):
        target["reply_parameters"] = {
            "message_id": event.message,
            "allow_sending_without_reply": True,
        }
    if screen.letter is not None:
        return show_letter(target, screen.letter, screen.text, keyboard)
    text, entities = to_entities(screen.text)
    here = event.kind is Kind.TAP and event.message is not None and not screen.fresh
    if screen.attachment is not None:
        calls = _with_attachment(target, screen.attachment, text, entities, keyboard)
        if here and calls[0].photo is not None:
            calls[0] = _edit_to_picture(event, calls[0])
        return calls
    calls = [_send(target, *part) for part in split(text, entities, LONGEST_TEXT)]
    calls[-1].data.update(keyboard)
    if here and event.picture:
        return [*calls, _take_away(event)]
    if here:
        calls[0] = _edit(event, calls[0])
    return calls


def render_push(channel: str, chat: int, push: Push, lane: Lane) -> list[Call]:
    """Return the calls that show a screen nobody asked for, or change or delete an earlier one."""
    screen, first = push.screen, push.message
    if push.does is not None:
        does = Call(*done(chat, push.thread, push.does), lane=lane)
        if not (isinstance(push.does, Copies) and screen.text):
            return [does]
        ahead = render(Event(channel, 0, Kind.OTHER, chat, thread=push.thread), screen)
        return [*(replace(one, lane=lane, aside=True) for one in ahead), does]
    if first is not None and push.deletes:
        calls = delete_letter(
            chat, first, screen.letter, others=push.others, buttons=bool(screen.rows)
        )
    elif first is not None and screen.letter is not None:
        place = {"chat_id": chat, "message_id": first}
        calls = change_letter(place, screen.letter, _keyboard(screen))
    elif first is not None:
        calls = render(Event(channel, 0, Kind.TAP, chat, message=first), screen)
        if push.thread is not None:
            # What stands in a topic is changed there or not at all.
            calls = [replace(one, instead=None) for one in calls]
    else:
        calls = render(Event(channel, 0, Kind.OTHER, chat, thread=push.thread), screen)
    paid = {"allow_paid_broadcast": True} if push.paid else {}
    # Not `replace`: it costs a tenth of a millisecond for every dozen messages.
    return [
        Call(one.method, {**one.data, **paid}, one.instead, one.photo, lane, push.paid)
        for one in calls
    ]


def _send(target: dict[str, Any], text: str, entities: list[Entity]) -> Call:
    data = {**target, "text": text, "entities": entities, "link_preview_options": _NO_PREVIEW}
    return Call("sendMessage", data)


def _edit(event: Event, send: Call) -> Call:
    kept = ("text", "entities", "link_preview_options", "reply_markup")
    data: dict[str, Any] = {name: send.data[name] for name in kept if name in send.data}
    return Call(
        "editMessageText", {"chat_id": event.chat, "message_id": event.message, **data}, send
    )


def _edit_to_picture(event: Event, send: Call) -> Call:
    """Return the call that puts a picture in a text's or another picture's place."""
    words = {name: send.data[name] for name in ("caption", "caption_entities") if name in send.data}
    data: dict[str, Any] = {
        "chat_id": event.chat,
        "message_id": event.message,
        "media": {"type": "photo", **words},
        "reply_markup": send.data.get("reply_markup"),
    }
    return Call("editMessageMedia", data, send, send.photo)


def _take_away(event: Event) -> Call:
    """Return the call that deletes a picture, which can't become a text.

    After 48 hours Telegram lets nobody do that; then it loses its buttons.
    """
    place = {"chat_id": event.chat, "message_id": event.message}
    return Call("deleteMessage", place, Call("editMessageReplyMarkup", place))


def _with_attachment(
    target: dict[str, Any],
    attachment: Attachment,
    text: str,
    entities: tuple[Entity, ...],
    keyboard: dict[str, Any],
) -> list[Call]:
    if attachment.picture:
        shown = Call("sendPhoto", target, photo=Photo.of(attachment))
    else:
        file = InputFile(attachment.data, filename=attachment.name, attach=True)
        shown = Call("sendDocument", {**target, "document": file})
    if utf16_length(text) <= LONGEST_CAPTION:
        caption = {"caption": text, "caption_entities": list(entities)}
        return [replace(shown, data={**shown.data, **caption, **keyboard})]
    calls = [shown]
    calls += [_send(target, *part) for part in split(text, entities, LONGEST_TEXT)]
    calls[-1].data.update(keyboard)
    return calls


def _keyboard(screen: Screen) -> dict[str, Any]:
    if not screen.rows:
        return {}
    return {"reply_markup": {"inline_keyboard": [[_button(b) for b in row] for row in screen.rows]}}


def _button(button: Button) -> dict[str, Any]:
    shown: dict[str, Any] = {"text": button.label}
    if button.action is not None:
        shown["callback_data"] = pack(button.action)
    else:
        shown["url"] = button.url
    if button.style is not None:
        shown["style"] = button.style
    return shown


def _bare(data: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in data.items() if k not in {"entities", "caption_entities"}}


def as_plain(call: Call) -> Call:
    """Return the same call without any formatting."""
    bare = _bare(call.data)
    if isinstance(media := bare.get("media"), dict):
        bare["media"] = _bare(media)
    elif isinstance(media, list):
        bare["media"] = [_bare(one) for one in media]  # an album
    return replace(call, data=bare)

"""Letters as Bot API calls, and from messages: shown exactly as they were written.

Fields and methods: https://core.telegram.org/bots/api#available-methods.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.channels.telegram.calls import Call
from bot.channels.telegram.markdown import to_entities
from bot.conversation.letter import Letter, Medium, MediumKind

_METHODS: Final = {
    MediumKind.PHOTO: "sendPhoto",
    MediumKind.VIDEO: "sendVideo",
    MediumKind.ANIMATION: "sendAnimation",
    MediumKind.DOCUMENT: "sendDocument",
    MediumKind.AUDIO: "sendAudio",
    MediumKind.VOICE: "sendVoice",
}
_NO_PREVIEW: Final = {"is_disabled": True}

Json = Mapping[str, Any]


def letter_of(message: Json) -> Letter | None:
    """Return what a message says, None where it is nothing that can be sent on."""
    medium = _medium(message)
    caption = medium is not None
    text = message.get("caption" if caption else "text") or ""
    marks = message.get("caption_entities" if caption else "entities") or []
    if not isinstance(text, str) or not isinstance(marks, list) or not (text or medium):
        return None
    album = message.get("media_group_id")
    return Letter(
        text,
        tuple(mark for mark in marks if isinstance(mark, dict)),
        (medium,) if medium is not None else (),
        album if isinstance(album, str) else "",
    )


def written(markdown: str) -> Letter:
    """Return what a Markdown text says."""
    text, entities = to_entities(markdown)
    return Letter(text.strip(), entities)


def _medium(message: Json) -> Medium | None:
    for kind in MediumKind:
        found = message.get(kind)
        if kind is MediumKind.DOCUMENT and "animation" in message:
            continue  # Telegram names an animation as a document, too.
        if kind is MediumKind.PHOTO and isinstance(found, list) and found:
            found = found[-1]
        if isinstance(found, dict) and isinstance(found.get("file_id"), str):
            return Medium(kind, found["file_id"])
    return None


def show_letter(target: Json, letter: Letter, after: str, keyboard: Json) -> list[Call]:
    """Return the calls that show a letter with buttons below it.

    Telegram takes no buttons below an album: they come with the text ``after`` it.
    """
    if not letter.media:
        words = {"text": letter.text, "entities": list(letter.marks)}
        data = {**target, **words, "link_preview_options": _NO_PREVIEW, **keyboard}
        return [Call("sendMessage", data)]
    if len(letter.media) == 1:
        (medium,) = letter.media
        data = {**target, str(medium.kind): medium.file, **_caption(letter), **keyboard}
        return [Call(_METHODS[medium.kind], data)]
    calls = [Call("sendMediaGroup", {**target, "media": _album(letter)})]
    if keyboard:
        data = {**target, "text": after, "link_preview_options": _NO_PREVIEW, **keyboard}
        calls.append(Call("sendMessage", data))
    return calls


def change_letter(place: Json, letter: Letter, keyboard: Json) -> list[Call]:
    """Return the calls that put a letter in the place of one that was sent.

    Of an album, and of a voice message, only the words can be changed.
    """
    if not letter.media:
        words = {"text": letter.text, "entities": list(letter.marks)}
        data = {**place, **words, "link_preview_options": _NO_PREVIEW, **keyboard}
        return [Call("editMessageText", data)]
    medium = letter.media[0]
    if len(letter.media) > 1 or medium.kind is MediumKind.VOICE:
        below = {} if len(letter.media) > 1 else keyboard
        return [Call("editMessageCaption", {**place, **_caption(letter), **below})]
    media = {"type": str(medium.kind), "media": medium.file, **_caption(letter)}
    return [Call("editMessageMedia", {**place, "media": media, **keyboard})]


def delete_letter(
    chat: int, first: int, letter: Letter | None, *, others: Sequence[int], buttons: bool
) -> list[Call]:
    """Return the call that deletes what `show_letter` sent, beginning with message ``first``.

    Where nobody knows the ``others``, as of what was sent before they were kept, they are taken to
    have come right behind it.
    """
    pictures = len(letter.media) if letter is not None else 1
    if not others and pictures <= 1:
        return [Call("deleteMessage", {"chat_id": chat, "message_id": first})]
    numbers = [first, *others] if others else list(range(first, first + pictures + buttons))
    return [Call("deleteMessages", {"chat_id": chat, "message_ids": numbers})]


def _caption(letter: Letter) -> dict[str, Any]:
    return {"caption": letter.text, "caption_entities": list(letter.marks)}


def _album(letter: Letter) -> Sequence[Json]:
    media: list[Json] = [{"type": str(one.kind), "media": one.file} for one in letter.media]
    return [{**media[0], **_caption(letter)}, *media[1:]]

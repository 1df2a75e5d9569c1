"""Letters: read from any message that can be sent on, shown and changed as they were written."""

from typing import Any

import pytest

from bot.channels.telegram.events import read_event
from bot.channels.telegram.letters import change_letter, delete_letter, letter_of, show_letter
from bot.conversation.letter import Letter, Medium, MediumKind

PHOTO = Medium(MediumKind.PHOTO, "big")
BOLD = {"type": "bold", "offset": 0, "length": 4}


@pytest.mark.parametrize(
    ("message", "letter"),
    [
        ({"text": "Hello", "entities": [BOLD]}, Letter("Hello", (BOLD,))),
        (
            {"photo": [{"file_id": "small"}, {"file_id": "big"}], "caption": "Hi"},
            Letter("Hi", (), (PHOTO,)),
        ),
        (
            {"animation": {"file_id": "a"}, "document": {"file_id": "d"}},
            Letter("", (), (Medium(MediumKind.ANIMATION, "a"),)),
        ),
        ({"voice": {"file_id": "v"}}, Letter("", (), (Medium(MediumKind.VOICE, "v"),))),
        ({"sticker": {"file_id": "s"}}, None),
        ({"photo": [], "text": 5}, None),
    ],
)
def test_a_message_is_read_with_its_formatting_and_files(
    message: dict[str, Any], letter: Letter | None
) -> None:
    assert letter_of(message) == letter
    assert letter is None or Letter.unpacked(letter.packed()) == letter


def test_a_forwarded_message_is_known_as_one() -> None:
    raw = (
        b'{"update_id":1,"message":{"message_id":2,"date":1,"text":"Hi","forward_origin":{},'
        b'"chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":false}}}'
    )
    event = read_event(raw, "bot")
    assert event is not None
    assert event.forwarded
    assert event.letter == Letter("Hi")


def test_buttons_stand_below_it_or_below_an_album_in_a_message_of_their_own() -> None:
    keyboard: dict[str, Any] = {"reply_markup": {"inline_keyboard": []}}
    (text,) = show_letter({"chat_id": 5}, Letter("Hi", (BOLD,)), "", keyboard)
    assert (text.method, text.data["entities"]) == ("sendMessage", [BOLD])
    (photo,) = show_letter({"chat_id": 5}, Letter("Hi", (), (PHOTO,)), "", keyboard)
    assert (photo.method, photo.data["photo"], photo.data["caption"]) == ("sendPhoto", "big", "Hi")
    album = Letter("Hi", (), (PHOTO, Medium(MediumKind.VIDEO, "film")), "album")
    group, below = show_letter({"chat_id": 5}, album, "from the clinic", keyboard)
    assert [one["type"] for one in group.data["media"]] == ["photo", "video"]
    assert group.data["media"][0]["caption"] == "Hi"
    assert (below.method, below.data["text"]) == ("sendMessage", "from the clinic")


@pytest.mark.parametrize("kind", MediumKind)
def test_every_kind_of_file_is_shown_as_what_it_is(kind: MediumKind) -> None:
    letter = Letter("Hi", (BOLD,), (Medium(kind, "id"),))
    (call,) = show_letter({"chat_id": 5}, letter, "", {})
    assert call.method == f"send{kind.title()}"
    assert (call.data[kind], call.data["caption"]) == ("id", "Hi")
    assert call.data["caption_entities"] == [BOLD]
    assert letter_of({**call.data, kind: {"file_id": "id"}}) == letter


def test_what_was_sent_is_changed_and_deleted_by_its_number() -> None:
    place = {"chat_id": 5, "message_id": 9}
    album = Letter("Hi", (), (PHOTO, PHOTO), "album")
    assert change_letter(place, Letter("Hi"), {})[0].method == "editMessageText"
    assert change_letter(place, Letter("Hi", (), (PHOTO,)), {})[0].method == "editMessageMedia"
    assert change_letter(place, album, {})[0].method == "editMessageCaption"
    assert delete_letter(5, 9, Letter("Hi"), others=(), buttons=True)[0].data == place
    (gone,) = delete_letter(5, 9, album, others=(10, 14), buttons=True)
    assert gone.data == {"chat_id": 5, "message_ids": [9, 10, 14]}
    (guessed,) = delete_letter(5, 9, album, others=(), buttons=True)
    assert guessed.data == {"chat_id": 5, "message_ids": [9, 10, 11]}

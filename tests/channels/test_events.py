"""Whatever Telegram sends becomes an event or nothing, and never an exception."""

from typing import Any

import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.channels.telegram.events import read_event
from bot.channels.telegram.markdown import to_entities, utf16_length
from bot.channels.telegram.rendering import LONGEST_TEXT, render
from bot.conversation.event import Event, Kind, Place
from bot.conversation.screen import Screen, plain

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)
NAMES = ("message", "callback_query", "my_chat_member", "edited_message", "channel_post")
FIELDS = ("chat", "from", "text", "message", "date", "entities", "data", "id", "new_chat_member")
UPDATES = st.fixed_dictionaries(
    {"update_id": st.integers(0, 2**40)},
    optional={name: st.dictionaries(st.sampled_from(FIELDS), JSON) | JSON for name in NAMES},
)
ANN = {"id": 7, "is_bot": False, "first_name": "Ann", "language_code": "en"}
PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -9, "type": "supergroup", "title": "Team"}


def event(**update: Any) -> Event | None:
    return read_event(orjson.dumps({"update_id": 1, **update}), "LiftBot")


def message(text: str = "", chat: Any = None, **more: Any) -> dict[str, Any]:
    said = {"text": text} if text else {}
    return {"message_id": 3, "date": 1, "chat": chat or PRIVATE, "from": ANN, **said, **more}


@given(UPDATES)
def test_any_update_is_an_event_or_nothing(update: dict[str, Any]) -> None:
    found = read_event(orjson.dumps(update), "LiftBot")
    assert found is None or found.update == update["update_id"]


@pytest.mark.parametrize(
    ("dates", "at"),
    [
        ({"date": 5}, 5),
        ({"date": 5, "edit_date": 9}, 9),
        ({"date": 0}, 0),  # too old to be told of
        ({"date": "yesterday"}, None),
    ],
)
def test_a_tap_tells_when_its_message_was_shown_last(dates: dict[str, Any], at: int | None) -> None:
    query = {"id": "1", "from": ANN, "data": "h", "message": message("so") | dates}
    found = event(callback_query=query)
    assert found is not None
    assert found.shown_at == at


@pytest.mark.parametrize(
    ("where", "answers"),
    [
        ({}, 2),
        # In a group without topics a thread is what is answered; in a topic it is where one is.
        ({"message_thread_id": 2}, 2),
        ({"message_thread_id": 2, "is_topic_message": True}, None),
    ],
)
def test_a_reply_names_what_it_answers(where: dict[str, Any], answers: int | None) -> None:
    said = message("so", GROUP, reply_to_message={"message_id": 2}, **where)
    found = event(message=said)
    assert found is not None
    assert found.reply == answers


@given(st.binary())
def test_any_bytes_are_an_event_or_nothing(payload: bytes) -> None:
    read_event(payload, "LiftBot")


@pytest.mark.parametrize(
    ("text", "command", "argument"),
    [
        ("/start risks", "start", "risks"),
        ("/MENU@liftbot", "menu", ""),
        ("/stop  now", "stop", "now"),
    ],
)
def test_commands_are_read_with_their_argument(text: str, command: str, argument: str) -> None:
    found = event(message=message(text))
    assert found is not None
    assert (found.kind, found.command, found.text) == (Kind.COMMAND, command, argument)


def test_a_command_for_another_bot_is_not_for_us() -> None:
    assert event(message=message("/menu@OtherBot", GROUP)) is None


@pytest.mark.parametrize(
    ("text", "to_us"), [("hello", False), ("@liftbot hello", True), ("/menu", True)]
)
def test_in_a_group_we_know_what_is_meant_for_us(text: str, to_us: bool) -> None:
    found = event(message=message(text, GROUP))
    assert found is not None
    assert (found.place, found.to_us) == (Place.GROUP, to_us)


def test_a_tap_on_a_message_that_is_gone_has_no_message_to_edit() -> None:
    tap = {"id": "q", "from": ANN, "data": "h"}
    there = event(callback_query={**tap, "message": message("menu")})
    gone = event(callback_query={**tap, "message": {"chat": PRIVATE, "message_id": 3, "date": 0}})
    inline = event(callback_query={**tap, "inline_message_id": "x"})
    assert [e and (e.chat, e.message) for e in (there, gone, inline)] == [
        (7, 3),
        (7, None),
        (7, None),
    ]


@pytest.mark.parametrize(
    ("chat", "new", "kind"),
    [
        (PRIVATE, "kicked", Kind.BLOCKED),
        (PRIVATE, "member", Kind.RETURNED),
        (GROUP, "left", Kind.LEFT),
        (GROUP, "administrator", Kind.JOINED),
    ],
)
def test_coming_and_going(chat: Any, new: str, kind: Kind) -> None:
    old = "member" if kind in {Kind.BLOCKED, Kind.LEFT} else "left"
    change = {"old_chat_member": {"status": old}, "new_chat_member": {"status": new}}
    found = event(my_chat_member={"chat": chat, "from": ANN, "date": 1, **change})
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    ("markdown", "text", "bold"),
    [
        ("**“引号”**测试", "“引号”测试", "“引号”"),
        ("测试**（括号）**测试", "测试（括号）测试", "（括号）"),
        ("好**好。**好", "好好。好", "好。"),
        ("🙂 **two** 🙂", "🙂 two 🙂", "two"),
    ],
)
def test_emphasis_beside_chinese_punctuation_is_right(markdown: str, text: str, bold: str) -> None:
    shown, entities = to_entities(markdown)
    assert shown == text
    (entity,) = entities
    units = shown.encode("utf-16-le")
    begin, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
    assert (entity["type"], units[begin:end].decode("utf-16-le")) == ("bold", bold)


@example("\u2981")
@settings(max_examples=1500)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]), max_size=200))
def test_a_persons_words_are_shown_to_the_letter(words: str) -> None:
    shown, entities = to_entities(f"x {plain(words)} x")
    assert shown.split() == f"x {words} x".split()
    assert entities == ()


@pytest.mark.parametrize("unit", ["字", "🙂", "**bold** 字 ", "line\n\n"])
def test_a_long_text_is_split_within_the_limit_and_loses_nothing(unit: str) -> None:
    text = unit * (9000 // len(unit))
    where = Event("telegram", 1, Kind.TEXT, 7)
    calls = render(where, Screen(text))
    assert len(calls) > 1
    assert all(0 < utf16_length(call.data["text"]) <= LONGEST_TEXT for call in calls)
    joined = "".join(call.data["text"] for call in calls)
    assert "".join(joined.split()) == "".join(to_entities(text)[0].split())
    for call in calls:
        end = utf16_length(call.data["text"])
        assert all(e["offset"] + e["length"] <= end for e in call.data["entities"])


def reaction(old: list[str], new: list[str], **more: Any) -> Event | None:
    def shown(emojis: list[str]) -> list[dict[str, str]]:
        return [
            {"type": "emoji", "emoji": one}
            if len(one) == 1
            else {"type": "custom_emoji", "custom_emoji_id": one}
            for one in emojis
        ]

    change = {"chat": PRIVATE, "message_id": 3, "date": 1, "user": ANN, **more}
    return event(
        message_reaction={**change, "old_reaction": shown(old), "new_reaction": shown(new)}
    )


@pytest.mark.parametrize(
    ("old", "new", "emoji"),
    [
        ([], ["👍"], "👍"),
        (["👍"], ["👍", "🔥"], "🔥"),  # who pays for Telegram may put several
        (["👍", "🔥"], ["👍"], "👍"),
        (["👍"], [], ""),
    ],
)
def test_a_reaction_is_the_newest_emoji(old: list[str], new: list[str], emoji: str) -> None:
    found = reaction(old, new)
    assert found is not None
    assert (found.kind, found.message, found.text) == (Kind.REACTION, 3, emoji)


def test_reactions_that_nobody_else_could_show_are_passed_over() -> None:
    assert reaction([], ["5368324170671202286"]) is None
    anonymous = {"chat": PRIVATE, "message_id": 3, "date": 1, "actor_chat": {"id": -1}}
    shown = {"old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}]}
    assert event(message_reaction={**anonymous, **shown}) is None


def test_a_group_tells_its_new_number() -> None:
    group = {"id": -5, "type": "group"}
    found = event(message=message(chat=group, migrate_to_chat_id=-1005))
    assert found is not None
    assert (found.kind, found.chat, found.renamed) == (Kind.RENAMED, -5, -1005)

"""What a bot sends inside a call is refused, or echoed as the published types say."""

from typing import Any

import pytest
from aiogram import types
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.formatting import parse
from bot.playground.keyboards import inline_keyboard
from bot.playground.refusals import RefusalError
from tests.playground.conftest import Messenger

BUTTON = "can't parse inline keyboard button: "
ENTITY = "can't parse MessageEntity: "
REACTION = "can't parse ReactionType: "
MENU = "can't parse menu button: "


def keyboard(**does: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "b", **does}]]}


BUTTONS: list[tuple[dict[str, Any], str]] = [
    ({"web_app": 5}, BUTTON + 'Field "web_app" must be of type Object'),
    ({"web_app": {}}, BUTTON + 'Can\'t find field "url"'),
    ({"copy_text": "x"}, BUTTON + 'Field "copy_text" must be of type Object'),
    ({"login_url": {"url": "https://x.org", "request_write_access": 1}},
     BUTTON + 'Field "request_write_access" must be of type Boolean'),
    ({"switch_inline_query": {}}, BUTTON + 'Field "switch_inline_query" must be of type String'),
    ({"callback_data": ["x"]}, BUTTON + 'Field "callback_data" must be of type String'),
    ({"callback_data": ""}, BUTTON + "Text buttons are unallowed in the inline keyboard"),
    ({"foo": 1}, BUTTON + "Text buttons are unallowed in the inline keyboard"),
    ({"text": None, "url": "https://x.org"}, BUTTON + 'Field "text" must be of type String'),
    ({"callback_data": "x", "style": "loud"}, BUTTON + "invalid button style specified"),
    ({"callback_data": "x", "icon_custom_emoji_id": "e1"},
     BUTTON + 'Can\'t parse as an integer string "e1"'),
    ({"text": " ", "callback_data": "x"}, "BUTTON_TEXT_INVALID"),
    ({"url": "javascript:x"}, "BUTTON_URL_INVALID"),
]  # fmt: skip


@pytest.mark.parametrize(("does", "words"), BUTTONS)
async def test_a_wrong_button_is_refused(ann: Messenger, does: dict[str, Any], words: str) -> None:
    refused = await ann.call("sendMessage", chat_id=4242, text="x", reply_markup=keyboard(**does))
    assert (refused.status, refused.json["description"]) == (400, f"Bad Request: {words}")


ENTITIES: list[tuple[dict[str, Any], str]] = [
    ({"type": "pre", "language": []}, 'Field "language" must be of type String'),
    ({"type": "text_link"}, 'Can\'t find field "url"'),
    ({"type": "text_mention", "user": {"id": "ann"}}, 'Can\'t parse as an integer string "ann"'),
    ({"type": "custom_emoji"}, 'Can\'t find field "custom_emoji_id"'),
    ({"type": "date_time"}, 'Can\'t find field "unix_time"'),
    ({"type": "date_time", "unix_time": 2**31}, 'Can\'t parse as an integer string "2147483648"'),
    ({"type": "date_time", "unix_time": 0, "date_time_format": "rt"},
     "Invalid date-time format specified"),
    ({"type": "bold", "offset": True}, 'Field "offset" must be a Number'),
]  # fmt: skip


@pytest.mark.parametrize(("entity", "words"), ENTITIES)
async def test_a_wrong_entity_is_refused(
    ann: Messenger, entity: dict[str, Any], words: str
) -> None:
    given = [{"offset": 0, "length": 1, **entity}]
    refused = await ann.call("sendMessage", chat_id=4242, text="x", entities=given)
    assert (refused.status, refused.json["description"]) == (400, f"Bad Request: {ENTITY}{words}")


async def test_a_number_for_a_text_is_echoed_as_a_text(ann: Messenger) -> None:
    sent = await ann.does(
        "sendMessage",
        chat_id=4242,
        text="x",
        entities=[{"type": "pre", "offset": "0", "length": 1, "language": 5, "url": 3}],
        reply_markup=keyboard(callback_data=7, style="PRIMARY", web_app=5, foo=1),
    )
    message = types.Message.model_validate(sent)
    assert message.reply_markup is not None
    assert sent["reply_markup"] == keyboard(callback_data="7", style="primary")
    assert sent["entities"] == [{"type": "pre", "offset": 0, "length": 1, "language": "5"}]


@pytest.mark.parametrize(
    ("reaction", "words"),
    [
        ([{"x": 1}], REACTION + 'Can\'t find field "type"'),
        ([{"type": "emoji"}], REACTION + 'Can\'t find field "emoji"'),
        ([{"type": "paid"}], REACTION + "invalid reaction type specified"),
        (["👍"], REACTION + "expected an Object"),
        ({"type": "emoji"}, "expected an Array of ReactionType"),
    ],
)
async def test_a_wrong_reaction_is_refused(ann: Messenger, reaction: Any, words: str) -> None:
    where = {"chat_id": 4242, "message_id": 1}
    refused = await ann.call("setMessageReaction", **where, reaction=reaction)
    assert (refused.status, refused.json["description"]) == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"type": "web_app", "text": "x", "web_app": 2},
         'Field "web_app" must be of type Object'),
        ({"type": "web_app", "text": "x"}, 'Can\'t find field "web_app"'),
        ({"type": "web_app", "text": [], "web_app": {}}, 'Field "text" must be of type String'),
        ({}, 'Can\'t find field "type"'),
        ({"type": "bell"}, "MenuButton has unsupported type"),
        (["commands"], "MenuButton must be an Object"),
    ],
)  # fmt: skip
async def test_a_wrong_menu_button_is_refused(ann: Messenger, button: Any, words: str) -> None:
    before = (await ann.get("state"))["bot"]["menu_button"]
    called = await ann.call("setChatMenuButton", menu_button=button)
    assert (called.status, called.json["description"]) == (400, f"Bad Request: {MENU}{words}")
    assert (await ann.get("state"))["bot"]["menu_button"] == before


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 2**65), st.just(0.5), st.sampled_from(["", "5", "x"])
)
OBJECTS = st.dictionaries(
    st.sampled_from(["url", "text", "id", "query", "bot_username", "allow_bot_chats"]), SCALARS
)
VALUES = st.one_of(SCALARS, OBJECTS, st.lists(SCALARS, max_size=1))


@given(
    button=st.fixed_dictionaries(
        {"text": st.one_of(st.just("b"), VALUES)},
        optional=dict.fromkeys(types.InlineKeyboardButton.model_fields.keys() - {"text"}, VALUES),
    )
)
def test_any_button_is_refused_or_as_published(button: dict[str, Any]) -> None:
    try:
        shown = inline_keyboard({"inline_keyboard": [[button]]})["reply_markup"]
    except RefusalError as refused:
        assert refused.description.startswith("Bad Request: ")  # noqa: PT017  # or it fits
        return
    types.InlineKeyboardMarkup.model_validate(shown)
    assert shown["inline_keyboard"][0][0].keys() <= types.InlineKeyboardButton.model_fields.keys()


KINDS = ["bold", "pre", "text_link", "custom_emoji", "date_time", "url", "loud"]


@given(
    entity=st.fixed_dictionaries(
        {"type": st.sampled_from(KINDS), "offset": st.just(0), "length": st.just(1)},
        optional=dict.fromkeys(
            ["url", "language", "custom_emoji_id", "unix_time", "date_time_format", "x"], VALUES
        ),
    )
)
def test_any_entity_is_refused_or_as_published(entity: dict[str, Any]) -> None:
    try:
        _, shown = parse("x", None, [entity])
    except RefusalError as refused:
        assert ENTITY in refused.description  # noqa: PT017  # or it fits
        return
    for each in shown:
        types.MessageEntity.model_validate(each)

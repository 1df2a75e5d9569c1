"""Whatever is sent, the playground refuses it in words and goes on."""

from typing import Any

import aiohttp
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import EmptyAgenda, MovableClock
from bot.playground import Playground, PlaygroundServer
from bot.playground.methods import METHODS, NAMES
from tests.playground.conftest import TOKEN, Run

POSTS = ("message", "edit", "callback", "reaction", "block", "unblock", "deactivate", "group",
         "clock", "fault", "limits")  # fmt: skip
SEEN = ("state", "chats", "chat/4242", "chat/4242?format=text", "outbox")
SIM_FIELDS = (
    "text", "caption", "photo", "document", "location", "contact", "user_id", "first_name",
    "username", "chat_id", "chat_type", "chat_title", "is_forum", "message_thread_id",
    "reply_to_message_id", "message_id", "label", "data", "emoji", "members", "administrators",
    "title", "advance_seconds", "to", "to_next", "method", "code", "description", "retry_after",
    "times", "contains", "messages_per_second", "latitude", "longitude",
)  # fmt: skip
API_FIELDS = (
    "chat_id", "text", "parse_mode", "entities", "caption", "reply_markup", "reply_parameters",
    "message_id", "message_ids", "from_chat_id", "media", "photo", "document", "latitude",
    "longitude", "phone_number", "first_name", "action", "callback_query_id", "reaction",
    "commands", "scope", "language_code", "name", "menu_button", "user_id", "file_id", "offset",
    "limit", "url", "secret_token", "max_connections", "allowed_updates", "icon_color",
    "message_thread_id",
)  # fmt: skip
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([4242, 1, -1, 0, 2**31, 2**53, 2**63 - 1, -(2**63), 1e308, 0.5]),
    st.sampled_from(["", "4242", "nan", "1e999", "9" * 400, "\x00", "\u202e", "😀", "HTML", "*"]),
    st.text(st.characters(codec="utf-8"), max_size=8),
)
trees = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["type", "id", "message_id", "user", "text"]), inner),
    ),
    max_leaves=6,
)


def bodies(fields: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(fields), trees, max_size=6)


async def _fine(http: aiohttp.ClientSession, path: str, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    async with http.post(path, data=body, headers=headers) as response:
        answer = await response.json()
    assert response.status < 500, (path, body, answer)
    assert isinstance(answer, dict)


async def _still_answers(http: aiohttp.ClientSession) -> None:
    for path in SEEN:
        async with http.get(f"/sim/{path}") as response:
            assert response.status == 200, (path, await response.text())


async def _still_answers_without_chat(http: aiohttp.ClientSession) -> None:
    for path in ("state", "chats", "outbox"):
        async with http.get(f"/sim/{path}") as response:
            assert response.status == 200


@pytest.fixture
def talk(run: Run) -> Run:
    """Runs coroutines against one server with a chat that has a message with a button."""
    return run


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=bodies(SIM_FIELDS), route=st.sampled_from(POSTS))
def test_no_body_breaks_the_persons_side(talk: Run, body: dict[str, Any], route: str) -> None:
    async def story(http: aiohttp.ClientSession) -> None:
        await _fine(http, f"/sim/{route}", orjson.dumps(body))
        await _still_answers(http)

    talk(story)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=bodies(API_FIELDS),
    name=st.sampled_from(sorted(METHODS.keys() - {"setwebhook"})),
)
def test_no_parameters_break_a_method(talk: Run, body: dict[str, Any], name: str) -> None:
    async def story(http: aiohttp.ClientSession) -> None:
        given = {"chat_id": 4242, "message_id": 2, **body}
        await _fine(http, f"/bot{TOKEN}/{NAMES[name]}", orjson.dumps(given))
        await _still_answers(http)

    talk(story)


DEEP = b'{"chat_id":4242,"text":"x","reply_markup":' + b"[" * 600 + b"]" * 600 + b"}"


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"null", b"\xff", b'{"a":', b'{"text":"\\ud800"}', b'{"chat_id":1e400}', DEEP,
     b'{"chat_id":NaN}', b'{"chat_id":4242,"text":"x","entities":{"a":' + b"9" * 30 + b"}}"],
)  # fmt: skip
async def test_bodies_that_are_no_json_are_refused(
    http: aiohttp.ClientSession, body: bytes
) -> None:
    headers = {"content-type": "application/json"}
    async with http.post(f"/bot{TOKEN}/sendMessage", data=body, headers=headers) as response:
        assert response.status == 400
        assert (await response.json())["description"].startswith("Bad Request: ")
    await _fine(http, "/sim/message", body)
    await _still_answers_without_chat(http)


async def test_a_broken_upload_is_refused(http: aiohttp.ClientSession) -> None:
    kind = {"content-type": "multipart/form-data; boundary=x"}
    async with http.post(f"/bot{TOKEN}/sendPhoto", data=b"--y\r\n", headers=kind) as response:
        assert response.status == 400


async def test_what_is_not_there_is_refused_as_json(http: aiohttp.ClientSession) -> None:
    async with http.get("/sim/nothing") as response:
        assert (response.status, await response.json()) == (404, {"error": "not found"})
    async with http.get("/sim/message") as response:
        assert (response.status, await response.json()) == (405, {"error": "method not allowed"})
    async with http.get(f"/bot{TOKEN}/fooBar") as response:
        assert response.status == 404
        assert (await response.json())["description"] == "Not Found: method not found"


async def test_a_taken_port_is_an_error_of_the_system() -> None:
    first = PlaygroundServer(Playground(TOKEN, MovableClock(), EmptyAgenda()), port=0)
    await first.start()
    port = int(first.url.rpartition(":")[2])
    second = PlaygroundServer(Playground(TOKEN, MovableClock(), EmptyAgenda()), port=port)
    with pytest.raises(OSError, match="in use"):
        await second.start()
    await first.stop()

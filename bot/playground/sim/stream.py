"""Server-sent events: everything once, then every change."""

from collections.abc import AsyncIterator

import orjson
from sse_starlette.sse import EventSourceResponse
from starlette.requests import Request
from starlette.responses import Response

from bot.playground.model import Json
from bot.playground.sim.presence import presence_of
from bot.playground.sim.views import summary
from bot.playground.state import Playground

PING_SECONDS = 15


async def events(state: Playground, _request: Request) -> Response:
    """Stream what happens."""

    async def stream() -> AsyncIterator[Json]:
        with state.events.listen() as queue:
            rows = [state.chat_row(chat) for chat in state.chats.values()]
            presence = [presence_of(person) for person in state.people.values()]
            yield _event("hello", {**summary(state), "chats": rows, "presence": presence})
            while (event := await queue.get()) is not None:
                yield _event(*event)

    return EventSourceResponse(stream(), ping=PING_SECONDS)


def _event(name: str, data: Json) -> Json:
    return {"event": name, "data": orjson.dumps(data).decode()}

"""The person's side, ``/sim/``: its routes, with refusals as JSON."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.playground.refusals import SimError
from bot.playground.sim import people, presence, stream, time, trouble, views
from bot.playground.state import Playground

Handler = Callable[[Playground, Request], Awaitable[Any]]

_ROUTES: Final[tuple[tuple[str, str, Handler], ...]] = (
    ("GET", "state", views.get_state),
    ("POST", "message", people.message),
    ("POST", "edit", people.edit),
    ("POST", "callback", people.callback),
    ("POST", "reaction", people.reaction),
    ("POST", "block", presence.block),
    ("POST", "unblock", presence.unblock),
    ("POST", "deactivate", presence.deactivate),
    ("POST", "group", presence.group),
    ("GET", "chat/{id}", views.chat),
    ("GET", "chats", views.chats),
    ("GET", "outbox", views.outbox),
    ("GET", "outbox/count", views.outbox_count),
    ("GET", "file/{id}", views.file),
    ("POST", "clock", time.clock),
    ("POST", "settle", time.settle),
    ("POST", "fault", trouble.add_fault),
    ("DELETE", "fault", trouble.clear_faults),
    ("POST", "limits", trouble.limits),
    ("GET", "events", stream.events),
    ("POST", "reset", trouble.reset),
)


def routes(state: Playground) -> list[Route]:
    """Return the routes of the person's side."""
    return [
        Route(f"/sim/{path}", _answered(state, handler), methods=[method])
        for method, path, handler in _ROUTES
    ]


def _answered(state: Playground, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            result = await handler(state, request)
        except SimError as error:
            return JSONResponse({"error": error.why}, error.status)
        return result if isinstance(result, Response) else JSONResponse(result)

    return answer

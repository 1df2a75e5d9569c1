"""The person's side, ``/sim/``: routes, checked bodies, refusals as JSON."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from pydantic import BaseModel, Field, ValidationError
from sse_starlette.sse import EventSourceResponse
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.playground import people_side as people
from bot.playground.faults import Fault
from bot.playground.methods.about import listed_commands
from bot.playground.model import Json, as_line, sim_message
from bot.playground.refusals import SimError
from bot.playground.state import Playground

LONGEST_BODY: Final = 2**20
QUIET: Final = 0.3
"""Seconds without a call after which a bot in another process counts as idle."""

Handler = Callable[[Playground, Request], Awaitable[Any]]
B = TypeVar("B", bound=BaseModel)


class Moved(people.Body):
    """``POST /sim/clock``."""

    advance_seconds: float | None = Field(None, ge=0, le=10**10)
    to: datetime | None = None
    to_next: bool = False


class Settled(people.Body):
    """``POST /sim/settle``."""

    timeout_seconds: float = Field(10, ge=0, le=600)


class Faulty(people.Body):
    """``POST /sim/fault``."""

    method: str = "*"
    code: int | None = Field(None, ge=400, le=599)
    description: str | None = None
    retry_after: int | None = Field(None, ge=0, le=10**7)
    times: int | None = None
    contains: str | None = None
    chat_id: int | None = None
    latency_ms: int | None = Field(None, ge=0, le=600_000)
    drop: str | None = Field(None, pattern="^(before|after)$")


async def _body(request: Request, kind: type[B]) -> B:
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LONGEST_BODY:
            raise SimError(400, "the body is larger than 1 MB")
    try:
        return kind.model_validate(json.loads(raw or b"{}"))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the body"
        raise SimError(400, f"{where}: {first['msg']}") from None
    except (ValueError, RecursionError):
        raise SimError(400, "the body is not valid JSON") from None


def _number(request: Request, name: str, default: int) -> int:
    try:
        return int(request.query_params.get(name, default))
    except ValueError:
        raise SimError(400, f"{name} must be a whole number") from None


def summary(state: Playground) -> Json:
    """Return ``GET /sim/state``."""
    profile = state.profile
    return {
        "bot": {
            **state.me(),
            "description": profile.description,
            "short_description": profile.short_description,
            "menu_button": profile.menu_button,
        },
        "now": state.now().isoformat(),
        "next_due": _due(state),
        "clock": {"offset_seconds": state.clock.offset.total_seconds()},
        "pending_updates": len(state.updates.pending),
        "commands": listed_commands(profile.commands),
        "faults": state.faults.shown(),
        "limits": state.limits.settings,
        "calls": state.seq,
    }


def _due(state: Playground) -> str | None:
    due = state.agenda.next_due()
    return due.isoformat() if due is not None else None


def _clock(state: Playground) -> Json:
    return {
        "now": state.now().isoformat(),
        "next_due": _due(state),
        "offset_seconds": state.clock.offset.total_seconds(),
    }


async def get_state(state: Playground, _request: Request) -> Json:
    """Tell how things are."""
    return summary(state)


async def message(state: Playground, request: Request) -> Json:
    """Have a person write."""
    return people.write(state, await _body(request, people.Written))


async def edit(state: Playground, request: Request) -> Json:
    """Have a person edit."""
    return people.edit(state, await _body(request, people.Edited))


async def callback(state: Playground, request: Request) -> Json:
    """Have a person tap."""
    return people.tap(state, await _body(request, people.Tapped))


async def block(state: Playground, request: Request) -> Json:
    """Have a person block the bot."""
    return people.block(state, await _body(request, people.Who), blocked=True)


async def unblock(state: Playground, request: Request) -> Json:
    """Have a person come back."""
    return people.block(state, await _body(request, people.Who), blocked=False)


async def deactivate(state: Playground, request: Request) -> Json:
    """Have an account be gone."""
    return people.deactivate(state, await _body(request, people.Who))


async def group(state: Playground, request: Request) -> Json:
    """Have a group exist."""
    return people.group(state, await _body(request, people.Grouped))


async def chat(state: Playground, request: Request) -> Any:
    """Give a chat's transcript."""
    try:
        found = state.chats.get(int(request.path_params["id"]))
    except ValueError:
        raise SimError(400, "a chat's id is a whole number") from None
    if found is None:
        raise SimError(404, f"chat {request.path_params['id']} is not known")
    since = _number(request, "since", 0)
    messages = [m for m in found.messages.values() if m.id > since]
    if request.query_params.get("format") == "text":
        lines = [
            as_line(m, "bot" if m.sender is None else state.human(m.sender).first_name)
            for m in messages
            if not m.deleted
        ]
        return PlainTextResponse("\n".join(lines) + "\n")
    return {
        "chat_id": found.id,
        "type": found.type,
        "title": found.title,
        "typing": time.monotonic() < found.typing_until,
        "messages": [sim_message(m) for m in messages],
        "callbacks": found.callbacks,
        "topics": list(found.topics.values()),
    }


async def chats(state: Playground, _request: Request) -> Json:
    """List the chats."""
    return {"chats": [state.chat_row(chat) for chat in state.chats.values()]}


async def outbox(state: Playground, request: Request) -> Json:
    """List the calls."""
    method = request.query_params.get("method", "").lower()
    since, limit = _number(request, "since", 0), _number(request, "limit", 0)
    calls = [
        call
        for call in state.calls
        if call["seq"] > since and (not method or call["method"].lower() == method)
    ]
    return {"calls": calls[-limit:] if limit > 0 else calls}


async def outbox_count(state: Playground, request: Request) -> Json:
    """Count the calls."""
    method = request.query_params.get("method", "").lower()
    return {"count": state.counts[method] if method else state.seq}


async def file(state: Playground, request: Request) -> Response:
    """Give a file's bytes."""
    found = state.files.get(request.path_params["id"])
    if found is None:
        raise SimError(404, "there is no such file")
    return Response(found.data, media_type=found.media_type)


async def clock(state: Playground, request: Request) -> Json:
    """Move time forward."""
    body = await _body(request, Moved)
    try:
        if body.to_next:
            due = state.agenda.next_due()
            if due is None:
                raise SimError(409, "nothing is due: there is no next thing to move to")
            state.clock.advance(max(due - state.now(), timedelta()))
        elif body.to is not None:
            state.clock.move_to(body.to)
        elif body.advance_seconds is not None:
            state.clock.advance(timedelta(seconds=body.advance_seconds))
        else:
            raise SimError(400, "advance_seconds, to or to_next is required")
    except (ValueError, OverflowError) as error:
        raise SimError(400, str(error)) from None
    moved = _clock(state)
    state.events.tell("clock", moved)
    return moved


async def settle(state: Playground, request: Request) -> Json:
    """Wait until the bot has nothing left to do."""
    body = await _body(request, Settled)
    try:
        async with asyncio.timeout(body.timeout_seconds):
            while not await _idle(state):  # noqa: ASYNC110  # many things end a wait
                await asyncio.sleep(0.005)
    except TimeoutError:
        return {"idle": False}
    return {"idle": True}


async def _idle(state: Playground) -> bool:
    before = (state.seq, len(state.updates.pending), state.busy)
    if state.updates.pending or state.busy:
        return False
    if state.agenda.observed:
        await state.agenda.settled()
        due = state.agenda.next_due()
        if due is not None and due <= state.now():
            return False
    elif time.monotonic() - state.last_call < QUIET or not _listening(state):
        return False
    return before == (state.seq, len(state.updates.pending), state.busy)


def _listening(state: Playground) -> bool:
    return state.updates.polling > 0 or bool(state.updates.webhook.get("url"))


async def add_fault(state: Playground, request: Request) -> Json:
    """Switch a failure on."""
    given = (await _body(request, Faulty)).model_dump()
    if given["times"] is not None and given["times"] <= 0:
        given["times"] = None
    state.faults.active.append(Fault(**given))
    state.events.tell("faults", {"faults": state.faults.shown()})
    return {"faults": state.faults.shown()}


async def clear_faults(state: Playground, _request: Request) -> Json:
    """Switch all failures off."""
    state.faults.active.clear()
    state.events.tell("faults", {"faults": []})
    return {"faults": []}


async def limits(state: Playground, request: Request) -> Json:
    """Set flood control; null switches a limit off."""
    raw = await _body(request, _Any)
    for name, value in (raw.model_extra or {}).items():
        if name not in state.limits.settings:
            raise SimError(400, f"{name} is no limit")
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if value is not None and not (number and value > 0):
            raise SimError(400, f"{name} must be a number above 0, or null")
        state.limits.settings[name] = value
    state.events.tell("limits", {"limits": state.limits.settings})
    return {"limits": state.limits.settings}


class _Any(BaseModel, extra="allow"):
    """Any object."""


async def reset(state: Playground, _request: Request) -> Json:
    """Forget the session."""
    state.forget()
    state.events.tell("reset", {})
    return {}


async def events(state: Playground, _request: Request) -> Response:
    """Stream what happens."""

    async def stream() -> AsyncIterator[Json]:
        with state.events.listen() as queue:
            rows = [state.chat_row(chat) for chat in state.chats.values()]
            yield {"event": "hello", "data": json.dumps({**summary(state), "chats": rows})}
            while (event := await queue.get()) is not None:
                yield {"event": event[0], "data": json.dumps(event[1], default=str)}

    return EventSourceResponse(stream(), ping=15)


_ROUTES: Final[tuple[tuple[str, str, Handler], ...]] = (
    ("GET", "state", get_state),
    ("POST", "message", message),
    ("POST", "edit", edit),
    ("POST", "callback", callback),
    ("POST", "block", block),
    ("POST", "unblock", unblock),
    ("POST", "deactivate", deactivate),
    ("POST", "group", group),
    ("GET", "chat/{id}", chat),
    ("GET", "chats", chats),
    ("GET", "outbox", outbox),
    ("GET", "outbox/count", outbox_count),
    ("GET", "file/{id}", file),
    ("POST", "clock", clock),
    ("POST", "settle", settle),
    ("POST", "fault", add_fault),
    ("DELETE", "fault", clear_faults),
    ("POST", "limits", limits),
    ("GET", "events", events),
    ("POST", "reset", reset),
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

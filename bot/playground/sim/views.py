"""What can be seen: the state, chats, calls, files."""

import time
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.playground.methods.commands import listed_commands
from bot.playground.model import Json, as_line
from bot.playground.refusals import SimError
from bot.playground.sim.bodies import number
from bot.playground.state import Playground


def summary(state: Playground) -> Json:
    """Return ``GET /sim/state``."""
    profile = state.profile
    return {
        "bot": {
            **state.me(),
            "description": profile.text("description"),
            "short_description": profile.text("short_description"),
            "menu_button": profile.menu_button(),
        },
        **instant(state),
        "zone": state.zone(),
        "clock": {"offset_seconds": state.clock.offset.total_seconds()},
        "pending_updates": len(state.updates.pending),
        "commands": listed_commands(profile.commands),
        "faults": state.faults.shown(),
        "limits": state.limits.settings,
        "calls": state.seq,
    }


def instant(state: Playground) -> Json:
    """Return the playground's time and when the bot has something due."""
    due = state.agenda.next_due()
    return {
        "now": state.now().isoformat(),
        "next_due": due.isoformat() if due is not None else None,
    }


async def get_state(state: Playground, _request: Request) -> Json:
    """Tell how things are."""
    return summary(state)


async def chat(state: Playground, request: Request) -> Any:
    """Give a chat's transcript."""
    try:
        found = state.chats.get(int(request.path_params["id"]))
    except ValueError:
        raise SimError(400, "a chat's id is a whole number") from None
    if found is None:
        raise SimError(404, f"chat {request.path_params['id']} is not known")
    since = number(request, "since", 0)
    messages = [m for m in found.messages.values() if m.id > since]
    if request.query_params.get("format") == "text":
        lines = [
            as_line(m, "bot" if m.sender is None else state.human(m.sender).first_name)
            for m in messages
            if not m.deleted
        ]
        return PlainTextResponse("".join(f"{line}\n" for line in lines))
    return {
        "chat_id": found.id,
        "type": found.type,
        "title": found.title,
        "typing": time.monotonic() < found.typing_until,
        "messages": [state.message_sim(m) for m in messages],
        "callbacks": found.callbacks,
        "topics": list(found.topics.values()),
    }


async def chats(state: Playground, _request: Request) -> Json:
    """List the chats."""
    return {"chats": [state.chat_row(chat) for chat in state.chats.values()]}


async def outbox(state: Playground, request: Request) -> Json:
    """List the calls that are kept (``KEPT_CALLS``), oldest first.

    Of those after ``since`` the first ``limit``, so that a script can page on by the last
    ``seq``; without ``since`` the newest.
    """
    method = request.query_params.get("method", "").lower()
    since, limit = number(request, "since", 0), number(request, "limit", 0)
    calls = [
        call
        for call in state.calls
        if call["seq"] > since and (not method or call["method"].lower() == method)
    ]
    if limit > 0:
        calls = calls[:limit] if "since" in request.query_params else calls[-limit:]
    return {"calls": calls}


async def outbox_count(state: Playground, request: Request) -> Json:
    """Count the calls, those too that are no longer listed."""
    method = request.query_params.get("method", "").lower()
    return {"count": state.counts[method] if method else state.seq}


async def file(state: Playground, request: Request) -> Response:
    """Give a file's bytes; a browser may show it, and run nothing of it."""
    found = state.files.get(request.path_params["id"])
    if found is None:
        raise SimError(404, "there is no such file")
    safe = {"Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'"}
    return Response(found.data, headers=safe, media_type=found.media_type)

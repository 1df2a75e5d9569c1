"""Time: moving it, and waiting until the bot has nothing left to do."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Final

from pydantic import Field
from starlette.requests import Request

from bot.playground.model import Json
from bot.playground.refusals import SimError
from bot.playground.sim.bodies import Body, body
from bot.playground.sim.views import instant
from bot.playground.state import Playground

LATEST: Final = datetime(2100, 1, 1, tzinfo=UTC)
"""Beyond it dates would no longer fit what messengers send."""
QUIET: Final = 0.3
"""Seconds without a call after which a bot in another process counts as idle."""


class Moved(Body):
    """``POST /sim/clock``."""

    advance_seconds: float | None = Field(None, ge=0, le=10**10)
    to: str | None = None
    to_next: bool = False


class Settled(Body):
    """``POST /sim/settle``."""

    timeout_seconds: float = Field(10, ge=0, le=600)


async def clock(state: Playground, request: Request) -> Json:
    """Move time forward; to the next thing due it stands still when nothing is."""
    step = _step(state, await body(request, Moved))
    if step < timedelta():
        raise SimError(400, "the clock only moves forward")
    if step > LATEST - state.now():
        raise SimError(400, f"the clock moves no further than {LATEST:%Y-%m-%d}")
    state.clock.advance(step)
    moved = instant(state)
    offset = {"offset_seconds": state.clock.offset.total_seconds()}
    state.events.tell("clock", {**moved, **offset})
    return {**moved, **offset}


def _step(state: Playground, moved: Moved) -> timedelta:
    if moved.to_next:
        due = state.agenda.next_due()
        return max(due - state.now(), timedelta()) if due is not None else timedelta()
    if moved.to is not None:
        return _instant(moved.to) - state.now()
    if moved.advance_seconds is not None:
        return timedelta(seconds=moved.advance_seconds)
    raise SimError(400, "advance_seconds, to or to_next is required")


def _instant(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise SimError(400, "to: write an instant like 2026-03-05T09:00:00+08:00")
    return moment


async def settle(state: Playground, request: Request) -> Json:
    """Wait until the bot has nothing left to do."""
    given = await body(request, Settled)
    try:
        async with asyncio.timeout(given.timeout_seconds):
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
    elif time.monotonic() - state.last_call < QUIET or not state.updates.heard:
        return False
    return before == (state.seq, len(state.updates.pending), state.busy)

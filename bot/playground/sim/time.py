"""Time: moving it, and waiting until the bot has nothing left to do."""

import asyncio
import time
from datetime import datetime, timedelta
from typing import Final

from pydantic import Field
from starlette.requests import Request

from bot.playground.model import Json
from bot.playground.refusals import SimError
from bot.playground.sim.bodies import Body, body
from bot.playground.sim.views import instant
from bot.playground.state import Playground

LATEST: Final = 2099
"""The last year whose dates fit what messengers send."""
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
    try:
        _move(state, await body(request, Moved))
    except ValueError as error:
        raise SimError(400, str(error)) from None
    moved = instant(state)
    offset = {"offset_seconds": state.clock.offset.total_seconds()}
    state.events.tell("clock", {**moved, **offset})
    return {**moved, **offset}


def _move(state: Playground, moved: Moved) -> None:
    if moved.to is not None and not moved.to_next:
        target = datetime.fromisoformat(moved.to)
        _check_year(target)
        state.clock.move_to(target)
    else:
        step = _step(state, moved)
        _check_year(state.now() + step)
        state.clock.advance(step)


def _check_year(target: datetime) -> None:
    if target.year > LATEST:
        raise ValueError(f"the clock moves no further than the end of {LATEST}")


def _step(state: Playground, moved: Moved) -> timedelta:
    if moved.to_next:
        due = state.agenda.next_due()
        return max(due - state.now(), timedelta()) if due is not None else timedelta()
    if moved.advance_seconds is not None:
        return timedelta(seconds=moved.advance_seconds)
    raise ValueError("advance_seconds, to or to_next is required")


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

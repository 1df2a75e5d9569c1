"""Trouble on purpose: faults, flood control; and a fresh start."""

from typing import Annotated

from pydantic import Field
from starlette.requests import Request

from bot.playground.faults import TELEGRAMS_LIMITS, Fault
from bot.playground.model import Json
from bot.playground.sim.bodies import Body, ChatId, body
from bot.playground.state import Playground

Limit = Annotated[float, Field(ge=10**-3, le=10**6)] | None


class Faulty(Body):
    """``POST /sim/fault``; without ``times`` it lasts until it is cleared."""

    method: str = Field("*", max_length=64)
    code: int | None = Field(None, ge=400, le=599)
    description: str | None = None
    retry_after: int | None = Field(None, ge=0, le=10**7)
    migrate_to_chat_id: ChatId | None = None
    times: int | None = Field(None, ge=1, lt=2**31)
    contains: str | None = None
    chat_id: ChatId | None = None
    latency_ms: float | None = Field(None, ge=0, le=600_000)
    drop: str | None = Field(None, pattern="^(before|after)$")


class Limited(Body):
    """``POST /sim/limits``; what is not named stays, an empty body sets Telegram's own."""

    messages_per_second: Limit = None
    per_chat_per_second: Limit = None
    per_group_per_minute: Limit = None
    latency_ms: Annotated[float, Field(ge=0, le=600_000)] | None = None


async def add_fault(state: Playground, request: Request) -> Json:
    """Switch a failure on."""
    given = await body(request, Faulty)
    state.faults.active.append(Fault(**given.model_dump()))
    return _tell_faults(state)


async def clear_faults(state: Playground, _request: Request) -> Json:
    """Switch all failures off."""
    state.faults.active.clear()
    return _tell_faults(state)


def _tell_faults(state: Playground) -> Json:
    shown = {"faults": state.faults.shown()}
    state.events.tell("faults", shown)
    return shown


async def limits(state: Playground, request: Request) -> Json:
    """Set flood control; null switches a limit off."""
    named = (await body(request, Limited)).model_dump(exclude_unset=True)
    state.limits.settings |= named or TELEGRAMS_LIMITS
    shown = {"limits": dict(state.limits.settings)}
    state.events.tell("limits", shown)
    return shown


async def reset(state: Playground, _request: Request) -> Json:
    """Forget chats, calls, faults and limits."""
    state.forget()
    state.events.tell("reset", {})
    return {}

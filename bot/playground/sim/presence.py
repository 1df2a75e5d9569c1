"""Who is there: blocking, coming back, leaving for good, groups."""

from typing import Final

from starlette.requests import Request

from bot.playground.methods.chats import member
from bot.playground.model import Chat, Human, Json
from bot.playground.sim.bodies import DEFAULT_USER, Grouped, Who, body
from bot.playground.sim.people import actor
from bot.playground.state import Playground

_BLOCKED: Final = ("member", "kicked")


async def block(state: Playground, request: Request) -> Json:
    """Have a person block the bot."""
    return _set_blocked(state, await body(request, Who), blocked=True)


async def unblock(state: Playground, request: Request) -> Json:
    """Have a person come back."""
    return _set_blocked(state, await body(request, Who), blocked=False)


def _set_blocked(state: Playground, who: Who, *, blocked: bool) -> Json:
    person = actor(state, who)
    if person.blocked is blocked:
        return {"update_id": None}
    person.blocked = blocked
    chat = state.chats.get(person.id) or state.open_chat(Chat(person.id, "private"))
    state.events.tell("presence", presence_of(person))
    old, new = _BLOCKED if blocked else _BLOCKED[::-1]
    return {"update_id": _membership(state, chat, person, old, new)}


def _membership(state: Playground, chat: Chat, person: Human, old: str, new: str) -> int:
    change = {
        "chat": state.chat_api(chat),
        "from": person.api(),
        "date": state.stamp(),
        "old_chat_member": member(state.me(), old),
        "new_chat_member": member(state.me(), new),
    }
    return state.updates.add("my_chat_member", change)


def _rename(state: Playground, chat: Chat, number: int) -> int:
    """Have a group become a supergroup with another number; nothing of its topics goes along."""
    chat.renamed = number
    new = Chat(number, "supergroup", chat.title, chat.is_forum)
    new.members, new.administrators = set(chat.members), set(chat.administrators)
    state.open_chat(new)
    first = next(iter(chat.administrators or chat.members), DEFAULT_USER)
    notice = state.post(chat, first, {"migrate_to_chat_id": number})
    return state.updates.add("message", state.message_api(chat, notice))


def presence_of(person: Human) -> Json:
    """Return whether a person can be reached, as the page shows it."""
    return {"user_id": person.id, "blocked": person.blocked, "deactivated": person.deactivated}


async def deactivate(state: Playground, request: Request) -> Json:
    """Have an account be gone."""
    person = state.human((await body(request, Who)).user_id)
    person.deactivated = True
    state.events.tell("presence", presence_of(person))
    return {}


async def group(state: Playground, request: Request) -> Json:
    """Have a group exist with the bot in it, as an administrator; what is not named stays."""
    given = await body(request, Grouped)
    known = state.chats.get(given.chat_id)
    chat = known or Chat(given.chat_id, "supergroup", given.title, given.is_forum)
    for name in given.model_fields_set & {"title", "is_forum"}:
        setattr(chat, name, getattr(given, name))
    if "administrators" in given.model_fields_set:
        chat.administrators = set(given.administrators)
    chat.members |= {*given.members, *given.administrators}
    for number in chat.members:
        state.human(number)
    before = chat.bot if known is not None else "left"
    if known is None or "bot" in given.model_fields_set:
        chat.bot = given.bot
    if known is None:
        state.open_chat(chat)
    else:
        state.events.tell("chat", {"chat": state.chat_row(chat)})
    return {"chat_id": chat.id, "update_id": _what_changed(state, chat, before, given.renamed)}


def _what_changed(state: Playground, chat: Chat, before: str, renamed: int | None) -> int | None:
    """Tell the bot of another place in a group, or another number; returns the update's."""
    if renamed is not None:
        return _rename(state, chat, renamed)
    if chat.bot == before:
        return None
    first = next(iter(chat.administrators or chat.members), DEFAULT_USER)
    return _membership(state, chat, state.human(first), before, chat.bot)

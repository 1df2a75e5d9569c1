"""What a person does in a chat: writes, edits, taps, reacts."""

from starlette.requests import Request

from bot.playground.model import Chat, Human, Json, Message
from bot.playground.refusals import SimError
from bot.playground.sim.bodies import Edited, Reacted, Tapped, Who, Written, body
from bot.playground.sim.content import content, words_of
from bot.playground.state import Playground

GROUP_BASE = -100_000_000_000
"""Where the ids of groups begin that a message makes without naming one."""


def actor(state: Playground, who: Who) -> Human:
    """Return who does something, with what is known now.

    Raises:
        SimError: their account is gone.
    """
    person = state.human(
        who.user_id,
        first_name=who.first_name,
        last_name=who.last_name,
        username=who.username,
        language_code=who.language_code,
    )
    may_act(person)
    return person


def may_act(person: Human, chat: Chat | None = None) -> None:
    """Let somebody go on, in this chat.

    Raises:
        SimError: their account is gone, or they blocked the bot whose chat this is.
    """
    if person.deactivated:
        raise SimError(409, f"the account of user {person.id} is deactivated")
    if person.blocked and chat is not None and chat.type == "private":
        raise SimError(409, f"user {person.id} blocked the bot; POST /sim/unblock comes first")


def known_chat(state: Playground, number: int) -> Chat:
    """Return a chat.

    Raises:
        SimError: there is none.
    """
    chat = state.chats.get(number)
    if chat is None:
        raise SimError(404, f"chat {number} is not known")
    return chat


def known_message(chat: Chat, number: int) -> Message:
    """Return a message that was not deleted.

    Raises:
        SimError: there is none.
    """
    message = chat.living(number)
    if message is None:
        raise SimError(404, f"message {number} is not in chat {chat.id}")
    return message


async def message(state: Playground, request: Request) -> Json:
    """Have a person write."""
    written = await body(request, Written)
    person = actor(state, written)
    chat = _chat_of(state, written, person)
    may_act(person, chat)
    thread = _thread(chat, written, person)
    if written.reply_to_message_id is not None:
        known_message(chat, written.reply_to_message_id)
    fields = content(state, written)
    person.started = person.started or chat.type == "private"
    chat.members.add(person.id)
    if chat.id not in state.chats:
        state.open_chat(chat)
    sent = state.post(chat, person.id, fields, thread=thread, reply_to=written.reply_to_message_id)
    kind = "channel_post" if chat.type == "channel" else "message"
    update = state.updates.add(kind, state.message_api(chat, sent))
    return {"update_id": update, "message_id": sent.id}


def _chat_of(state: Playground, written: Written, person: Human) -> Chat:
    """Return the chat that is meant; a new one is not open yet."""
    kind, number = written.chat_type, written.chat_id
    if number is None:
        number = person.id if kind in {None, "private"} else GROUP_BASE - person.id
    chat = state.chats.get(number)
    if number > 0 and number != person.id:
        raise SimError(404, f"chat {number} is not a chat of user {person.id}")
    if chat is None:
        if (number > 0) != (kind in {None, "private"}) and kind is not None:
            raise SimError(400, f"chat {number} can't be of type {kind}")
        chat = Chat(number, kind or ("private" if number > 0 else "supergroup"))
    if chat.type != "private":
        chat.title = written.chat_title or chat.title
        chat.is_forum = chat.is_forum if written.is_forum is None else written.is_forum
    return chat


def _thread(chat: Chat, written: Written, person: Human) -> int | None:
    thread = written.message_thread_id
    if thread is None or not chat.is_forum:
        return None
    topic = chat.topics.get(thread)
    if topic is None:
        raise SimError(404, f"chat {chat.id} has no topic {thread}")
    if topic["closed"] and person.id not in chat.administrators:
        raise SimError(409, f"topic {thread} is closed")
    return thread


async def edit(state: Playground, request: Request) -> Json:
    """Have a person edit."""
    edited = await body(request, Edited)
    chat = known_chat(state, edited.chat_id)
    found = known_message(chat, edited.message_id)
    if found.sender is None:
        raise SimError(404, f"message {found.id} is not a person's")
    may_act(state.human(found.sender), chat)
    name = "caption" if "text" not in found.body else "text"
    kept = {k: v for k, v in found.body.items() if k not in {"entities", "caption_entities"}}
    state.rewrite(found, {**kept, name: words_of(edited.text)})
    state.changed(chat, found)
    kind = "edited_channel_post" if chat.type == "channel" else "edited_message"
    update = state.updates.add(kind, state.message_api(chat, found))
    return {"update_id": update, "message_id": found.id}


async def callback(state: Playground, request: Request) -> Json:
    """Have a person tap a button, which may be one that is no longer shown."""
    tapped = await body(request, Tapped)
    if tapped.label is None and tapped.data is None:
        raise SimError(400, "label or data is required")
    person = actor(state, tapped)
    chat = known_chat(state, tapped.chat_id or person.id)
    may_act(person, chat)
    found = _target(chat, tapped)
    data = tapped.data if tapped.data is not None else _pressed(found, tapped.label or "")
    query_id = str(state.stamp() * 1_000_000 + state.number())
    shown: Json = {
        "id": query_id,
        "message_id": found.id,
        "user_id": person.id,
        "data": data,
        "label": tapped.label,
        "answered": False,
        "text": "",
        "show_alert": False,
    }
    chat.callbacks.append(shown)
    state.queries[query_id] = (chat.id, shown)
    state.events.tell("callback", {"chat_id": chat.id, "callback": shown})
    seen = state.message_api(chat, found)
    if found.deleted:
        seen = {"chat": seen["chat"], "message_id": found.id, "date": 0}
    query = {
        "id": query_id,
        "from": person.api(),
        "message": seen,
        "chat_instance": str(chat.id),
        "data": data,
    }
    return {"update_id": state.updates.add("callback_query", query), "callback_query_id": query_id}


def _target(chat: Chat, tapped: Tapped) -> Message:
    if tapped.message_id is not None:
        found = chat.messages.get(tapped.message_id)
        if found is None or (found.deleted and tapped.data is None):
            raise SimError(404, f"message {tapped.message_id} is not in chat {chat.id}")
        return found
    for found in reversed(chat.messages.values()):
        if found.keyboard and not found.deleted:
            return found
    raise SimError(404, f"chat {chat.id} has no message with a keyboard")


def _pressed(found: Message, label: str) -> str:
    for button in (each for row in found.keyboard for each in row):
        if button["text"] == label:
            if "callback_data" not in button:
                raise SimError(409, f"the button {label!r} sends nothing to the bot")
            return str(button["callback_data"])
    raise SimError(404, f"message {found.id} has no button {label!r}")


async def reaction(state: Playground, request: Request) -> Json:
    """Have a person react; bots hear of it if they asked for ``message_reaction``."""
    reacted = await body(request, Reacted)
    person = actor(state, reacted)
    chat = known_chat(state, reacted.chat_id or person.id)
    may_act(person, chat)
    found = known_message(chat, reacted.message_id)
    new = [{"type": "emoji", "emoji": reacted.emoji}] if reacted.emoji else []
    old, found.reactions = found.reactions, new
    told = {"chat_id": chat.id, "message_id": found.id, "reaction": new}
    state.events.tell("reaction", told)
    change = {
        "chat": state.chat_api(chat),
        "message_id": found.id,
        "user": person.api(),
        "date": state.stamp(),
        "old_reaction": old,
        "new_reaction": new,
    }
    return {"update_id": state.updates.add("message_reaction", change)}

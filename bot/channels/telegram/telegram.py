"""Telegram as a `Channel`: PTB's client on our request class, raw updates, facts for errors."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

import orjson
import structlog
from telegram import InputFile
from telegram.error import BadRequest, ChatMigrated, TelegramError
from telegram.ext import ExtBot

from bot.channels.telegram.calls import Call
from bot.channels.telegram.desks import missing
from bot.channels.telegram.errors import (
    bad_entities,
    cannot_delete,
    cannot_edit,
    facts,
    is_same,
)
from bot.channels.telegram.events import UPDATES, read_event
from bot.channels.telegram.limiter import InLane, Limiter
from bot.channels.telegram.photos import Uploads, send_photo
from bot.channels.telegram.rendering import as_plain, render, render_push
from bot.channels.telegram.request import AiohttpRequest, Json
from bot.channels.telegram.wired import WiredRequest
from bot.conversation.event import Event
from bot.conversation.lane import Lane
from bot.conversation.port import Reason, SendError
from bot.conversation.screen import Push, Screen
from bot.conversation.visit import Person
from bot.delivery.pacing import Limits

# Else PTB warns at every RetryAfter that it will become a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")

_SUPERGROUP: Final = "-100"
"""What ids of supergroups begin with, and their addresses leave out."""
POLL_SECONDS: Final = 25
_log = structlog.get_logger("telegram")

Commands = Mapping[str, Sequence[tuple[str, str]]]


class _Client(ExtBot[InLane]):
    """PTB's client; its rate-limiter extension point stays in the way of every call."""

    def __init__(self, paced: Limiter, **kwargs: Any) -> None:
        super().__init__(rate_limiter=paced, **kwargs)
        self._paced = paced
        self._others: dict[int, int] = {}

    @property
    def others(self) -> Mapping[int, int]:
        """The other number that some groups were found to have, by their old one."""
        return self._others

    async def call(
        self,
        method: str,
        data: dict[str, Any],
        seconds: float | None = None,
        in_lane: InLane = InLane(Lane.REPLY),  # noqa: B008  # it can't be changed
    ) -> Any:
        """Make a call and return the answer as JSON: an object a message would cost 0.2 ms.

        What is JSON already goes past PTB's search for its own types, which costs 0.1 ms; through
        its rate limiter and its reading of answers it goes as any other call.

        Raises:
            SendError: it failed; the text holds neither address nor token.
        """
        chat = data.get("chat_id")
        if chat in self._others:
            data = {**data, "chat_id": self._others[chat]}
        try:
            return await self._made(method, data, seconds, in_lane)
        except ChatMigrated as error:
            return await self._renamed(method, data, seconds, in_lane, error)

    async def _renamed(
        self,
        method: str,
        data: dict[str, Any],
        seconds: float | None,
        in_lane: InLane,
        error: ChatMigrated,
    ) -> Any:
        """Make a call to a group's new number, which is used from now on."""
        old, new = data.get("chat_id"), error.new_chat_id
        if not isinstance(old, int) or new in self._others:
            raise facts(error) from None
        self._others[old] = new
        _log.warning(
            "chat.renamed",
            old=old,
            new=new,
            meaning="a group became a supergroup: if its old number stands in "
            "LIFTCARE_TEAM_CHATS, write the new one there",
        )
        return await self.call(method, data, seconds, in_lane)

    async def _made(
        self, method: str, data: dict[str, Any], seconds: float | None, in_lane: InLane
    ) -> Any:
        try:
            if method == "getUpdates":
                return await self._post(method, data, read_timeout=seconds)
            if any(isinstance(value, InputFile) for value in data.values()):
                paced = self._merge_api_rl_kwargs(None, in_lane)
                return await self._post(method, dict(data), api_kwargs=paced)
            return await self._paced.process_request(
                self._post_json, (method, data), {}, method, data, in_lane
            )
        except TelegramError as error:
            if isinstance(error, BadRequest | ChatMigrated):
                raise
            raise facts(error) from None

    async def _post_json(self, method: str, data: dict[str, Any]) -> Any:
        return await self.request.post(f"{self.base_url}/{method}", Json(data).as_request())


class Telegram:
    """One bot on Telegram, or on any server that speaks its Bot API."""

    name = "telegram"

    def __init__(
        self,
        token: str,
        api_url: str,
        uploads: Uploads,
        *,
        proxy: str | None = None,
        limits: Limits | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._uploads = uploads
        self._limiter = Limiter(limits or Limits(), seconds)
        self.room = self._limiter.room
        self.full_for = self._limiter.full_for
        self.ahead = self._limiter.ahead
        self.share = self._limiter.share
        self.pay = self._limiter.pay
        self.wait = self._limiter.wait
        self.look = self._limiter.look
        self._client = _Client(
            self._limiter,
            token=token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=_request(proxy),
            get_updates_request=_request(proxy),
        )
        self.username = ""

    def __repr__(self) -> str:
        """Return the bot's name, never its token."""
        return f"<Telegram @{self.username}>"

    async def start(self) -> None:
        """Connect and learn the bot's own name.

        Raises:
            SendError: the token is unknown, or Telegram can't be reached.
        """
        try:
            await self._client.initialize()
        except TelegramError as error:
            raise facts(error) from None
        self.username = self._client.username
        _log.info("telegram.connected", username=self.username)
        await self._ask_for_updates()

    async def stop(self) -> None:
        """Close every connection."""
        await self._client.shutdown()

    async def updates(self, offset: int, seconds: int = POLL_SECONDS) -> list[tuple[int, bytes]]:
        """Wait up to ``seconds`` for updates from ``offset`` on; confirms all before it.

        Raises:
            SendError: none came, and why.
        """
        asked = {
            "offset": offset,
            "timeout": seconds,
            "limit": 100,
            "allowed_updates": list(UPDATES),
        }
        try:
            found = await self._client.call("getUpdates", asked, seconds=seconds + 10)
        except BadRequest as error:
            raise facts(error) from None
        except SendError as error:
            if error.reason is Reason.WEBHOOK:
                await self._ask_for_updates()
            raise
        return [(int(update["update_id"]), orjson.dumps(update)) for update in found]

    async def _ask_for_updates(self) -> None:
        """Have updates wait to be asked for: an address left on the token would get them all."""
        try:
            found = await self._client.call("getWebhookInfo", {})
            if not isinstance(found, dict) or not found.get("url"):
                return
            _log.warning("telegram.webhook", meaning="took away the webhook set for this token")
            await self._client.call("deleteWebhook", {"drop_pending_updates": False})
        except BadRequest as error:
            raise facts(error) from None

    def read(self, payload: bytes) -> Event | None:
        """Return the event in an update; never raises."""
        return read_event(payload, self.username)

    async def acknowledge(self, event: Event) -> None:
        """Let the tapped button stop waiting."""
        try:
            await self._client.call("answerCallbackQuery", {"callback_query_id": event.tap})
        except BadRequest as error:
            raise facts(error) from None

    @staticmethod
    def contact(person: Person) -> str:
        """Return the address that opens a chat with a person; it works for those who wrote us."""
        return f"tg://user?id={person.address}"

    @staticmethod
    def topic(group: int, thread: int) -> str:
        """Return the address that opens a topic; it works for the group's members."""
        return f"https://t.me/c/{str(group).removeprefix(_SUPERGROUP)}/{thread}"

    def render(self, event: Event, screen: Screen) -> Sequence[Call]:
        """Return the calls that show a screen."""
        return render(event, screen)

    def render_push(self, chat: int, push: Push, lane: Lane) -> Sequence[Call]:
        """Return the calls that show a screen nobody asked for, or change or delete one."""
        return render_push(self.name, chat, push, lane)

    async def send(self, part: Call, in_turn: Callable[[], None] | None = None) -> Sequence[int]:
        """Make a call; edits and formatting that Telegram refuses are sent another way.

        ``in_turn`` is called when its turn comes, perhaps more than once.

        Raises:
            SendError: it was not sent, or nobody knows.
        """
        call = partial(self._client.call, in_lane=InLane(part.lane, in_turn, paid=part.paid))
        try:
            if part.photo is None:
                answer = await call(part.method, part.data)
            else:
                answer = await send_photo(call, self._uploads, part.method, part.data, part.photo)
        except BadRequest as error:
            numbers = await self._another_way(part, error)
            return () if part.aside else numbers
        several = isinstance(answer, list)  # an album
        if several and len(answer) < len(part.data.get("message_ids", ())):
            raise SendError(Reason.INCOMPLETE)
        return () if part.aside else _numbers(answer if several else [answer])

    async def lacks(self, chat: int) -> list[str]:
        """Return what a group lacks to be the clinic's desk; [] for nothing.

        Raises:
            SendError: nobody knows.
        """
        try:
            group = await self._client.call("getChat", {"chat_id": chat})
            asked = {"chat_id": chat, "user_id": self._client.id}
            return missing(group, await self._client.call("getChatMember", asked))
        except BadRequest as error:
            raise facts(error) from None

    def renamed(self) -> Mapping[int, int]:
        """Return the groups that were found to have another number, by their old one."""
        return self._client.others

    async def name_of(self, person: Person) -> str:
        """Return what somebody calls themselves by now, "" where nobody knows; it is not kept."""
        try:
            chat = await self._client.call("getChat", {"chat_id": person.address})
        except (SendError, BadRequest):
            return ""
        names = (chat.get("first_name"), chat.get("last_name"))
        return " ".join(name for name in names if isinstance(name, str) and name)

    async def works(self) -> bool:
        """Tell whether Telegram answers: if it does, what it fails on is the message's fault."""
        try:
            await self._client.call("getMe", {})
        except (SendError, BadRequest):
            return False
        return True

    async def find(self, chat: int) -> None:
        """Look whether a chat is there for us; nobody sees anything of it.

        Raises:
            SendError: it isn't, or nobody knows.
        """
        try:
            await self._client.call("getChat", {"chat_id": chat})
        except BadRequest as error:
            raise facts(error) from None

    async def _another_way(self, part: Call, error: BadRequest) -> Sequence[int]:
        if is_same(error):
            return ()
        plain = as_plain(part)
        if part.instead is not None and (cannot_edit(error) or cannot_delete(error)):
            return await self.send(part.instead)
        if cannot_edit(error) and part.method == "editMessageReplyMarkup":
            return ()
        if bad_entities(error) and plain != part:
            _log.warning("formatting.refused", method=part.method)
            return await self.send(plain)
        raise facts(error) from None

    async def publish_commands(self, commands: Commands, chat: int | None = None) -> None:
        """Show the command menu in each language; the last one is everybody else's, too.

        With a ``chat`` it is shown there alone, in place of the one for all.

        Raises:
            SendError: it was not published.
        """
        wanted = [(lang, commands[lang]) for lang in commands]
        wanted.append(("", wanted[-1][1]))
        for lang, items in wanted:
            listed = [{"command": word, "description": text} for word, text in items]
            menu = {"language_code": lang, **_scope(chat)}
            try:
                if await self._client.call("getMyCommands", menu) != listed:
                    await self._client.call("setMyCommands", {"commands": listed, **menu})
            except BadRequest as error:
                raise facts(error) from None

    async def take_commands_away(self, languages: Sequence[str], chat: int) -> None:
        """Show the command menu for all again in a chat that had its own.

        Raises:
            SendError: its own is still shown.
        """
        for lang in (*languages, ""):
            try:
                await self._client.call("deleteMyCommands", {"language_code": lang, **_scope(chat)})
            except BadRequest as error:
                raise facts(error) from None


def _request(proxy: str | None) -> AiohttpRequest:
    return WiredRequest() if proxy is None else AiohttpRequest(proxy)


def _numbers(answers: Sequence[Any]) -> tuple[int, ...]:
    """Return the numbers of the messages, or of the topic, that answers are about."""
    found = (
        one.get("message_id", one.get("message_thread_id"))
        for one in answers
        if isinstance(one, dict)
    )
    return tuple(number for number in found if number is not None)


def _scope(chat: int | None) -> dict[str, Any]:
    return {} if chat is None else {"scope": {"type": "chat", "chat_id": chat}}

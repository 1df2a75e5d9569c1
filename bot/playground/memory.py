"""A rehearsal between two starts: its chats, files and clock, kept in a folder.

Without it the messenger would have forgotten what the bot remembers, and the bot's plans would lie
in a future that the clock has left. The clock is kept before anybody hears that it moved; the rest
about a second after it changed, so a kill may cost the last words. Calls, faults and limits are
not kept: trouble ends with the process.
"""

import asyncio
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from bot.playground.files import Stored
from bot.playground.model import Chat, Human, Json
from bot.playground.state import Playground

EVERY: Final = 1.0
"""Seconds between two looks whether something changed."""

_SHARE: Final = 20
"""Writing takes at most one in so many seconds, however much was said."""

_NEWEST: Final = 2000
"""Messages that are kept of a chat."""

_AHEAD: Final = 1000
"""Message ids that are left out at a start: a kill may have cost those given last."""


@dataclass
class _Kept:
    people: dict[int, Human]
    chats: dict[int, Chat]
    last_ids: dict[int, int]
    texts: list[tuple[str, str, str]]
    commands: list[tuple[str, str, list[Json]]]
    menu_buttons: list[tuple[int | None, Json]]
    allowed: list[str] | None
    pending: dict[int, Json]
    files: dict[str, tuple[str, str]]


_FORMAT: Final = TypeAdapter(_Kept)


def ahead(folder: Path) -> timedelta:
    """Return by how much the clock kept in a folder is ahead of the machine's."""
    try:
        seconds = float((folder / "clock").read_text("ascii"))
        return max(timedelta(seconds=seconds), timedelta())
    except (OSError, ValueError, OverflowError):
        return timedelta()


class Memory:
    """Keeps one playground in one folder."""

    def __init__(self, state: Playground, folder: Path) -> None:
        self._state = state
        self._folder = folder
        self._seen: tuple[int, int, int] | None = self._mark()

    def recall(self) -> None:
        """Go on where the last process ended; from now on every move of the clock is kept."""
        self._state.clock.advance(ahead(self._folder))
        self._state.clock.on_move(self._keep_clock)
        with suppress(OSError, ValidationError):
            self._restore(_FORMAT.validate_json((self._folder / "chats.json").read_bytes()))
            self._seen = None  # the ids left out are kept at once: the next start leaves out others
            self.keep()

    async def run(self) -> None:
        """Keep what changed, until cancelled."""
        while True:
            begun = time.monotonic()
            self.keep()
            await asyncio.sleep(max(EVERY, _SHARE * (time.monotonic() - begun)))

    def keep(self) -> None:
        """Keep the chats, if anything changed; where nothing can be written, later."""
        mark = self._mark()
        if mark == self._seen:
            return
        files = {name: file.data for name, file in self._state.files.items()}
        with suppress(OSError, PydanticSerializationError):
            self._write(_FORMAT.dump_json(self._now()), files)
            self._seen = mark

    def _mark(self) -> tuple[int, int, int]:
        state = self._state
        return state.events.told, state.seq, state.updates.last

    def _keep_clock(self) -> None:
        with suppress(OSError):
            self._put("clock", str(self._state.clock.offset.total_seconds()).encode())

    def _put(self, name: str, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = self._folder / f"{name}.new"
        beside.write_bytes(content)
        beside.replace(self._folder / name)

    def _write(self, kept: bytes, files: dict[str, bytes]) -> None:
        there = {path.name for path in self._folder.glob("PG*")}
        for name in files.keys() - there:
            self._put(name, files[name])
        self._put("chats.json", kept)
        for name in there - files.keys():
            (self._folder / name).unlink()

    def _now(self) -> _Kept:
        state, profile = self._state, self._state.profile
        return _Kept(
            people=state.people,
            chats={number: _newest(chat) for number, chat in state.chats.items()},
            last_ids=state.last_ids,
            texts=[(*key, text) for key, text in profile.texts.items()],
            commands=[(*key, commands) for key, commands in profile.commands.items()],
            menu_buttons=list(profile.menu_buttons.items()),
            allowed=state.updates.allowed,
            pending=state.updates.pending,
            files={name: (file.name, file.media_type) for name, file in state.files.items()},
        )

    def _restore(self, kept: _Kept) -> None:
        state = self._state
        self._restore_files(kept.files)
        state.people, state.chats = kept.people, kept.chats
        state.last_ids = {number: last + _AHEAD for number, last in kept.last_ids.items()}
        for chat in state.chats.values():
            chat.last_id += _AHEAD
            chat.typing_until = 0.0
            for tap in _unanswered(chat):
                state.queries[tap["id"]] = (chat.id, tap)
        profile = state.profile
        profile.texts = {(name, lang): text for name, lang, text in kept.texts}  # type: ignore[misc]
        profile.commands = {(scope, lang): commands for scope, lang, commands in kept.commands}
        profile.menu_buttons = dict(kept.menu_buttons)
        state.updates.allowed = kept.allowed
        state.updates.pending |= kept.pending

    def _restore_files(self, files: dict[str, tuple[str, str]]) -> None:
        for file_id, (name, media_type) in files.items():
            with suppress(OSError):
                self._state.files.keep(
                    Stored((self._folder / file_id).read_bytes(), name, media_type)
                )


def _newest(chat: Chat) -> Chat:
    spare = len(chat.messages) - _NEWEST
    if spare <= 0:
        return chat
    return replace(chat, messages=dict(islice(chat.messages.items(), spare, None)))


def _unanswered(chat: Chat) -> Iterable[Json]:
    return (tap for tap in chat.callbacks if not tap["answered"])

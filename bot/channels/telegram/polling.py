"""The polling loop: an update is confirmed only when it is kept."""

import random
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import structlog

from bot.channels.telegram.telegram import Telegram
from bot.conversation.port import Reason, SendError
from bot.errors import SettingsError, StoreError

LONGEST_WAIT: Final = 60.0
_log = structlog.get_logger("telegram")

Accept = Callable[[Sequence[tuple[int, bytes]]], Awaitable[None]]


def wait_before(tries: int, retry_after: float | None = None, chance: float | None = None) -> float:
    """Return the seconds to wait after ``tries`` failures in a row (1 or more).

    A wait that Telegram names is kept exactly; otherwise 1, 2, 4, ... 60 s, each shortened by up
    to half at random (``chance`` from 0 to 1), so that many bots don't come back as one.
    """
    if retry_after is not None:
        return retry_after
    share = random.random() if chance is None else chance  # noqa: S311  # jitter, no secret
    return min(2.0 ** min(tries - 1, 10), LONGEST_WAIT) * (1 - share / 2)


class Poller:
    """Asks for updates and hands each batch over; the offset moves when it was accepted."""

    def __init__(
        self, telegram: Telegram, accept: Accept, pause: Callable[[float], Awaitable[None]]
    ) -> None:
        self._telegram = telegram
        self._accept = accept
        self._pause = pause
        self._offset = 0
        self._failures = 0

    async def run(self) -> None:
        """Poll until cancelled.

        Raises:
            SettingsError: the token was withdrawn.
        """
        while True:
            await self.run_once()

    async def run_once(self) -> int:
        """Ask once, or wait once after a failure; returns how many updates were accepted."""
        try:
            updates = await self._telegram.updates(self._offset)
            if updates:
                await self._accept(updates)
        except SendError as error:
            await self._failed(error)
            return 0
        except StoreError as error:
            _log.error("updates.not_kept", why=str(error))
            self._failures += 1
            await self._pause(wait_before(self._failures))
            return 0
        if self._failures:
            _log.info("telegram.back")
        self._failures = 0
        if updates:
            self._offset = updates[-1][0] + 1
        return len(updates)

    async def _failed(self, error: SendError) -> None:
        if error.reason is Reason.CREDENTIALS:
            raise SettingsError(
                "LIFTCARE_TELEGRAM_TOKEN: Telegram does not know this token any more. "
                "Ask @BotFather for the current one."
            ) from None
        self._failures += 1
        wait = wait_before(self._failures, error.retry_after)
        if error.reason is Reason.CONFLICT:
            _log.warning(
                "telegram.conflict",
                meaning="another process receives this bot's updates; end one of the two",
                seconds=round(wait, 1),
            )
        else:
            _log.warning("telegram.unreachable", reason=error.reason, seconds=round(wait, 1))
        await self._pause(wait)

"""The first steps with a messenger that may be away: reaching it, showing the command menu."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from bot.channels.telegram.polling import wait_before
from bot.channels.telegram.telegram import Commands, Telegram
from bot.conversation.port import Reason, SendError
from bot.errors import SettingsError
from bot.processes import unless

_log: Final = structlog.get_logger("telegram")


async def reach(telegram: Telegram, stop: asyncio.Event) -> bool:
    """Try to reach the messenger until it answers; False when told to end before."""
    tries = 0
    while not stop.is_set():
        try:
            return await unless(stop, telegram.start())
        except SendError as error:
            if error.reason is Reason.CREDENTIALS:
                raise SettingsError(
                    "LIFTCARE_TELEGRAM_TOKEN: the messenger does not know this token. "
                    "Copy it again from @BotFather, whole, without spaces."
                ) from None
            tries += 1
            wait = wait_before(tries, error.retry_after)
            _log.warning("telegram.unreachable", reason=error.reason, seconds=round(wait, 1))
            await unless(stop, asyncio.sleep(wait))
    return False


class CommandMenu:
    """Shows everybody's command menu, and shows it again whenever it changed."""

    def __init__(
        self,
        telegram: Telegram,
        wanted: Callable[[], Commands],
        changed: Callable[[], Awaitable[None]],
        shown: Callable[[], None],
    ) -> None:
        self._telegram = telegram
        self._wanted = wanted
        self._changed = changed
        self._shown = shown

    async def run(self, tried: asyncio.Event) -> None:
        """Keep it shown until cancelled; ``tried`` is set when it was shown or can't be yet."""
        published = None
        while True:
            wanted = self._wanted()
            if wanted != published:
                await self._publish(wanted, tried)
                self._shown()
                published = wanted
            await self._changed()

    async def _publish(self, commands: Commands, tried: asyncio.Event) -> None:
        tries = 0
        while True:
            try:
                await self._telegram.publish_commands(commands)
            except SendError as error:
                tries += 1
                wait = wait_before(tries, error.retry_after)
                _log.warning("commands.later", reason=error.reason, seconds=round(wait, 1))
                tried.set()  # people are answered without the menu, too
                await asyncio.sleep(wait)
            else:
                tried.set()
                return

"""Telegram: the one room that knows its Bot API."""

from bot.channels.telegram.letters import written
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.starting import CommandMenu, reach
from bot.channels.telegram.telegram import Commands, Telegram

__all__ = ["CommandMenu", "Commands", "Poller", "Telegram", "reach", "written"]

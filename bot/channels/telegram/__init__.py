"""Telegram: the one room that knows its Bot API."""

from bot.channels.telegram.polling import Poller, wait_before
from bot.channels.telegram.telegram import Commands, Telegram

__all__ = ["Commands", "Poller", "Telegram", "wait_before"]

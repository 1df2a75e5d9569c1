"""Who we talk with: language, reachability, their data and its erasure."""

from bot.people.registry import People

__all__ = ["People"]

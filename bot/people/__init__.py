"""Who we talk with: language, reachability, their data and its erasure."""

from bot.people.registry import People, as_file

__all__ = ["People", "as_file"]

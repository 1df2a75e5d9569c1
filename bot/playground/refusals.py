"""Telegram's refusals, to the letter (telegram-bot-api, Client.cpp)."""

from typing import Any


class RefusalError(Exception):
    """A call is refused with Telegram's code and description."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(why: str) -> RefusalError:
    """Return a 400."""
    return RefusalError(400, f"Bad Request: {why}")


def forbidden(why: str) -> RefusalError:
    """Return a 403."""
    return RefusalError(403, f"Forbidden: {why}")


def too_many(seconds: int) -> RefusalError:
    """Return a 429 that asks to wait."""
    return RefusalError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


class SimError(Exception):
    """A call of the person's side is refused."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


class DroppedError(Exception):
    """The connection is to be closed without an answer."""

"""Telegram's refusals as facts. Its texts are read here and nowhere else.

Texts as the Bot API server writes them (telegram-bot-api, Client.cpp).
"""

from datetime import timedelta
from typing import Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.channels.telegram.failures import FailedError, NotDeliveredError, UnansweredError
from bot.conversation.port import Reason, SendError

_NO_CHAT: Final = (
    "chat not found",
    "peer_id_invalid",
    "user_id_invalid",
    "have no rights to send",
    "not enough rights",
    "need administrator rights",
    "group chat was deactivated",
)
_NO_THREAD: Final = (
    "message thread not found",
    "topic_deleted",
    "topic_id_invalid",
    "topic_closed",  # it may not write there; in one of its own it may
)
_WEBHOOK: Final = "webhook is active"
_SAME: Final = ("message is not modified", "topic_not_modified")
_CANNOT_EDIT: Final = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "there is no media in the message to edit",
    "message_id_invalid",
)
_CANNOT_DELETE: Final = ("message to delete not found", "message can't be deleted")
_WRONG_FILE: Final = ("file identifier", "file_id", "file_reference", "photo_invalid")
_TOO_LARGE: Final = 413
_GATEWAY_TIMEOUT: Final = 504
_BAD_ENTITIES: Final = ("can't parse entities", "entity_", "entities")


def facts(error: TelegramError) -> SendError:
    """Return what a failed call means."""
    return _of_request(error) or _of_chat(error) or _of_server(error)


def _of_request(error: TelegramError) -> SendError | None:
    match error:
        case NotDeliveredError():
            return SendError(Reason.NETWORK)
        case UnansweredError():
            return SendError(Reason.UNKNOWN)
        case RetryAfter():
            wait = error.retry_after
            seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
            return SendError(Reason.RATE, code=429, retry_after=seconds)
        case Conflict():
            hooked = _WEBHOOK in error.message.lower()
            return SendError(Reason.WEBHOOK if hooked else Reason.CONFLICT, code=409)
        case InvalidToken() | EndPointNotFound():
            return SendError(Reason.CREDENTIALS, code=401)
        case _:
            return None


def _of_chat(error: TelegramError) -> SendError | None:
    text = error.message.lower()
    match error:
        case Forbidden():
            if "blocked" in text:
                return SendError(Reason.BLOCKED, code=403)
            if "deactivated" in text:
                return SendError(Reason.DEACTIVATED, code=403)
            return SendError(Reason.NO_CHAT, code=403)
        case ChatMigrated():
            return SendError(Reason.NO_CHAT, code=400)
        case BadRequest():
            return SendError(_of_text(text), code=400)
        case _:
            return None


def _of_text(text: str) -> Reason:
    if any(sign in text for sign in _NO_THREAD):
        return Reason.NO_THREAD
    return Reason.NO_CHAT if any(sign in text for sign in _NO_CHAT) else Reason.REFUSED


def _of_server(error: TelegramError) -> SendError:
    """Tell what an answer outside of the Bot API's own refusals means.

    A gateway that waited in vain, or an answer nobody can read, says nothing about whether the
    request was done.
    """
    if not isinstance(error, FailedError):
        readable = isinstance(error, NetworkError)
        return SendError(Reason.SERVER if readable else Reason.UNKNOWN)
    reason = {_TOO_LARGE: Reason.REFUSED, _GATEWAY_TIMEOUT: Reason.UNKNOWN}
    return SendError(reason.get(error.status, Reason.SERVER), code=error.status)


def is_same(error: BadRequest) -> bool:
    """Whether a change found the message or topic as it should be."""
    return any(sign in error.message.lower() for sign in _SAME)


def cannot_edit(error: BadRequest) -> bool:
    """Whether the message can't be edited (any more) and a new one is needed."""
    return any(sign in error.message.lower() for sign in _CANNOT_EDIT)


def cannot_delete(error: BadRequest) -> bool:
    """Whether the message is gone, or too old to be taken away."""
    return any(sign in error.message.lower() for sign in _CANNOT_DELETE)


def wrong_file(error: BadRequest) -> bool:
    """Whether Telegram has no file of this id (any more), or gave the id to another bot."""
    return any(sign in error.message.lower() for sign in _WRONG_FILE)


def bad_entities(error: BadRequest) -> bool:
    """Whether Telegram refuses the formatting."""
    return any(sign in error.message.lower() for sign in _BAD_ENTITIES)

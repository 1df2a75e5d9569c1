"""How updates reach the bot: getUpdates or a webhook."""

import re
from typing import Final
from urllib.parse import urlsplit

from bot.playground.methods.base import Call, Method
from bot.playground.model import Json
from bot.playground.refusals import bad
from bot.playground.updates import WebhookSetting

LONGEST_POLL: Final = 50
MOST_UPDATES: Final = 100
MOST_CONNECTIONS: Final = 100
CONNECTIONS: Final = 40
LONGEST_SECRET: Final = 256
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]*")


def _between(value: int | None, least: int, most: int, default: int) -> int:
    return default if value is None else min(max(value, least), most)


def _allow(call: Call) -> None:
    given = call.params.get("allowed_updates")
    if isinstance(given, list):
        call.state.updates.allowed = [str(kind) for kind in given] or None


async def get_updates(call: Call) -> list[Json]:
    """Bot API: getUpdates."""
    _allow(call)
    return await call.state.updates.poll(
        call.number("offset") or 0,
        _between(call.number("limit"), 1, MOST_UPDATES, MOST_UPDATES),
        _between(call.number("timeout"), 0, LONGEST_POLL, 0),
        call.gone,
    )


async def set_webhook(call: Call) -> bool:
    """Bot API: setWebhook; plain HTTP is fine here, since nothing leaves the machine."""
    url, secret = call.string("url"), call.string("secret_token")
    if url and not _is_address(url):
        raise bad("invalid webhook URL specified")
    if len(secret) > LONGEST_SECRET:
        raise bad("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    most = _between(call.number("max_connections"), 1, MOST_CONNECTIONS, CONNECTIONS)
    _allow(call)
    _drop_pending(call)
    setting = WebhookSetting(url, secret, most, call.string("ip_address")) if url else None
    call.state.updates.set_webhook(setting)
    return True


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        return parts.scheme in {"http", "https"} and bool(host.encode("idna")) and parts.port != 0
    except ValueError:
        return False


async def delete_webhook(call: Call) -> bool:
    """Bot API: deleteWebhook."""
    _drop_pending(call)
    call.state.updates.set_webhook(None)
    return True


def _drop_pending(call: Call) -> None:
    if call.flag("drop_pending_updates"):
        call.state.updates.pending.clear()


async def get_webhook_info(call: Call) -> Json:
    """Bot API: getWebhookInfo."""
    updates = call.state.updates
    info: Json = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(updates.pending),
    }
    if updates.webhook is not None:
        info |= {"url": updates.webhook.url, "max_connections": updates.webhook.max_connections}
        if updates.webhook.ip_address:
            info["ip_address"] = updates.webhook.ip_address
    if updates.webhook_error is not None:
        info["last_error_date"], info["last_error_message"] = updates.webhook_error
    if updates.allowed:
        info["allowed_updates"] = updates.allowed
    return info


METHODS: Final[dict[str, Method]] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}

"""Keeps other web pages out: foreign hosts (DNS rebinding), foreign origins (forged requests)."""

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_POLICY: Final = (
    b"default-src 'self'; img-src 'self' data: blob:; style-src 'self'; "
    b"frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS: Final = (
    (b"content-security-policy", _POLICY),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-cache"),
)


class Guard:
    """Answers 403 to what does not come from this machine's own pages."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts | LOOPBACK

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(Headers(scope=scope))
        if refusal is not None:
            await JSONResponse({"error": refusal}, 403)(scope, receive, send)
        elif scope["path"] == "/" or scope["path"].startswith("/page/"):
            await self._app(scope, receive, _with_headers(send))
        else:
            await self._app(scope, receive, send)

    def _refusal(self, headers: Headers) -> str | None:
        if _host(f"//{headers.get('host', '')}") not in self._hosts:
            return "this host is not served here"
        origin = headers.get("origin")
        if origin is not None and _host(origin) not in self._hosts:
            return "a page of another origin may not do this"
        if headers.get("sec-fetch-site") == "cross-site":
            return "a page of another site may not do this"
        return None


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _with_headers(send: Send) -> Send:
    async def extended(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *_HEADERS]}  # type: ignore[misc]  # ASGI's list
        await send(message)

    return extended  # type: ignore[return-value]  # ASGI's messages are mutable mappings

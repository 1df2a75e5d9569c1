"""Who may ask: this machine's own pages and programs, no page of a stranger.

A stranger's page could otherwise reach a server on loopback, by a form (refused by ``Origin`` and
``Sec-Fetch-Site``) or by a name of its own that leads here (DNS rebinding, refused by ``Host``).
"""

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
ANY: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104  # compared, not bound
_POLICY: Final = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class Guard:
    """Answers 403 to what does not come from this machine's own pages."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts | LOOPBACK
        self._any_address = bool(hosts & ANY)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(Headers(scope=scope), scope["path"])
        if refusal is not None:
            await JSONResponse({"error": refusal}, 403)(scope, receive, send)
        elif scope["path"].startswith("/bot"):
            await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, _with_headers(send))

    def _refusal(self, headers: Headers, path: str) -> str | None:
        host = headers.get("host", "")
        if not self._serves(_name(f"//{host}")):
            return "this host is not served here"
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in {f"http://{host}", f"https://{host}"}:
            return "a page of another origin may not do this"
        opened = path == "/" and headers.get("sec-fetch-mode") == "navigate"
        if headers.get("sec-fetch-site") == "cross-site" and not opened:
            return "a page of another site may not do this"
        return None

    def _serves(self, name: str | None) -> bool:
        """Tell whether a host is ours: where any address is listened on, every address is.

        A name is not: only names can be made to lead here by somebody else.
        """
        if name in self._hosts:
            return True
        try:
            return self._any_address and bool(ip_address(name or ""))
        except ValueError:
            return False


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _with_headers(send: Send) -> Send:
    async def extended(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return extended

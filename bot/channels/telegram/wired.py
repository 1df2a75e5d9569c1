"""PTB's request class for every day: small calls on lean connections, the rest by aiohttp."""

from functools import lru_cache
from typing import Any, Final, NamedTuple

import orjson
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.channels.telegram.failures import NotDeliveredError, checked
from bot.channels.telegram.request import CONNECT_SECONDS, READ_SECONDS, AiohttpRequest, seconds
from bot.channels.telegram.wire import Origin, Wire

_NOTHING: Final = b"{}"


class WiredRequest(AiohttpRequest):
    """Sends calls without files through `Wire`; files go through aiohttp's session."""

    def __init__(self) -> None:
        super().__init__()
        self._wires: dict[Origin, Wire] = {}

    async def shutdown(self) -> None:
        """Close every connection."""
        for wire in self._wires.values():
            wire.close()
        self._wires.clear()
        await super().shutdown()

    async def do_request(  # noqa: PLR0917  # the base class's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request and return its status and body.

        Raises:
            NotDeliveredError: nothing was written.
            UnansweredError: it was written, or may have been.
            FailedError: the answer is no Bot API server's, or says that the server failed.
        """
        if method != "POST" or (request_data is not None and request_data.contains_files):
            return await super().do_request(
                url, method, request_data, read_timeout, write_timeout, connect_timeout,
                pool_timeout,
            )  # fmt: skip
        if not self.is_open:
            raise NotDeliveredError("the session is closed")
        target = _target(url)
        wire = self._wires.get(target.origin)
        if wire is None:
            wire = self._wires[target.origin] = Wire(target.origin)
        body = _NOTHING if request_data is None else orjson.dumps(request_data.parameters)
        answer = await wire.ask(
            b"%b%d\r\n\r\n%b" % (target.head, len(body), body),
            connect=seconds(connect_timeout, CONNECT_SECONDS),
            patience=seconds(read_timeout, READ_SECONDS) or READ_SECONDS,
        )
        return checked(*answer)


class _Target(NamedTuple):
    origin: Origin
    head: bytes


@lru_cache(maxsize=256)
def _target(url: str) -> _Target:
    """Parse a method's address, one of a few dozen, once."""
    address = URL(url)
    origin = Origin(address.host or "", address.port or 0, address.scheme == "https")
    head = (
        f"POST {address.raw_path_qs} HTTP/1.1\r\nHost: {address.host_port_subcomponent}\r\n"
        "Content-Type: application/json\r\nContent-Length: "
    )
    return _Target(origin, head.encode())

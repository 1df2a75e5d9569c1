"""PTB's request class on aiohttp: a quarter of the CPU of its default, connections kept open.

The environment's proxy variables are not read; the proxy is a setting.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, cast

import aiohttp
import orjson
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.channels.telegram.failures import NotDeliveredError, UnansweredError, checked

CONNECTIONS: Final = 100
CONNECT_SECONDS: Final = 5.0
READ_SECONDS: Final = 20.0


class Json:
    """What is read of PTB's `RequestData`, without PTB's search for files and types of its own."""

    __slots__ = ("parameters",)
    contains_files = False

    def __init__(self, parameters: Mapping[str, Any]) -> None:
        self.parameters = {k: v for k, v in parameters.items() if v is not None}

    def as_request(self) -> RequestData:
        """Return it as the type that PTB's signatures name."""
        return cast("RequestData", self)


class AiohttpRequest(BaseRequest):
    """Sends one bot's requests through one aiohttp session."""

    def __init__(self, proxy: str | None = None) -> None:
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def is_open(self) -> bool:
        """Whether requests are taken."""
        return self._session is not None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer; PTB adds them to a long poll's own time."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=75),
                skip_auto_headers=("User-Agent", "Accept-Encoding"),
                auto_decompress=False,
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=_timeout(CONNECT_SECONDS, READ_SECONDS),
            )

    async def shutdown(self) -> None:
        """Close every connection."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0917  # the base class's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  # aiohttp bounds the whole
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  # waiting for a turn is fine
    ) -> tuple[int, bytes]:
        """Send one request and return its status and body.

        Raises:
            NotDeliveredError: nothing was written.
            UnansweredError: it was written, or may have been.
            FailedError: the answer is no Bot API server's, or says that the server failed.
        """
        session = self._session
        if session is None:
            raise NotDeliveredError("the session is closed")
        timeout = _timeout(
            seconds(connect_timeout, CONNECT_SECONDS), seconds(read_timeout, READ_SECONDS)
        )
        try:
            async with session.request(
                method, _address(url), proxy=self._proxy, timeout=timeout, **_body(request_data)
            ) as response:
                status, body = response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            raise NotDeliveredError("no connection") from None
        except (aiohttp.ClientProxyConnectionError, aiohttp.ClientHttpProxyError):
            raise NotDeliveredError("the proxy refuses") from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            # The error's own text may hold the address, and so the token.
            raise UnansweredError(type(error).__name__) from None
        return checked(status, body)

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """Return the answer's JSON.

        Raises:
            TelegramError: it is none.
        """
        try:
            return orjson.loads(payload)
        except ValueError:
            raise TelegramError("Invalid server response") from None


@lru_cache(maxsize=64)
def _timeout(connect: float | None, read: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(sock_connect=connect, sock_read=read)


@lru_cache(maxsize=256)
def _address(url: str) -> URL:
    """Parse a method's address, one of a few dozen, once."""
    return URL(url)


def seconds(given: Any, default: float) -> float | None:
    """Return the seconds that PTB asks for, or the default."""
    return default if given is BaseRequest.DEFAULT_NONE else given


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {
            "data": orjson.dumps(data.parameters),
            "headers": {"Content-Type": "application/json"},
        }
    # Telegram takes file names as they are, not percent-encoded.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return {"data": form}

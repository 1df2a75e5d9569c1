"""How a request fails, told apart by what PTB's errors don't say: whether it may have arrived.

Below PTB's own errors:

    TelegramError
    └── NetworkError
        ├── NotDeliveredError       nothing was written
        ├── FailedError             a server, or a gateway before it, failed
        └── TimedOut
            └── UnansweredError     it was written, or may have been
"""

from http import HTTPStatus

from telegram.error import NetworkError, TimedOut


class NotDeliveredError(NetworkError):
    """No connection came about: nothing was written."""


class UnansweredError(TimedOut):
    """The request was written, no answer was read."""


class FailedError(NetworkError):
    """Telegram's server, or a gateway before it, failed; ``status`` is HTTP's number.

    PTB's own errors keep no number, and take a gateway's "forbidden" for a person's block.
    """

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP status {status}")
        self.status = status


def checked(status: int, body: bytes) -> tuple[int, bytes]:
    """Return an answer that is the Bot API's own.

    Raises:
        FailedError: it is no Bot API server's, or says that the server failed.
    """
    failed = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    too_large = status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    strange = status >= HTTPStatus.BAD_REQUEST and not body.startswith(b"{")
    if failed or too_large or strange:
        raise FailedError(status)
    return status, body

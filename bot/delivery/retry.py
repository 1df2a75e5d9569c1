"""Retry is arithmetic: when to try again, from the outcome and the number of tries."""

from typing import Final

from bot.conversation.port import Reason, SendError

FIRST_WAIT: Final = 1.0
LONGEST_WAIT: Final = 60.0
UNKNOWN_TRIES: Final = 2
"""A reply whose fate is unknown is sent once more: two answers are better than none."""

SERVER_TRIES: Final = 7
"""A messenger that fails on this very message gets about a minute: the chat must go on."""

_TRIES: Final = {Reason.UNKNOWN: UNKNOWN_TRIES, Reason.SERVER: SERVER_TRIES}


def next_try(error: SendError, tries: int) -> float | None:
    """Return the seconds until the next try of a reply, or None to give it up.

    ``tries`` counts those already made, 1 or more. A wait named by the messenger is kept exactly;
    a messenger that can't be reached is tried for as long as it takes.
    """
    if not error.retryable or tries >= _TRIES.get(error.reason, tries + 1):
        return None
    if error.retry_after is not None:
        return error.retry_after
    return min(FIRST_WAIT * 2.0 ** min(tries - 1, 10), LONGEST_WAIT)

"""What becomes of a push after a try: arithmetic on its outcome, told ``now``.

sent                       -> sent
too many requests, n s     -> again after exactly n s, for as long as it takes
no connection, 5xx         -> again after 1, 2, 4, ... 60 s; without an expiry for 3 days
unknown (maybe delivered)  -> a reminder once more, an announcement never again
blocked, deactivated, gone -> held until the person returns; with nobody to return: failed
refused, or in part        -> failed
"""

from datetime import datetime, timedelta
from typing import Final

from bot.conversation.lane import Lane
from bot.conversation.port import Reason, SendError
from bot.delivery.retry import FIRST_WAIT, LONGEST_WAIT
from bot.recovery.plan import Kind
from bot.store.sending import Claimed, Settlement

STORE_WAIT: Final = 1.0
"""Seconds between two tries while the database is away."""
GIVE_UP: Final = timedelta(days=3)
"""After so long a message without an expiry is of no use either."""
AGAIN_AFTER: Final = timedelta(seconds=5)
"""What a messenger gets to come round before a push of unknown fate is repeated."""
BROKEN_WAIT: Final = timedelta(minutes=1)

ORDER: Final = "order"
"""The reason of a message that waits for another one."""


def backoff(tries: int) -> timedelta:
    """Return the wait after ``tries`` failures (1 or more): 1, 2, 4, ... 60 s."""
    return timedelta(seconds=min(FIRST_WAIT * 2.0 ** min(max(tries, 1) - 1, 10), LONGEST_WAIT))


def before_sending(message: Claimed, now: datetime) -> Settlement | None:
    """Return the fate of a message that is not to be sent at all, or None."""
    if message.expires is not None and message.expires <= now:
        return settled(message, "expired", "unknown" if message.unsure else "late")
    if message.unsure and message.lane is Lane.ANNOUNCEMENT:
        return settled(message, "unknown", str(Reason.UNKNOWN))
    return None


def settled(
    message: Claimed, state: str, reason: str | None = None, number: int | None = None
) -> Settlement:
    """Return a final fate; ``number`` is the messenger's own of what was sent."""
    asks = message.kind == Kind.CHECKIN
    unsure = message.unsure
    return Settlement(
        message.id, message.attempt, state, reason, unsure=unsure, message=number, asks=asks
    )


def sent(message: Claimed, number: int | None) -> Settlement:
    """Return the fate of what the messenger confirmed, with its own number of it."""
    return settled(message, "sent", number=number)


def again(message: Claimed, ready: datetime, reason: str, *, unsure: bool = False) -> Settlement:
    """Return the fate of a message that waits for another try at ``ready``."""
    return Settlement(
        message.id,
        message.attempt,
        "waiting",
        reason,
        ready=ready,
        unsure=message.unsure + unsure,
    )


def in_turn(message: Claimed, ready: datetime, reason: str) -> Settlement:
    """Return the fate of a message whose turn has not come; why it failed before is kept.

    So is that it waits for another one: two that wait for a third would else take turns for ever
    in being looked at before it.
    """
    kept = message.reason if message.reason in {ORDER, str(Reason.NO_THREAD)} else reason
    return again(message, ready, kept)


def next_try(error: SendError, message: Claimed, now: datetime) -> Settlement:
    """Return what becomes of a message after a failed try."""
    reason = str(error.reason)
    if error.unreachable:
        if message.person is None:
            return settled(message, "failed", reason)
        return Settlement(
            message.id,
            message.attempt,
            "held",
            reason,
            ready=message.due,
            unsure=message.unsure,
            unreachable=message.person,
        )
    if error.reason is Reason.UNKNOWN:
        return _unknown(message, now)
    if error.reason in {Reason.REFUSED, Reason.INCOMPLETE}:
        return settled(message, "failed", reason)
    if error.reason is Reason.NO_THREAD or error.retry_after is not None:
        # Where a topic is gone its composer opens another meanwhile.
        wait = AGAIN_AFTER if error.retry_after is None else timedelta(seconds=error.retry_after)
        return again(message, now + wait, reason)
    return _later(message, now, backoff(message.attempt), reason)


def _later(message: Claimed, now: datetime, wait: timedelta, reason: str) -> Settlement:
    if message.expires is None and now - message.due > GIVE_UP:
        return settled(message, "failed", reason)
    return again(message, now + wait, reason)


def _unknown(message: Claimed, now: datetime) -> Settlement:
    reason = str(Reason.UNKNOWN)
    if message.unsure or message.lane is Lane.ANNOUNCEMENT:
        return settled(message, "unknown", reason)
    return again(message, now + AGAIN_AFTER, reason, unsure=True)


def not_composed(message: Claimed, now: datetime) -> Settlement:
    """Return what becomes of a message that we failed to compose: it is tried while it helps."""
    return _later(message, now, BROKEN_WAIT, "broken")

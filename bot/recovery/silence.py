"""When nobody answers: how long a check-in waits before the team is told. Silence is never "fine".

A plan says after how long it asks again. Once it has asked for the last time, it waits as long as
it did before, and then the team hears of it.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

WAIT: Final = timedelta(hours=3)
"""How long to wait for an answer where the plan asks only once."""


def patience(times: int, again: Sequence[timedelta]) -> timedelta:
    """Return how long after it was asked last the team is told that there is no answer.

    ``times`` is how often it was asked so far (1 or more), ``again`` the plan's waits between two
    times. Where the plan never comes to ask again (quiet hours, an outage, a message that is of no
    use any more), the team is told all the same.
    """
    return sum(again[times - 1 :], timedelta()) + (again[-1] if again else WAIT)

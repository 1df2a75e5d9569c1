"""Whether what was found first is likely what was asked for, where it is not sure. Pure.

A logistic regression of four measures, fitted with the evaluation's tuning half and with ways to
ask that were left out of the index one by one (docs/decisions/0018-meaning.md). None of it is good
enough to be sure by: that takes nearly the words of a way to ask.
"""

from dataclasses import dataclass
from math import log, log1p
from typing import Final

_BIAS: Final = -4.1
_LIKENESS: Final = 2.3
_LEAD: Final = 2.2
_COVERED: Final = 1.25
_TELLING: Final = 0.6

_FARTHEST: Final = 1.4
"""The natural logarithm of the lead that counts most: four times the next one's score."""

_LIKELY: Final = 0.7
"""The log odds, two to one, from which an answer is shown as the one that is probably meant."""


@dataclass(frozen=True)
class Measures:
    """What is known of the first hit.

    ``likeness`` is that of the question and the way to ask most like it, ``ahead`` how many times
    the score of the best hit from another page it has, ``covered`` the share of what the question
    tells that stands in it, ``telling`` how much that is.
    """

    likeness: float
    ahead: float
    covered: float
    telling: float


def likely(found: Measures) -> bool:
    """Tell whether it is probably the answer that was asked for."""
    return _odds(found) >= _LIKELY


def _odds(found: Measures) -> float:
    lead = min(log(max(found.ahead, 1.0)), _FARTHEST)
    return (
        _BIAS
        + _LIKENESS * found.likeness
        + _LEAD * lead
        + _COVERED * found.covered
        + _TELLING * log1p(found.telling)
    )

"""How wide a label is on a screen."""

from typing import Final
from unicodedata import combining, east_asian_width

WIDEST_LABEL: Final = 28
"""Columns that a button shows on a small phone without cutting."""


def columns(text: str) -> int:
    """Return the width in columns: a Han character takes two, a combining mark none."""
    return sum(
        0 if combining(sign) else 2 if east_asian_width(sign) in {"W", "F"} else 1 for sign in text
    )

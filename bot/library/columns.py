"""Labels: how wide they are on a screen, and made to fit."""

from typing import Final
from unicodedata import combining, east_asian_width

WIDEST_LABEL: Final = 28
"""Columns that a button shows on a small phone without cutting."""


def columns(text: str) -> int:
    """Return the width in columns: a Han character takes two, a combining mark none."""
    return sum(
        0 if combining(sign) else 2 if east_asian_width(sign) in {"W", "F"} else 1 for sign in text
    )


def shortened(text: str, widest: int = WIDEST_LABEL) -> str:
    """Return the text as a label: cut where it is too wide, which three dots tell."""
    if columns(text) <= widest:
        return text
    end = len(text)
    while columns(text[:end]) >= widest:
        end -= 1
    return f"{text[:end].rstrip()}…"


def capitalised(text: str) -> str:
    """Return the text with a capital at its beginning; people type without."""
    return text[:1].upper() + text[1:]

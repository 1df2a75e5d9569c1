"""Lanes: which message goes first when not all may go at once."""

from enum import IntEnum


class Lane(IntEnum):
    """Lower goes first. Answers to a person never wait behind what nobody asked for."""

    REPLY = 0
    URGENT = 1
    """Somebody must know now: red flags for the team."""
    REMINDER = 2
    ANNOUNCEMENT = 3

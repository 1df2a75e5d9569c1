"""Lanes: which message goes first when not all may go at once."""

from enum import IntEnum


class Lane(IntEnum):
    """Lower goes first. Answers to a person never wait behind what nobody asked for."""

    REPLY = 0
    URGENT = 1
    """Somebody must know now: red flags for the team."""
    TALK = 2
    """What patients and the desk write to each other, where nobody is in danger."""
    REMINDER = 3
    ANNOUNCEMENT = 4

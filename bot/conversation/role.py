"""Roles: what somebody of the clinic's team may do. Who has none is a patient."""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """A role in the team; each may do all that those after it may."""

    OWNER = "owner"
    """Decides who is in the team."""
    OPERATOR = "operator"
    """Sends, stops, sees what became of it."""
    EDITOR = "editor"
    """Prepares what others send."""

    def covers(self, least: "Role") -> bool:
        """Tell whether this role may do what needs ``least``."""
        return _ORDER.index(self) <= _ORDER.index(least)


_ORDER: Final = tuple(Role)

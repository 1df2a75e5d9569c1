"""News from the clinic: agreeing to it, and taking that back. Tags are kept for ever."""

from dataclasses import dataclass

from bot.conversation.action import Action


@dataclass(frozen=True)
class ShowNews(Action, tag="n"):
    """What news are, and whether one gets them."""


@dataclass(frozen=True)
class WantNews(Action, tag="nw"):
    """Get news from the clinic, or no longer; it stands below every announcement."""

    wanted: bool

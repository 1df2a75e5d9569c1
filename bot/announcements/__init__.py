"""Announcements: drafts, whom they are for, and their way to each of them."""

from bot.announcements.audience import Audience, Counted, Phase
from bot.announcements.draft import Draft, DraftState, Link, Version
from bot.announcements.run import Progress, Recipient, Run, RunKind, RunState

__all__ = [
    "Audience",
    "Counted",
    "Draft",
    "DraftState",
    "Link",
    "Phase",
    "Progress",
    "Recipient",
    "Run",
    "RunKind",
    "RunState",
    "Version",
]

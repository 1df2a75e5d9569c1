"""Announcements: drafts, whom they are for, and their way to each of them."""

from bot.announcements.announcements import Announcements
from bot.announcements.announcer import Announcer
from bot.announcements.views import Views
from bot.mailing.audience import Audience, Counted, Hours, Phase, Reader
from bot.mailing.draft import Draft, DraftState, Link, Version
from bot.mailing.run import Progress, Recipient, Run, RunKind, RunState

__all__ = [
    "Announcements",
    "Announcer",
    "Audience",
    "Counted",
    "Draft",
    "DraftState",
    "Hours",
    "Link",
    "Phase",
    "Progress",
    "Reader",
    "Recipient",
    "Run",
    "RunKind",
    "RunState",
    "Version",
    "Views",
]

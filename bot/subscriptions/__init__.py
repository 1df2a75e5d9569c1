"""Subscriptions: who follows which plan, what of it was sent, and what is next.

service       what people decide: enrol, reschedule, pause, resume, end
reminders     what they do with a reminder: done, later
overview      where they are in their plan
account       what became of all that was due, as their clinic reads it
planner       the loop that takes what is due
looking       one look at subscriptions, in one transaction
planning      what such a look comes to (pure)
moving        what counts of all that was said where the operation is on another day
forgetting    what became of reminders, forgotten a year later
zone_data     which edition of daylight-saving rules it was planned by
"""

from bot.recovery.subscription import Enrolment, Subscription
from bot.store.outbox import Entry as LedgerEntry
from bot.subscriptions.account import Accounted, Fate, account, fate_of
from bot.subscriptions.looking import Plans
from bot.subscriptions.overview import Overview
from bot.subscriptions.planner import Planner
from bot.subscriptions.reminders import Reminder, Sending, Silence, State
from bot.subscriptions.service import CONSENT_VERSION, Subscriptions

__all__ = [
    "CONSENT_VERSION",
    "Accounted",
    "Enrolment",
    "Fate",
    "LedgerEntry",
    "Overview",
    "Planner",
    "Plans",
    "Reminder",
    "Sending",
    "Silence",
    "State",
    "Subscription",
    "Subscriptions",
    "account",
    "fate_of",
]

"""Subscriptions: who follows which plan, what of it was sent, and what is next.

service       what people decide: enrol, reschedule, pause, resume, end
reminders     what they do with a reminder: done, later
overview      where they are in their plan
fates         what became of single messages, and of each step (pure)
account       what became of all that was due, as they and their clinic read it
planner       the loop that takes what is due
looking       one look at subscriptions, in one transaction
planning      what such a look comes to (pure)
moving        what counts of all that was said where the operation is on another day
forgetting    what became of reminders, forgotten a year later
zone_data     which edition of daylight-saving rules it was planned by
"""

from bot.recovery.subscription import Enrolment, Subscription
from bot.subscriptions.account import Accounted, account
from bot.subscriptions.fates import Fate
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
]

"""Alerts: the team is told of red flags until one of them takes it, and drills show that it works.

rounds     when the team is told again
telling    which messages that makes
watch      the loop that tells
alerts     taking one, beginning a drill
drills     when the weekly drill is
reaching   whom of the team nothing would reach
"""

from bot.alerts.alerts import Alerts, Seen
from bot.alerts.drills import Weekly
from bot.alerts.reaching import warn_of_unreachable
from bot.alerts.rounds import is_left
from bot.alerts.watch import Watch
from bot.store.alerts import Alert, AlertKind

__all__ = [
    "Alert",
    "AlertKind",
    "Alerts",
    "Seen",
    "Watch",
    "Weekly",
    "is_left",
    "warn_of_unreachable",
]

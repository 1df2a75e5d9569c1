"""Check-ins: asked by the plan, answered with taps, handed to the team where it matters.

checkins   asking, answering, what was answered
silence    the loop that tells the team of those nobody answered
team       who is told, and by which messages
"""

from bot.checkins.checkins import Checkins, Reply, Shown
from bot.checkins.silence import Silence
from bot.checkins.team import Team

__all__ = ["Checkins", "Reply", "Shown", "Silence", "Team"]

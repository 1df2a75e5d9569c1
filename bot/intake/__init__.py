"""From a messenger's update to its answer, with nothing promised in memory."""

from bot.intake.intake import Intake, Notices
from bot.intake.memory import Memory

__all__ = ["Intake", "Memory", "Notices"]

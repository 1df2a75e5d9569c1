"""Questions that nothing answered: collected without whose they are, until they are answered."""

from bot.questions.draft import Draft, Part
from bot.questions.questions import Questions
from bot.store.questions import Unanswered

__all__ = ["Draft", "Part", "Questions", "Unanswered"]

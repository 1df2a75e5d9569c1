"""Question sheets: what somebody wants to ask, and what clinics answered them."""

from bot.sheets.sheet import Full, OwnClinic, OwnQuestion, Sheet
from bot.sheets.sheets import Sheets

__all__ = ["Full", "OwnClinic", "OwnQuestion", "Sheet", "Sheets"]

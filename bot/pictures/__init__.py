"""Drawings as pictures for a messenger: PNG, sharp on a phone."""

from bot.pictures.pictures import Pictures

__all__ = ["Pictures"]

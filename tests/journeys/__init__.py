"""Journeys: the whole bot, as a person meets it, over real HTTP."""

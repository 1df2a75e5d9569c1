"""Screens as pure functions of content, language and data."""

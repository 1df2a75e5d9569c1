"""The conversation, one file a feature: load, decide, show."""

"""Liftcare: a clinic companion in the messenger for people who have a facial lift."""

__version__ = "0.1.0"

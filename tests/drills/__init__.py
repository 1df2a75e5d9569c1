"""Fault drills: real processes, really killed."""

"""The clinic's team."""

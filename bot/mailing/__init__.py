"""Announcements as plain data: whom they are for, what they say, how far they are. No I/O."""

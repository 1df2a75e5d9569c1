"""Database errors in the reader's words."""

from typing import Final

from sqlalchemy.exc import DataError, DBAPIError, ProgrammingError

from bot.errors import StoreBusyError, StoreError

_WORDS: Final = (
    ("database or disk is full", True, "the disk is full: free some space"),
    ("no space left", True, "the disk is full: free some space"),
    ("disk i/o error", True, "the disk can't be read or written: look at the machine's disk"),
    ("readonly database", True, "the database is read-only: give this user the right to write it"),
    ("read-only", True, "the database is read-only: give this user the right to write it"),
    ("locked", True, "another program has locked the database: end it, or wait"),
    ("unable to open", False, "the file can't be opened: check the folder and its rights"),
    ("not a database", False, "the file is no SQLite database: name another, or move it away"),
    ("malformed", False, "the file is damaged: put back a backup"),
    ("does not exist", False, "that database or user does not exist: create it first"),
    ("password authentication failed", False, "the database refuses the user or the password"),
    ("connectionrefused", True, "no database answers at that address: see whether it is running"),
    ("name or service not known", False, "no machine has that name"),
)


def is_of_the_data(error: BaseException) -> bool:
    """Tell whether what was to be kept is at fault, so that trying again can't help.

    PostgreSQL's classes 22 (data exception) and 42 (access rule violation), by SQLSTATE.
    """
    if isinstance(error, DataError | ProgrammingError):
        return True
    state = getattr(error.orig, "sqlstate", None) if isinstance(error, DBAPIError) else None
    return isinstance(state, str) and state[:2] in {"22", "42"}


def translated(error: BaseException, where: str) -> StoreError:
    """Return the error as a sentence about ``where``, the database without its password."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    text = f"{type(cause).__name__} {cause}".lower()
    for sign, may_pass, words in _WORDS:
        if sign in text:
            return (StoreBusyError if may_pass else StoreError)(f"Database {where}: {words}.")
    return StoreBusyError(f"Database {where}: it does not answer ({type(error).__name__}).")

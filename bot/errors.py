"""What can go wrong before or below a conversation, in words for the one who can mend it.

    LiftcareError          the message is for the reader, whole and in plain words
    ├── SettingsError      a setting is wrong (exit code 2)
    ├── StoreError         the database can't be used
    │   └── StoreBusyError it can't be used now; trying again may help
    └── AlreadyRunningError another process holds this database (exit code 3)

`bot.library.ContentError` (content files) and `bot.conversation.port.SendError` (a messenger)
live beside what raises them.
"""


class LiftcareError(Exception):
    """Base of the errors whose text is written for a reader."""

    exit_code = 1


class SettingsError(LiftcareError):
    """A setting is wrong; the text names it and says what is right."""

    exit_code = 2


class StoreError(LiftcareError):
    """The database can't be used; the text says why and what to do."""


class StoreBusyError(StoreError):
    """The database can't be used at the moment; the same call may succeed later."""


class AlreadyRunningError(LiftcareError):
    """Another process already works with this database; it may be about to end.

    Its own exit code, so that a service manager tries again, which it doesn't for wrong settings.
    """

    exit_code = 3

"""What every command shares: the settings, and ending with a message instead of a traceback."""

import sys
from typing import NoReturn

from bot.errors import LiftcareError
from bot.settings import Settings, read


def settings() -> Settings:
    """Return the settings; where one is wrong, say so and end."""
    try:
        return read()
    except LiftcareError as error:
        fail(error)


def fail(error: BaseException) -> NoReturn:
    """Say what is wrong and end with the error's exit code."""
    sys.stderr.write(f"{error}\n")
    raise SystemExit(getattr(error, "exit_code", 1)) from None

"""The shipped content, with the clinic's own files over it."""

from pathlib import Path
from typing import Final

import handlers
from bot.clock import Clock, SystemClock
from bot.library import Library, Problem, Seal, check_content, load_library
from bot.settings import Settings
from handlers.needs import REQUIRED_PAGES, required_messages

_BOT: Final = Path(__file__).parent
CONTENT: Final = _BOT.parent / "content"
_CODE: Final = (_BOT, Path(handlers.__file__).parent)
SEAL: Final = "content.checked"


def open_library(settings: Settings, clock: Clock, *, sealed: bool = False) -> Library:
    """Return the content: the shipped files and the clinic's own over them.

    ``sealed`` content that was found good by an earlier start is not checked again.

    Raises:
        ContentError: a file has a mistake.
    """
    return load_library(
        CONTENT,
        settings.content_dir,
        clock.now().date(),
        required_messages=required_messages,
        required_pages=REQUIRED_PAGES,
        seal=Seal(settings.data_dir / SEAL, _CODE) if sealed else None,
    )


def content_problems(settings: Settings, *, strict_reviews: bool) -> list[Problem]:
    """Return every mistake in the content."""
    return check_content(
        CONTENT,
        settings.content_dir,
        SystemClock().now().date(),
        required_messages=required_messages,
        required_pages=REQUIRED_PAGES,
        strict_reviews=strict_reviews,
    )

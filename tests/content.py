"""The shipped content, read once a worker: it never changes, and reading takes a second."""

from datetime import date
from functools import cache

from bot.library import Library, load_library
from bot.processes import spare_the_collector
from bot.shipped import CONTENT
from handlers.needs import REQUIRED_PAGES, required_messages

TODAY = date(2026, 11, 23)


@cache
def shipped() -> Library:
    """Return it as of `TODAY`, with all that the bot asks of it, ready for searches."""
    library = load_library(
        CONTENT,
        None,
        TODAY,
        required_messages=required_messages,
        required_pages=REQUIRED_PAGES,
    )
    library.warm()
    spare_the_collector()  # as every process of the bot does: else collections walk over all of it
    return library

"""``asks.yaml``: further ways to ask for answers, collected from what people wrote.

It is the clinic's alone: the shipped content has none, so that an update never takes its place.
"""

from typing import Annotated, Final

from pydantic import Field

from bot.library.fields import Id, Part, Text
from bot.library.problems import Report
from bot.library.reading import Tree
from bot.library.validating import Parsed, load_optional

ASKS: Final = "asks.yaml"


class AsksEntry(Part):
    """Further ways to ask for one answer, in every language."""

    answer: Id
    zh: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()

    def in_(self, lang: str) -> tuple[str, ...]:
        """Return the ways of one language."""
        ways: tuple[str, ...] = getattr(self, lang)
        return ways


class AsksFile(Part):
    """The schema of ``asks.yaml``, which may be missing."""

    asks: Annotated[tuple[AsksEntry, ...], Field(min_length=1)]


def read_asks(tree: Tree, report: Report) -> Parsed[AsksFile] | None:
    """Read the further ways to ask, if there are any."""
    return load_optional(tree, ASKS, AsksFile, report)

"""``synonyms.yaml``: words that mean the same to whoever searches."""

from typing import Annotated, Final

from pydantic import Field

from bot.library.fields import Part, Text
from bot.library.problems import Report
from bot.library.tokens import units
from bot.library.validating import Parsed

SYNONYMS: Final = "synonyms.yaml"

Group = Annotated[tuple[Text, ...], Field(min_length=2)]


class SynonymsFile(Part):
    """The schema of ``synonyms.yaml``, which may be missing."""

    groups: tuple[Group, ...] = ()


def check_synonyms(parsed: Parsed[SynonymsFile], report: Report) -> None:
    """Warn of terms that stand in two groups: a term can mean one thing only."""
    first: dict[tuple[str, ...], int] = {}
    for place, group in enumerate(parsed.model.groups):
        for index, term in enumerate(group):
            line = parsed.line("groups", place, index)
            other = first.setdefault(units(term), place)
            if not units(term):
                report.error(parsed.file, line, f"{term} has no letter or digit", "take it away")
            elif other != place:
                message = f"{term} is in another group, in line {parsed.line('groups', other)}"
                report.warning(parsed.file, line, message, "keep it in one of the two groups")

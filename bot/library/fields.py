"""The kinds of values that content files are made of."""

import re
from datetime import date
from typing import Annotated, Final
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from bot.library.problems import meant

ID: Final = re.compile("[a-z0-9-]{1,40}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def mistake(message: str, hint: str) -> PydanticCustomError:
    """Return the error a validator raises, in the writer's words."""
    return PydanticCustomError("mistake", "{message}", {"message": message, "hint": hint})


def _one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def day_of(value: object) -> date:
    """Return the date that a text is.

    Raises:
        PydanticCustomError: it is none.
    """
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise mistake(f"{value} is not a date", "write year-month-day, such as 2026-11-23")


def _telephone(value: str) -> str:
    if not re.fullmatch(r"\+?[0-9][0-9 ()-]*", value):
        raise mistake(f"{value} is not a telephone number", 'digits only, such as "0355-123-4567"')
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", value):
        raise mistake(f"{value} is not a web address", "write it from https:// on")
    return value


def _zone(value: object) -> ZoneInfo:
    name = str(value)
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        hint = meant(name, available_timezones(), "write for example Asia/Shanghai")
        raise mistake(f"the time zone {name} is not known", hint) from None


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


Text = Annotated[str, StringConstraints(min_length=1), BeforeValidator(_one_line)]
Prose = Annotated[str, StringConstraints(min_length=1), BeforeValidator(_stripped)]
"""A text of several lines."""

Id = Annotated[str, StringConstraints(pattern=f"^{ID.pattern}$")]
Day = Annotated[date, BeforeValidator(day_of)]
Telephone = Annotated[Text, AfterValidator(_telephone)]
WebAddress = Annotated[Text, AfterValidator(_web_address)]
Zone = Annotated[ZoneInfo, BeforeValidator(_zone)]
Year = Annotated[int, Field(ge=1800, le=2200)]


class Part(BaseModel):
    """A part of a content file: only what is known may stand in it."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Bilingual(Part):
    """A text in every language."""

    zh: Text
    en: Text

    def in_(self, lang: str) -> str:
        """Return the text in one language."""
        return str(getattr(self, lang))


class BilingualProse(Part):
    """A text of several lines in every language."""

    zh: Prose
    en: Prose

    def in_(self, lang: str) -> str:
        """Return the text in one language."""
        return str(getattr(self, lang))

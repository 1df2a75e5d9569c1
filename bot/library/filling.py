"""What texts are filled with: the clinic's data, its rules, and the sources that back them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.library.markdown import filled_in, variables_in
from bot.library.models import Source, Value
from bot.library.values import PREFIX


@dataclass(frozen=True)
class Means:
    """What texts of one language are filled with."""

    sources: Mapping[str, Source]
    values: Mapping[str, Value]
    variables: Mapping[str, str]

    def filled(self, text: str) -> str:
        """Return the Markdown to show."""
        return filled_in(text, self.variables)

    def used(self, text: str) -> tuple[Value, ...]:
        """Return the values that stand in a text, each once."""
        names = dict.fromkeys(name.removeprefix(PREFIX) for _line, name in variables_in(text))
        return tuple(self.values[name] for name in names if name in self.values)

    def backing(self, named: Iterable[str], used: Iterable[Value]) -> tuple[Source, ...]:
        """Return the sources named, then those of the values used."""
        own = [self.sources[name] for name in named]
        further = [source for value in used for source in value.sources]
        return tuple({source.id: source for source in (*own, *further)}.values())

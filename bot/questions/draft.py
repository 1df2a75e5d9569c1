"""An answer that is being written in the chat, part by part. Pure; kept beside its question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from secrets import token_hex
from typing import Any


class Part(StrEnum):
    """What an answer is made of."""

    ASK = "ask"
    TEXT = "text"
    PAGE = "page"
    SOURCES = "sources"


@dataclass(frozen=True)
class Draft:
    """What was written so far: ways to ``ask`` and ``text`` by language, the page that tells more.

    ``facts`` is None until somebody says where it comes from: False for "nothing medical". The
    patients' own words are further ways to ask, unless ``theirs`` is False. ``only`` is the one
    language that it is written in for now. ``token`` makes the answer's id, so that written twice
    it is still one.
    """

    token: str = field(default_factory=lambda: token_hex(3))
    ask: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: Mapping[str, str] = field(default_factory=dict)
    page: str | None = None
    sources: tuple[str, ...] = ()
    facts: bool | None = None
    theirs: bool = True
    only: str | None = None

    def missing(self, languages: Sequence[str]) -> tuple[Part, str] | None:
        """Return the first part that is missing, and its language where it has one."""
        for part, said in ((Part.ASK, self.ask), (Part.TEXT, self.text)):
            for lang in languages:
                if self.only in {None, lang} and not said.get(lang):
                    return part, lang
        if self.page is None:
            return Part.PAGE, ""
        sourced = self.facts is False or (self.facts and self.sources)
        return None if sourced else (Part.SOURCES, "")

    def ways(self, lang: str, theirs: Sequence[str]) -> tuple[str, ...]:
        """Return all ways to ask in a language: the first names the answer."""
        return tuple(dict.fromkeys((*self.ask.get(lang, ()), *(theirs if self.theirs else ()))))

    def with_ways(self, lang: str, ways: Sequence[str]) -> "Draft":
        """Return it with the ways to ask in one language."""
        return replace(self, ask={**self.ask, lang: tuple(ways)}, only=self._still_only(lang))

    def with_text(self, lang: str, text: str) -> "Draft":
        """Return it with the text in one language."""
        return replace(self, text={**self.text, lang: text}, only=self._still_only(lang))

    def _still_only(self, lang: str) -> str | None:
        return self.only if self.only == lang else None

    def toggled(self, source: str) -> "Draft":
        """Return it with a source, or without it where it had it."""
        others = tuple(name for name in self.sources if name != source)
        sources = others if source in self.sources else (*self.sources, source)
        return replace(self, sources=sources, facts=True if sources else None)

    def packed(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "token": self.token,
            "ask": {lang: list(ways) for lang, ways in self.ask.items()},
            "text": dict(self.text),
            "page": self.page,
            "sources": list(self.sources),
            "facts": self.facts,
            "theirs": self.theirs,
            "only": self.only,
        }

    @classmethod
    def unpacked(cls, kept: Mapping[str, Any]) -> "Draft":
        """Return what `packed` made."""
        return cls(
            token=kept["token"],
            ask={lang: tuple(ways) for lang, ways in kept["ask"].items()},
            text=dict(kept["text"]),
            page=kept["page"],
            sources=tuple(kept["sources"]),
            facts=kept["facts"],
            theirs=kept["theirs"],
            only=kept.get("only"),
        )

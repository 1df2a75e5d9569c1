"""Answers and ways to ask that somebody of the team adds from the chat, as files of the clinic's.

Each answer is a file of its own, ``answers/own-….yaml``, so that each is signed, mended and taken
away by itself; further ways to ask for other answers share ``asks.yaml``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import yaml

from bot.library.answers import ANSWERS
from bot.library.asks import ASKS, read_asks
from bot.library.languages import LANGUAGES
from bot.library.library import Library
from bot.library.problems import ContentError, Report
from bot.library.reading import find_files
from bot.library.reviews import NOBODY
from bot.library.tokens import units

OWN: Final = "own"
UNTIL_REVIEW: Final = timedelta(days=180)
_SLUG: Final = 26
_HEAD: Final = """\
# Written from the chat with the bot (/questions). You can edit it, or delete it to take it back.
# 用机器人聊天里的 /questions 写的。可以直接改；想撤回，就删掉这个文件。
"""
_ASKS_HEAD: Final = """\
# Further ways to ask, added from the chat with the bot (/questions). Lines can be taken away;
# notes of your own are not kept when the bot adds another one.
# 用机器人聊天里的 /questions 加的问法。可以删掉几行；自己写的备注在机器人再加的时候不会保留。
"""


@dataclass(frozen=True)
class OwnAnswer:
    """A new answer: ``ask`` and ``text`` by language; ``token`` makes its id unlike any other.

    One language is enough. Those who read another one get its text, and are told so.

    Without ``facts`` it says nothing medical, and needs no sources.
    """

    token: str
    page: str
    ask: Mapping[str, Sequence[str]]
    text: Mapping[str, str]
    sources: Sequence[str] = ()
    facts: bool = field(default=True)

    @property
    def id(self) -> str:
        """Its id: what it is about in English as far as that fits, so that a person knows it."""
        first = next(iter(self.ask.get("en", ())), "")
        words = re.findall(r"[a-z0-9]+", first.casefold())
        slug = ""
        for word in words:
            if len(slug) + len(word) >= _SLUG:
                break
            slug = f"{slug}{word}-"
        return f"{OWN}-{slug}{self.token}"

    @property
    def path(self) -> Path:
        """Its file in the clinic's own folder."""
        return Path(ANSWERS, f"{self.id}.yaml")

    def file(self, today: date) -> bytes:
        """Return its file: reviewed by nobody, until somebody signs."""
        entry: dict[str, Any] = {"id": self.id, "page": self.page}
        if self.facts:
            entry["sources"] = list(self.sources)
        else:
            entry["facts"] = False
        entry["ask"] = {lang: list(self.ask[lang]) for lang in LANGUAGES if self.ask.get(lang)}
        entry["text"] = {lang: self.text[lang] for lang in LANGUAGES if self.text.get(lang)}
        dates = {
            "reviewed": today,
            "reviewed_by": NOBODY,
            "review_by": today + UNTIL_REVIEW,
        }
        return _written(_HEAD, {**dates, "answers": [entry]})


def with_ways(
    library: Library, answer: str, ways: Mapping[str, Sequence[str]]
) -> dict[Path, bytes]:
    """Return ``asks.yaml`` with further ways to ask for an answer; nothing where all are known.

    Raises:
        ContentError: the file that is there can't be read.
    """
    known = {units(way) for lang in LANGUAGES for way in library.answer(answer, lang).ask}
    new = {
        lang: list({units(way): way for way in ways.get(lang, ()) if units(way)}.items())
        for lang in LANGUAGES
    }
    fresh = {lang: [way for said, way in new[lang] if said not in known] for lang in LANGUAGES}
    if not any(fresh.values()):
        return {}
    report = Report()
    recipe = library.recipe
    kept = read_asks(find_files(recipe.base, recipe.overlay), report)
    if report.failed:
        raise ContentError(report.problems)
    asks: dict[str, dict[str, list[str]]] = {}
    for entry in kept.model.asks if kept else ():
        both = asks.setdefault(entry.answer, {lang: [] for lang in LANGUAGES})
        for lang in LANGUAGES:
            both[lang] += entry.in_(lang)
    both = asks.setdefault(answer, {lang: [] for lang in LANGUAGES})
    for lang in LANGUAGES:
        both[lang] += fresh[lang]
    entries = [
        {"answer": name, **{lang: said for lang, said in by.items() if said}}
        for name, by in asks.items()
    ]
    return {Path(ASKS): _written(_ASKS_HEAD, {"asks": entries})}


def owners(library: Library, lang: str) -> dict[tuple[str, ...], str]:
    """Return which answer is asked for in which words already."""
    return {
        units(way): name for name in library.answer_ids for way in library.answer(name, lang).ask
    }


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as such, the way people write them."""


def _text(dumper: _Dumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _written(head: str, data: Mapping[str, Any]) -> bytes:
    text = yaml.dump(dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"{head}{text}".encode()

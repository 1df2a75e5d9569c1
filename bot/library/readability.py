"""How long texts and their sentences are; pure functions of the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = {"en": 25, "zh": 50}
"""A sentence's words in English, its signs in Chinese; beyond that people read it twice."""

_UNITS: Final = {"en": "words", "zh": "characters"}
_END: Final = re.compile(r"[。！？]+|[.!?]+(?=[\"'”’)]*(?:\s|$))")
_WORD: Final = re.compile(r"\S*[^\W_]\S*|…")


@dataclass(frozen=True)
class Sentence:
    """A sentence in plain words; ``line`` counts from 0 at the text's beginning."""

    line: int
    text: str

    def length(self, lang: str) -> int:
        """Return its words or signs, which is what ``LONGEST`` counts."""
        return len(_WORD.findall(self.text)) if lang == "en" else len("".join(self.text.split()))

    @property
    def beginning(self) -> str:
        """Its first signs, to find it by."""
        return " ".join(self.text.split())[:30]


def sentences(blocks: Iterable[tuple[int, str]]) -> Iterator[Sentence]:
    """Yield the sentences of a text's ``markdown.blocks``; each block ends one, too."""
    for line, block in blocks:
        start = 0
        for end in (*(found.end() for found in _END.finditer(block)), len(block)):
            words = block[start:end]
            if words.strip():
                first = start + len(words) - len(words.lstrip())
                yield Sentence(line + block.count("\n", 0, first), words.strip())
            start = end


def too_long(blocks: Iterable[tuple[int, str]], lang: str) -> Iterator[tuple[int, str]]:
    """Yield the line (from 0) of each sentence that is too long, and what to say of it."""
    for sentence in sentences(blocks):
        length = sentence.length(lang)
        if length > LONGEST[lang]:
            most = f"people read about {LONGEST[lang]}"
            message = f"“{sentence.beginning}…” has {length} {_UNITS[lang]}, {most}"
            yield sentence.line, message

"""What is kept of a question that nothing answered: its words, rid of what tells whose it is."""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final

from bot.library.tokens import tokens, units

LONGEST: Final = 120
"""Characters; a longer text is somebody's story rather than a question."""

_FEWEST: Final = 2
"""Han characters, or letters of a word, that can be a question."""
_ENOUGH: Final = 3
_LIKE: Final = 2 / 3
"""How many words two questions that are alike must share, and what part of the longer one's."""

_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD: Final = re.compile(r"[A-Za-z]{2,}")
_TELLING: Final = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|\S+@\S*"
    r"|@\w+"
    r"|\+?\d(?:[ .-]?\d){4,}"
    r"|(?<=我叫)[\u4e00-\u9fff]{1,4}?(?=[，,。.！!？?\s]|$)"
    r"|(?i:(?<=my name is ))[^\W\d_]+"
)
"""Addresses, accounts, long numbers (telephones, identity cards), names that are given as such."""


@dataclass(frozen=True)
class QuestionWords:
    """A question's words and its language; questions with the same ``key`` are the same.

    The key is a digest of the words that say something, whatever their order.
    """

    lang: str
    text: str
    key: str

    def is_like(self, other: str) -> bool:
        """Tell whether one of two questions only says a little more than the other.

        Another word in one's place makes another question: beef is not lamb.
        """
        here, there = key_words(self.text), key_words(other)
        few, many = sorted((here, there), key=len)
        return few <= many and len(few) >= _ENOUGH and len(few) >= _LIKE * len(many)


def question_words(text: str) -> QuestionWords | None:
    """Return what is kept of a question, None of what is none or would tell too much."""
    plain = " ".join(text.split())
    if len(plain) > LONGEST:
        return None
    plain = " ".join(_TELLING.sub("…", plain).split())
    said = key_words(plain)
    if sum(sign.isalpha() for sign in plain) < _FEWEST or not said:
        return None
    key = sha256(" ".join(sorted(said)).encode()).hexdigest()
    return QuestionWords(language_of(plain), plain, key)


def language_of(text: str) -> str:
    """Return the language that a question is put in, by its script."""
    return "zh" if _HAN.search(text) else "en"


def mainly_in(text: str) -> str:
    """Return the language of a text that may name things in another: that of most of its words."""
    return "zh" if len(_HAN.findall(text)) > len(_WORD.findall(text)) else "en"


@lru_cache(maxsize=4096)
def key_words(text: str) -> frozenset[str]:
    """Return the words, and Han characters one by one, that say something."""
    found = frozenset(token for token in tokens(text) if len(token) == 1 or token.isascii())
    return found or frozenset(units(text))

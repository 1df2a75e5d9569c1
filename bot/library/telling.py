"""What of a text tells of something that is so, in the words and figures that signs know."""

import re
from typing import Final
from unicodedata import normalize

from bot.library import alarm_words as words
from bot.library.tokens import units
from bot.library.traditional import simplified

MEASURED: Final = "38度"
"""What stands for any fever."""
MANY: Final = "好多片药"
"""What stands for eight pills or more."""
_UNWELL: Final = "难受"
_TOUCHED: Final = "碰到"
_REST: Final = 6
"""Words or Han characters up to which what is left of a question in general tells nothing."""
_SENTENCE: Final = re.compile(r"(?<!\.)\.(?![.\d])|[!?。！？\n]+")
_ASIDE: Final = re.compile(words.ASIDE)
_SUPPOSED: Final = re.compile(words.SUPPOSED)
_CELSIUS: Final = re.compile(r"(?<![\d.])(?:3[89]|4[0-2])(?:[.点]\d)?(?![\d.])\s*" + words.DEGREES)
_FAHRENHEIT: Final = re.compile(
    r"(?<![\d.])(?:100\.[4-9]|10[1-7](?:\.\d)?)(?![\d.])\s*" + words.FAHRENHEIT
)
_NUMBER: Final = re.compile(
    r"(?<![\d.])(?:(?:3[89]|4[0-2])(?:[.点]\d)?|100\.[4-9]|10[1-7](?:\.\d)?)(?![\d.])"
)
_TAKEN: Final = re.compile(words.TAKEN)
_NO_FEVER: Final = re.compile(words.NO_FEVER)
_PILLS: Final = re.compile(words.PILLS)
_NO_BLOOD: Final = re.compile(words.NO_BLOOD)
_NONE: Final = re.compile(words.NONE)
_GENERAL: Final = re.compile(words.GENERAL)
_NOW: Final = re.compile(words.NOW)
_STRETCH: Final = re.compile(r"[^,.!?，。！？;；\n]+")
_COUNTED: Final = re.compile(words.COUNTED)
_LONG_AGO: Final = re.compile(words.LONG_AGO)
_HAD: Final = re.compile(words.HAD)
_STILL: Final = re.compile(words.STILL)
_NOT_HERE: Final = re.compile(words.NOT_HERE)
_STOPPED: Final = re.compile(words.STOPPED)
_FEW_SPOTS: Final = re.compile(words.FEW_SPOTS)
_DRESSING: Final = re.compile(words.DRESSING)
_MORE_BLOOD: Final = re.compile(words.MORE_BLOOD)
_SOFTLY: Final = re.compile(words.SOFTLY)
_FACES: Final = re.compile(f"[{words.FACES}]")


def told(text: str) -> bool:
    """Tell whether a text may tell of what is so: it asks nothing in general, lists no lacks."""
    said = _FACES.sub(f" {_UNWELL} ", folded(text))
    left = _measured(said).strip()
    asks = all(_general(one) for one in _SENTENCE.split(left) if one.strip())
    asks = asks or aside(left) or _COUNTED.search(said) is not None
    asks = asks or (left != said.strip() and len(units(_NOT_HERE.sub(" ", said))) <= _REST)
    return bool(left) and not asks and _NONE.search(left) is None


def supposed(text: str) -> str | None:
    """Return what a text asks of, as if it were so; None where it doesn't ask what to do then."""
    said = folded(text)
    return _SUPPOSED.sub(" ", said) if _SUPPOSED.search(said) else None


def folded(text: str) -> str:
    """Return a text in small, simplified and plain characters."""
    return simplified(normalize("NFKC", text).casefold())


def parts_of(text: str) -> list[str]:
    """Return those sentences of a folded text that tell of something, as signs know them."""
    return [one for one in _SENTENCE.split(_measured(text)) if not _general(one)]


def _general(sentence: str) -> bool:
    plain = sentence.replace("'", "").replace("’", "")
    asks = _GENERAL.match(plain)
    return asks is not None and _NOW.search(plain, asks.end()) is None


def in_general(text: str) -> bool:
    """Tell whether a text only asks, reads, counts, or tells of long ago."""
    return aside(text) or _far(text)


def _far(clause: str) -> bool:
    """Tell whether a clause asks for numbers, or tells of long ago."""
    past = _LONG_AGO.search(clause) is not None and _STILL.search(clause) is None
    return past or _COUNTED.search(clause) is not None


def aside(sentence: str) -> bool:
    """Tell whether a sentence is about danger without telling of one."""
    return _ASIDE.search(sentence) is not None


def _measured(text: str) -> str:
    """Return what a text tells of, with fevers, pills and crying faces as signs know them."""
    text = _STRETCH.sub(lambda found: " " if _far(found[0]) else found[0], text)
    text = _STOPPED.sub(lambda found: found[0] if found["doubt"] else " ", text)
    text = _HAD.sub(" ", text)
    text = _SOFTLY.sub(_TOUCHED, text)
    if _DRESSING.search(text) and not _MORE_BLOOD.search(text):
        text = _FEW_SPOTS.sub(" ", text)
    text = _NOT_HERE.sub(" ", _NO_BLOOD.sub(" ", _FACES.sub(f" {_UNWELL} ", text)))
    text = _PILLS.sub(MANY, text)
    if _NO_FEVER.search(text):
        return text
    for spelled, figure in words.SPELLED_OUT.items():
        text = text.replace(spelled, figure)
    for pattern in (_FAHRENHEIT, _CELSIUS, *([_NUMBER] if _TAKEN.search(text) else ())):
        text = pattern.sub(f" {MEASURED} ", text)
    return text

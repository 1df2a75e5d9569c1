"""Text broken into lines that fit a width, for drawings: nothing measures text in an SVG."""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

_ASCII: Final = (
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555,
    555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589,
    552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573,
    531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552,
    284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
)  # fmt: skip
"""Widths from blank to tilde in Noto Sans SC, in thousandths of the size of the font."""

_PIECE: Final = re.compile(
    r"""[（“‘《(]*                                    # what no line may end with
        (?:第?[0-9]+(?:[.,–-][0-9]+)*(?:小时|个月|[\u4e00-\u9fff%])?|[^\s\u2e80-\uffef（“‘《(]+|[^\s])
        [，。、；：！？）”’》…,.;:!?)%]*               # what no line may begin with
    """,
    re.VERBOSE,
)
_SENTENCE, _CLAUSE, _WORD, _INSIDE = 0.0, 2.0, 4.0, 10.0
"""What it costs to break a line there, in squared ems. Chinese doesn't show where its words end,
and most places inside a clause are inside one."""

_SMALLEST: Final = 0.7
_STEP: Final = 0.96


def width(text: str) -> float:
    """Return the width of a text in ems, the size of its font."""
    return sum(_ASCII[ord(c) - 32] if " " <= c <= "~" else 1000 for c in text) / 1000


def wrapped(text: str, most: float, *, cut: bool = False) -> list[str]:
    """Return the text in as few lines of at most ``most`` ems as it needs, about equally long.

    Lines end with a clause where that costs little. A word that is longer than a line is cut, if
    ``cut``, or stays whole. Line breaks in the text are kept.
    """
    parts = (list(_pieces(part)) for part in text.split("\n"))
    if cut:
        parts = ([bit for piece in part for bit in _cut(piece, most)] for part in parts)
    return [line for part in parts for line in _balanced(part, most)]


def fitted(text: str, most: float, size: float, lines: int) -> tuple[float, list[str]]:
    """Return the size, at most ``size``, at which a text takes no more than ``lines``, and these.

    ``most`` and the sizes are pixels. Text is never set smaller than seven tenths of its size;
    what is too long even so takes more lines.
    """
    smaller = size
    while True:
        found = wrapped(text, most / smaller)
        fits = len(found) <= lines and all(width(line) * smaller <= most for line in found)
        if fits or smaller * _STEP < size * _SMALLEST:
            return smaller, found
        smaller *= _STEP


def _balanced(pieces: list[str], most: float) -> list[str]:
    """Return the breaking that is least uneven among those with the fewest lines."""
    ends = len(pieces)
    count = _greedy(pieces, most)
    if count == 1:
        return ["".join(pieces).strip()]
    even = width("".join(pieces)) / count
    rest = _rest(pieces, most)
    found: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for left in reversed(range(count)):
        longer: dict[int, tuple[float, list[str]]] = {}
        for begin, (spent, lines) in found.items():
            for end in range(begin + 1, ends + 1):
                if rest[end] > left * most:
                    continue
                line = "".join(pieces[begin:end]).strip()
                if width(line) > most and end > begin + 1:
                    break
                cost = spent + (width(line) - even) ** 2 + (0 if end == ends else _cost(line))
                if end not in longer or cost < longer[end][0]:
                    longer[end] = (cost, [*lines, line])
        found = longer
    return found[ends][1]


def _rest(pieces: list[str], most: float) -> list[float]:
    """Return how many ems at least are left to write from each piece on.

    Nothing, where a piece is too long for a line by itself: then nothing can be told.
    """
    widths = [width(piece.strip()) for piece in pieces]
    if max(widths) > most:
        return [0.0] * (len(pieces) + 1)
    return [*accumulate(reversed(widths), initial=0.0)][::-1]


def _cost(line: str) -> float:
    if line[-1] in "。！？.!?":
        return _SENTENCE
    if line[-1] in "，、；：,;:":
        return _CLAUSE
    return _INSIDE if line[-1] > "\u2e7f" else _WORD


def _greedy(pieces: list[str], most: float) -> int:
    """Return how many lines there are at least."""
    count, line = 1, ""
    for piece in pieces:
        if line and width(f"{line}{piece}".strip()) > most:
            count, line = count + 1, piece
        else:
            line += piece
    return count


def _cut(piece: str, most: float) -> Iterator[str]:
    """Yield a piece in parts that fit a line."""
    part = ""
    for character in piece:
        if part and width(f"{part}{character}") > most:
            yield part
            part = ""
        part += character
    yield part


def _pieces(text: str) -> Iterator[str]:
    """Yield what is never broken, each with the blanks before it; at least one."""
    end = 0
    for found in _PIECE.finditer(text):
        yield text[end : found.end()]
        end = found.end()
    if end == 0:
        yield ""

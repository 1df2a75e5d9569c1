"""Drawings: SVG templates in ``pictures/`` whose labels come from the wordings.

``{layers-skin}`` in ``layers.svg`` stands for the wording ``picture-layers-skin``; the clinic's
data and its values have the names they have in pages: ``{clinic.phone}``, ``{value.bruising}``.
A ``<text>`` with ``data-width`` is broken into lines of so many pixels; ``data-lines`` tells how
many there is room for, ``data-place`` whether ``y`` is where they begin (``top``), their
``middle`` or their ``bottom``. ``<desc>`` describes the drawing, in Markdown.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import inf, isfinite
from typing import Final
from xml.etree import ElementTree as ET

from bot.library.lines import fitted, wrapped

PICTURES: Final = "pictures"
SVG: Final = "{http://www.w3.org/2000/svg}"
_LABEL: Final = re.compile(r"\{([a-z][a-z0-9.-]*)\}")
_NO_BLANK: Final = re.compile("(?<=[，。、：；！？）]) ")
_LINE_HEIGHT: Final = 1.28
_CAPITALS: Final = 0.73
"""How high a capital letter is, and about a Han character above the line."""

_FIRST: Final[Mapping[str, Callable[[float, float], float]]] = {
    "top": lambda _below, _size: 0.0,
    "middle": lambda below, size: size * _CAPITALS / 2 - below / 2,
    "bottom": lambda below, _size: -below,
}
"""How much lower than ``y`` the first of a text's lines is, by its height below that line."""

ET.register_namespace("", SVG.strip("{}"))


def message_of(label: str) -> str:
    """Return the wording that a label stands for."""
    return f"picture-{label}"


def labels_in(svg: str) -> Iterator[tuple[int, str]]:
    """Yield each label with its line, counted from 1."""
    for line, text in enumerate(svg.splitlines(), start=1):
        for found in _LABEL.finditer(text):
            yield line, found[1]


def filled(svg: str, texts: Mapping[str, str]) -> str:
    """Return the drawing with its labels written out, each in its place.

    Raises:
        KeyError: ``texts`` lacks a label.
        ET.ParseError: it is no XML.
    """
    root = ET.fromstring(svg)  # noqa: S314  # the clinic's own file; expat bounds entities
    for element in root.iter():
        if element.text and _LABEL.search(element.text):
            text = _written(element.text, texts)
            place = _Place.of(element)
            if place is None:
                element.text = text
            else:
                place.write(element, text)
    return ET.tostring(root, encoding="unicode")


def described(svg: str) -> str:
    """Return what a drawing says of itself to those who can't see it.

    Raises:
        ET.ParseError: it is no XML.
    """
    text = ET.fromstring(svg).findtext(f"{SVG}desc", "")  # noqa: S314  # as above
    return "\n".join(line.strip() for line in text.strip().splitlines())


def misplaced(svg: str) -> Iterator[str]:
    """Yield the texts whose place can't be read; none of what is no XML."""
    try:
        elements = list(ET.fromstring(svg).iter())  # noqa: S314  # as above
    except ET.ParseError:
        return
    for element in elements:
        try:
            place = _Place.of(element)
        except ValueError:
            yield element.text or ""
            continue
        if place is not None and not place.usable:
            yield element.text or ""


@dataclass(frozen=True)
class Excess:
    """A text that is too long for its place: what it is, and how many lines there are for it."""

    labels: tuple[str, ...]
    lines: int
    room: int


def too_long(svg: str, texts: Mapping[str, str]) -> Iterator[Excess]:
    """Yield the texts that have to be set smaller than they were drawn.

    Raises:
        KeyError: ``texts`` lacks a label.
        ET.ParseError: it is no XML.
    """
    for element in ET.fromstring(svg).iter():  # noqa: S314  # as above
        place = _Place.of(element)
        if place is None or not element.text:
            continue
        text = _written(element.text, texts)
        size, _ = fitted(text, place.width, place.size, place.lines)
        if size < place.size:
            lines = wrapped(text, place.width / place.size)
            yield Excess(tuple(_LABEL.findall(element.text)), len(lines), place.lines)


def _written(text: str, texts: Mapping[str, str]) -> str:
    written = _LABEL.sub(lambda found: texts[found[1]], text).strip()
    return _NO_BLANK.sub("", written)


@dataclass(frozen=True)
class _Place:
    """Where a text stands, in pixels."""

    x: str
    y: float
    width: float
    size: float
    lines: int
    place: str

    @staticmethod
    def of(element: ET.Element) -> "_Place | None":
        """Return an element's place, None for what isn't broken into lines."""
        if element.tag != f"{SVG}text" or "data-width" not in element.attrib:
            return None
        return _Place(
            element.get("x", "0"),
            float(element.get("y", "0")),
            float(element.get("data-width", "0")),
            float(element.get("font-size", "38")),
            int(element.get("data-lines", "1")),
            element.get("data-place", "top"),
        )

    @property
    def usable(self) -> bool:
        """Whether words can be put there."""
        sizes = (self.width, self.size)
        return (
            isfinite(self.y)
            and all(0 < size < inf for size in sizes)
            and self.lines > 0
            and self.place in _FIRST
        )

    def write(self, element: ET.Element, text: str) -> None:
        """Write a text into the element, one ``tspan`` a line."""
        size, lines = fitted(text, self.width, self.size, self.lines)
        element.text = None
        element.set("font-size", f"{size:g}")
        below = (len(lines) - 1) * size * _LINE_HEIGHT
        first = self.y + _FIRST[self.place](below, size)
        for number, line in enumerate(lines):
            y = first + number * size * _LINE_HEIGHT
            ET.SubElement(element, f"{SVG}tspan", {"x": self.x, "y": f"{y:g}"}).text = line

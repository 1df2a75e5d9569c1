"""The picture of the days: pain above, swelling below, as SVG whose labels are still names.

Two colours and two shapes, so that neither has to be told by colour alone. Sizes are in pixels of
a picture 1080 wide; a phone shows about a third of them.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

WIDTH: Final = 1080
HEIGHT: Final = 1350
_LEFT: Final = 220.0
_RIGHT: Final = 1020.0
_PAIN: Final = (300.0, 680.0)
_SWELLING: Final = (830.0, 1010.0)
_AXIS: Final = 1084.0
_SPOT: Final = 13.0
_ROOMY: Final = 12
"""So many days have room for larger figures."""

_DARK: Final = "#12545a"
_RED: Final = "#b8402a"
_PALE: Final = "#d5dfdd"

_BEGIN: Final = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
    f'width="{WIDTH}" height="{HEIGHT}" font-family="Noto Sans SC">'
)

Row = Sequence[int | None]


def chart(days: Sequence[int], pain: Row, swelling: Row) -> str:
    """Return the picture of as many check-ins as ``days`` has, at least one.

    ``pain`` is from 0 to 10, ``swelling`` 0 (less) to 2 (more), None where nothing was answered:
    the line has a gap there and the axis an open ring. The labels in braces are ``title``,
    ``pain``, ``swelling``, ``more``, ``same``, ``less``, ``days``, ``gap``, ``note``.
    """
    across = _across(len(days))
    gaps = [one is None and other is None for one, other in zip(pain, swelling, strict=True)]
    parts = [
        _BEGIN,
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbf8f3"/>',
        _text("{title}", 72, 124, 62, width=936, bold=True),
        _key("{pain}", 210, _RED, _round(92, 197, _RED)),
        _key("{swelling}", 772, _DARK, _square(92, 759, _DARK)),
        *_rules(_PAIN, {10: "10", 5: "5", 0: "0"}, 10),
        *_rules(_SWELLING, {2: "{more}", 1: "{same}", 0: "{less}"}, 2),
        *_line(across, pain, _PAIN, 10, _RED),
        *_line(across, swelling, _SWELLING, 2, _DARK),
        *_axis(across, days, gaps),
        _text("{days}", 625, 1186, 36, width=740, anchor="middle"),
        _text("{note}", 72, 1262, 36, width=936, lines=2),
        "</svg>",
    ]
    return "".join(parts)


def _across(count: int) -> list[float]:
    """Return where each check-in stands; one alone stands at the left."""
    step = (_RIGHT - _LEFT - 55) / max(count - 1, 1)
    return [_LEFT + 25 + place * min(step, 140) for place in range(count)]


def _height(value: int, panel: tuple[float, float], most: int) -> float:
    top, bottom = panel
    return bottom - (bottom - top) * value / most


def _rules(panel: tuple[float, float], names: dict[int, str], most: int) -> list[str]:
    parts = []
    for value, name in names.items():
        y = _height(value, panel, most)
        parts.append(f'<path d="M{_LEFT:g} {y:g} H{_RIGHT:g}" stroke="{_PALE}" stroke-width="3"/>')
        parts.append(_text(name, _LEFT - 24, y + 13, 38, width=160, anchor="end"))
    return parts


def _line(
    across: Sequence[float], values: Row, panel: tuple[float, float], most: int, colour: str
) -> list[str]:
    spots = [
        None if value is None else (x, _height(value, panel, most))
        for x, value in zip(across, values, strict=True)
    ]
    parts = []
    for there, run in groupby(spots, key=lambda spot: spot is not None):
        if there:
            path = " L".join(f"{spot[0]:g} {spot[1]:g}" for spot in run if spot)
            parts.append(
                f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="7" '
                'stroke-linejoin="round" stroke-linecap="round"/>'
            )
    draw = _round if colour == _RED else _square
    return [*parts, *(draw(*spot, colour) for spot in spots if spot)]


def _axis(across: Sequence[float], days: Sequence[int], gaps: Sequence[bool]) -> list[str]:
    parts = [f'<path d="M{_LEFT:g} {_AXIS:g} H{_RIGHT:g}" stroke="{_DARK}" stroke-width="3"/>']
    size = 34 if len(days) <= _ROOMY else 30
    named: set[int] = set()
    for x, day, gap in zip(across, days, gaps, strict=True):
        if gap:
            parts.append(
                f'<circle cx="{x:g}" cy="{_AXIS:g}" r="10" fill="#fbf8f3" stroke="{_DARK}" '
                'stroke-width="4"/>'
            )
        if day not in named:
            parts.append(_text(str(day), x, _AXIS + 52, size, anchor="middle"))
            named.add(day)
    if any(gaps):
        parts.append(
            f'<circle cx="{_LEFT + 330:g}" cy="759" r="10" fill="#fbf8f3" stroke="{_DARK}" '
            'stroke-width="4"/>'
        )
        parts.append(_text("{gap}", _LEFT + 360, 772, 36, width=400))
    return parts


def _key(label: str, y: float, colour: str, sign: str) -> str:
    return sign + _text(label, 124, y, 42, width=420, colour=colour, bold=True)


def _round(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{_SPOT:g}" fill="{colour}"/>'


def _square(x: float, y: float, colour: str) -> str:
    size = 2 * _SPOT
    return (
        f'<rect x="{x - _SPOT:g}" y="{y - _SPOT:g}" width="{size:g}" height="{size:g}" '
        f'fill="{colour}"/>'
    )


def _text(
    text: str,
    x: float,
    y: float,
    size: int,
    *,
    width: int = 0,
    lines: int = 1,
    anchor: str = "start",
    colour: str = _DARK,
    bold: bool = False,
) -> str:
    limits = f' data-width="{width}" data-lines="{lines}"' if width and "{" in text else ""
    stroke = f' stroke="{colour}" stroke-width="1.4"' if bold else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}" '
        f'fill="{colour}"{stroke}{limits}>{text}</text>'
    )

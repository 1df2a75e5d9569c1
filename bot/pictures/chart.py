"""The picture of the days: pain above, swelling below, as SVG whose labels are still names.

Pain is a level, so it has a line. Swelling is only compared with the time before: a mark for each
day and nothing between them, since "more" and then "the same" is no way down. Shapes as well as
colours, so that nothing has to be told by colour alone. Sizes are in pixels of
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
_LEGEND: Final = 858.0
_SWELLING: Final = 960.0
_AXIS: Final = 1084.0
_SPOT: Final = 13.0
_MARK: Final = 19.0
_BAR: Final = 9.0
_ITEMS: Final = (92.0, 300.0, 540.0, 780.0)
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
    there is no mark, the line has a gap, and where both are missing the axis an open ring.
    The labels in braces are ``title``, ``pain``, ``swelling``, ``more``, ``same``, ``less``,
    ``days``, ``gap``, ``note``.
    """
    across = _across(len(days))
    gaps = [one is None and other is None for one, other in zip(pain, swelling, strict=True)]
    parts = [
        _BEGIN,
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbf8f3"/>',
        _text("{title}", 72, 124, 62, width=936, bold=True),
        _round(92, 197, _RED),
        _text("{pain}", 124, 210, 42, width=420, colour=_RED, bold=True),
        _text("{swelling}", 72, 788, 42, width=936, bold=True),
        *_rules(_PAIN, {10: "10", 5: "5", 0: "0"}, 10),
        *_line(across, pain, _PAIN, 10, _RED),
        *_legend(gap=any(gaps)),
        *(
            _mark(x, _SWELLING, value)
            for x, value in zip(across, swelling, strict=True)
            if value is not None
        ),
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
    return [*parts, *(_round(*spot, colour) for spot in spots if spot)]


def _axis(across: Sequence[float], days: Sequence[int], gaps: Sequence[bool]) -> list[str]:
    parts = [f'<path d="M{_LEFT:g} {_AXIS:g} H{_RIGHT:g}" stroke="{_DARK}" stroke-width="3"/>']
    size = 34 if len(days) <= _ROOMY else 30
    named: set[int] = set()
    for x, day, gap in zip(across, days, gaps, strict=True):
        if gap:
            parts.append(_ring(x, _AXIS))
        if day not in named:
            parts.append(_text(str(day), x, _AXIS + 52, size, anchor="middle"))
            named.add(day)
    return parts


def _legend(*, gap: bool) -> list[str]:
    names = ("{more}", "{same}", "{less}", "{gap}") if gap else ("{more}", "{same}", "{less}")
    signs = [*(_mark(x, _LEGEND, 2 - place) for place, x in enumerate(_ITEMS[:3]))]
    signs += [_ring(_ITEMS[3], _LEGEND)] if gap else []
    labels = [
        _text(name, x + 34, _LEGEND + 13, 36, width=194 if x == _ITEMS[-1] else 166)
        for x, name in zip(_ITEMS, names, strict=False)
    ]
    return [*signs, *labels]


def _mark(x: float, y: float, value: int) -> str:
    """Return 2 (more) as a triangle upwards, 0 (less) downwards, 1 (the same) as two bars."""
    if value == 1:
        bars = (f"M{x - _MARK + 2:g} {y + side:g} h{2 * _MARK - 4:g}" for side in (-_BAR, _BAR))
        return f'<path d="{" ".join(bars)}" stroke="{_DARK}" stroke-width="8"/>'
    tip, foot = (y - _MARK, y + _MARK) if value > 1 else (y + _MARK, y - _MARK)
    corners = f"{x:g},{tip:g} {x - _MARK:g},{foot:g} {x + _MARK:g},{foot:g}"
    return f'<polygon points="{corners}" fill="{_DARK}"/>'


def _ring(x: float, y: float) -> str:
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="10" fill="#fbf8f3" stroke="{_DARK}" stroke-width="4"/>'
    )


def _round(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{_SPOT:g}" fill="{colour}"/>'


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

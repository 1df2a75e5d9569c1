"""From SVG to PNG, off the event loop, each drawing once."""

import asyncio
from collections import OrderedDict
from typing import Final

WIDTH: Final = 1080
"""Pixels: as many as a phone has across; a messenger shows no more."""

KEPT: Final = 64
"""How many pictures stay in memory, at about 100 kB each."""


def rasterise(svg: str) -> bytes:
    """Return the drawing as PNG, `WIDTH` pixels wide, in Noto Sans SC and no other font.

    Raises:
        ValueError: it is no SVG.
    """
    # Imported where they are needed: a bot whose pictures nobody opens starts without them.
    from pylopdf_fonts_zh_cn import sans_path  # noqa: PLC0415
    from resvg_py import svg_to_bytes  # noqa: PLC0415

    return svg_to_bytes(
        svg_string=svg,
        width=WIDTH,
        skip_system_fonts=True,
        font_files=[str(sans_path())],
        font_family="Noto Sans SC",
        sans_serif_family="Noto Sans SC",
    )


class Pictures:
    """Pictures of drawings; the drawing itself, language and all, is the key."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = asyncio.Lock()

    async def png(self, svg: str) -> bytes:
        """Return the picture; those who ask at once wait for one and the same.

        Raises:
            ValueError: it is no SVG.
        """
        async with self._lock:
            if svg not in self._kept:
                self._kept[svg] = await asyncio.to_thread(rasterise, svg)
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(svg)
            return self._kept[svg]

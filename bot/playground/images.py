"""The size of a picture, read from its header."""

import struct
from typing import Final

UNKNOWN: Final = (320, 240)
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""JPEG's markers of a frame header."""


def size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels; `UNKNOWN` for what is no PNG, GIF or JPEG."""
    try:
        if data.startswith(_PNG):
            width, height = struct.unpack_from(">II", data, 16)
        elif data.startswith((b"GIF87a", b"GIF89a")):
            width, height = struct.unpack_from("<HH", data, 6)
        elif data.startswith(b"\xff\xd8"):
            width, height = _jpeg(data)
        else:
            return UNKNOWN
    except struct.error:
        return UNKNOWN
    return (width, height) if width and height else UNKNOWN


def _jpeg(data: bytes) -> tuple[int, int]:
    place = 2
    while True:
        sign, marker, length = struct.unpack_from(">BBH", data, place)
        if sign != 0xFF:  # noqa: PLR2004  # what every marker begins with
            return UNKNOWN
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, place + 5)
            return width, height
        place += 2 + length

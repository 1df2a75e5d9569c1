"""The size of a picture, read from its header."""

import io
from typing import Final

import imagesize

UNKNOWN: Final = (320, 240)


def size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels; `UNKNOWN` for what is no picture."""
    try:
        width, height = imagesize.get(io.BytesIO(data))
    except ValueError:  # its word for a header that is broken
        return UNKNOWN
    return (int(width), int(height)) if width > 0 and height > 0 else UNKNOWN

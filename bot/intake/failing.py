"""A failure for the log: where and what kind, never an exception's text, which may hold a chat."""

import secrets
import traceback
from pathlib import Path
from typing import Any, Final

_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_FRAMES: Final = 8


def new_reference() -> str:
    """Return six letters and digits that are easily read over a telephone."""
    return "".join(secrets.choice(_LETTERS) for _ in range(6))


def described(error: BaseException) -> dict[str, Any]:
    """Return the error's type and its last frames, innermost last."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return {
        "error": f"{type(error).__module__}.{type(error).__qualname__}",
        "frames": [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames],
    }

"""Content that passed every check once needs none at the next start: a seal on exactly these files.

Files are read and their fields validated at each start. What the seal spares is looking through all
of them for what doesn't fit together, which took half of the time to the first answer. It is a
digest and nothing else, so whoever could forge it gains nothing but an unchecked link.
"""

import hashlib
import platform
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot.library.reading import Tree


class Seal:
    """A file that says which content, read by which code, was found good last.

    ``code`` are folders with the code that checks the content, and whose wordings are checked.
    """

    def __init__(self, path: Path, code: Sequence[Path]) -> None:
        self._path = path
        self._code = tuple(code)

    def state(self, tree: Tree) -> str:
        """Return a digest of the files as they are now, and of the code; "" where one is gone."""
        digest = hashlib.sha256(platform.python_version().encode())
        try:
            for path, file in sorted(tree.files.items()):
                _add(digest, path.as_posix(), file.read())
            for folder in self._code:
                for source in sorted(folder.rglob("*.py")):
                    _add(digest, source.relative_to(folder).as_posix(), source.read_bytes())
        except OSError:
            return ""
        return digest.hexdigest()

    def holds(self, state: str) -> bool:
        """Tell whether this state was found good."""
        try:
            return bool(state) and self._path.read_bytes() == state.encode()
        except OSError:
            return False

    def put(self, state: str) -> None:
        """Keep that this state is good; where that can't be written the next start checks again."""
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_bytes(state.encode())
            beside.replace(self._path)


def _add(digest: "hashlib._Hash", name: str, content: bytes) -> None:
    digest.update(f"{name}\0{len(content)}\0".encode())
    digest.update(content)

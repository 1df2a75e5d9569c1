"""Files that were sent, the newest of them: their bytes stay within a budget."""

import base64
import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

KEPT_BYTES: Final = 256 * 2**20


@dataclass(frozen=True)
class Stored:
    """A file's bytes."""

    data: bytes
    name: str
    media_type: str = "application/octet-stream"

    @property
    def unique_id(self) -> str:
        """Return the id that the same bytes always have."""
        return _short(hashlib.sha256(self.data))


class Files:
    """Files by ``file_id``.

    An id follows from name, type and bytes: it outlives a restart, since bots remember ids, and
    the same file is kept once.
    """

    def __init__(self) -> None:
        self._files: OrderedDict[str, Stored] = OrderedDict()
        self._bytes = 0

    def keep(self, file: Stored) -> str:
        """Keep a file, let the oldest go; returns its ``file_id``."""
        head = f"{file.media_type}\n{file.name}\n".encode("utf-8", "replace")
        file_id = f"PG{_short(hashlib.sha256(head + file.data))}"
        if file_id in self._files:
            self._files.move_to_end(file_id)
            return file_id
        self._files[file_id] = file
        self._bytes += len(file.data)
        while self._bytes > KEPT_BYTES and len(self._files) > 1:
            _, gone = self._files.popitem(last=False)
            self._bytes -= len(gone.data)
        return file_id

    def items(self) -> Iterator[tuple[str, Stored]]:
        """Return every file with its id, the oldest first."""
        return iter(self._files.items())

    def get(self, file_id: object) -> Stored | None:
        """Return a file that is still there."""
        return self._files.get(file_id) if isinstance(file_id, str) else None


def _short(digest: "hashlib._Hash") -> str:
    return base64.urlsafe_b64encode(digest.digest()[:18]).decode()

"""Uploads that are remembered for one test."""

from dataclasses import dataclass, field


@dataclass
class Remembered:
    """As the store remembers them, without a store."""

    ids: dict[str, str] = field(default_factory=dict)

    async def find(self, digest: str) -> str | None:
        return self.ids.get(digest)

    async def keep(self, digest: str, file_id: str) -> None:
        self.ids[digest] = file_id

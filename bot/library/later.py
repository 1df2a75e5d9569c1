"""What is made when it is first needed, so that nobody waits for it at the start."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """Something that ``make`` makes once, in whichever thread asks for it first."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._lock = Lock()
        self._make: Callable[[], T] | None = make
        self._made: list[T] = []

    def __call__(self) -> T:
        """Return it; only the first call takes long."""
        if not self._made:
            with self._lock:
                if self._make is not None:
                    self._made.append(self._make())
                    self._make = None  # lets go of what it was made from
        return self._made[0]

"""What is made when it is first needed: once, and before anybody waits for it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from bot.library import Shelf, binding
from bot.library.later import Later
from bot.library.search import SearchIndex
from tests.library.conftest import TODAY, Folder


def test_threads_that_ask_at_once_get_the_same() -> None:
    barrier = Barrier(4)
    made: list[object] = []

    def make() -> object:
        made.append(object())
        return made[0]

    later = Later(make)

    def ask() -> object:
        barrier.wait(timeout=30)
        return later()

    with ThreadPoolExecutor(4) as threads:
        got = [each.result() for each in [threads.submit(ask) for _ in range(4)]]
    assert len(made) == 1
    assert all(one is made[0] for one in got)


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[SearchIndex]:
    """Every index that was made."""
    made: list[SearchIndex] = []

    class Counted(SearchIndex):
        def __init__(self, *args: object) -> None:
            super().__init__(*args)  # type: ignore[arg-type]  # whatever it takes
            made.append(self)

    monkeypatch.setattr(binding, "SearchIndex", Counted)
    return made


def test_loading_does_not_wait_for_what_searches_need(
    small: Folder, indexed: list[SearchIndex]
) -> None:
    library = small.load()
    assert indexed == []
    for _ in range(2):
        assert library.search("stitches", "en")
    assert len(indexed) == 1


def test_a_changed_library_comes_into_use_ready_for_searches(
    small: Folder, indexed: list[SearchIndex]
) -> None:
    shelf = Shelf(small.load())
    assert shelf.reload(TODAY)
    assert len(indexed) == 1
    assert shelf.current.search("stitches", "en")
    assert len(indexed) == 1

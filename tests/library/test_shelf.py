"""Content changes while the bot runs: a good save is used, a broken one does no harm."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from shutil import rmtree

import pytest
from structlog.testing import capture_logs

from bot.library import Library, Shelf
from bot.library.library import Recipe
from bot.library.loading import cook
from tests.conftest import StillClock
from tests.library.conftest import TODAY, Folder


@pytest.fixture
def shelf(small: Folder, own: Folder) -> Shelf:
    return Shelf(small.load(own.root))


def test_a_good_save_is_used(small: Folder, shelf: Shelf) -> None:
    before = shelf.current
    small.replace("pages/swelling.en.md", "strongest", "worst")
    assert shelf.reload(TODAY)
    assert "worst" in shelf.current.page("swelling", "en").text
    assert "strongest" in before.page("swelling", "en").text


def test_a_broken_save_is_told_once_and_not_used(small: Folder, shelf: Shelf) -> None:
    before = shelf.current
    small.replace("pages/swelling.en.md", "title: Swelling", "titel: My secret")
    with capture_logs() as logs:
        assert not shelf.reload(TODAY)
        assert not shelf.reload(TODAY)
    assert shelf.current is before
    place = {"event": "content.broken", "path": "content/pages/swelling.en.md"}
    assert logs == [
        {**place, "line": 2, "why": "title is missing", "log_level": "warning"},
        {**place, "line": 5, "why": "titel is not known here", "log_level": "warning"},
    ]


def test_a_mended_save_is_used_and_a_new_mistake_told_again(small: Folder, shelf: Shelf) -> None:
    good = small.read("menus.yaml")
    for _ in range(2):
        small.write("menus.yaml", "home: [")
        with capture_logs() as logs:
            assert not shelf.reload(TODAY)
        assert [entry["event"] for entry in logs] == ["content.broken"]
        small.write("menus.yaml", good)
        assert shelf.reload(TODAY)


def test_what_was_taken_while_files_were_read_stays(
    small: Folder, own: Folder, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = small.load(own.root)

    def slow(recipe: Recipe, today: date) -> Library:
        read = cook(recipe, today)
        shelf.take(newer)
        return read

    monkeypatch.setattr("bot.library.shelf.cook", slow)
    assert not shelf.reload(TODAY)
    assert shelf.current is newer


def test_a_file_that_is_gone_for_a_moment_does_no_harm(small: Folder, shelf: Shelf) -> None:
    text = small.read("clinic.yaml")
    small.remove("clinic.yaml")
    assert not shelf.reload(TODAY)
    assert shelf.current.clinic("en").phone == "0355-123-4567"
    small.write("clinic.yaml", text)
    assert shelf.reload(TODAY)


def test_half_a_file_does_no_harm(small: Folder, shelf: Shelf) -> None:
    text = small.read("pages/care.en.md")
    small.write("pages/care.en.md", text[:60])
    assert not shelf.reload(TODAY)
    assert shelf.current.has("care")


def test_a_review_that_runs_out_takes_no_page_away(shelf: Shelf) -> None:
    assert shelf.reload(date(2028, 1, 1))
    assert shelf.current.has("swelling")


class Watched(Shelf):
    """Tells when it has reloaded."""

    def __init__(self, library: Library) -> None:
        super().__init__(library, look_again_ms=50)
        self._loop = asyncio.get_running_loop()
        self._reloads: asyncio.Queue[bool] = asyncio.Queue()
        self._looks: asyncio.Queue[None] = asyncio.Queue()
        self.tried = 0

    def _folders(self) -> tuple[Path, ...]:
        self._looks.put_nowait(None)
        return super()._folders()

    async def looked(self, times: int) -> None:
        async with asyncio.timeout(30):
            for _ in range(times):
                await self._looks.get()

    def reload(self, today: date) -> bool:
        self.tried += 1
        good = super().reload(today)
        self._loop.call_soon_threadsafe(self._reloads.put_nowait, good)
        return good

    async def reloaded(self) -> bool:
        async with asyncio.timeout(30):
            return await self._reloads.get()

    async def phone_is(self, phone: str) -> None:
        while self.current.clinic("en").phone != phone:
            await self.reloaded()


@asynccontextmanager
async def watching(shelf: Watched) -> AsyncIterator[None]:
    task = asyncio.create_task(shelf.run(StillClock()))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def test_saved_files_are_noticed(small: Folder) -> None:
    shelf = Watched(small.load())
    async with watching(shelf):
        small.replace("clinic.yaml", "0355-123-4567", "110")
        await shelf.phone_is("110")
        small.replace("clinic.yaml", "110", "one one oh")
        while await shelf.reloaded():
            pass
        assert shelf.current.clinic("en").phone == "110"
        small.replace("clinic.yaml", "one one oh", "119")
        await shelf.phone_is("119")


async def test_the_clinics_folder_may_come_and_go(small: Folder, own: Folder) -> None:
    shelf = Watched(small.load(own.root))
    async with watching(shelf):
        own.write("clinic.yaml", small.read("clinic.yaml").replace("0355-123-4567", "110"))
        await shelf.phone_is("110")
        rmtree(own.root)
        await shelf.phone_is("0355-123-4567")


async def test_the_whole_folder_may_be_exchanged(small: Folder, tmp_path: Path) -> None:
    shelf = Watched(small.load())
    async with watching(shelf):
        small.root.rename(tmp_path / "away")
        Folder(tmp_path / "away").replace("clinic.yaml", "0355-123-4567", "110")
        (tmp_path / "away").rename(small.root)
        await shelf.phone_is("110")


async def test_what_was_loaded_is_not_loaded_again_at_the_start(small: Folder) -> None:
    shelf = Watched(small.load())
    async with watching(shelf):
        await shelf.looked(times=3)
    assert shelf.tried == 0


async def test_a_save_between_loading_and_watching_is_noticed(small: Folder) -> None:
    shelf = Watched(small.load())
    small.replace("clinic.yaml", "0355-123-4567", "110")
    async with watching(shelf):
        await shelf.phone_is("110")

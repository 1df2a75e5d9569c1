"""Content found good is not checked again at the next start; any change breaks the seal."""

from pathlib import Path

import pytest

from bot.library import ContentError, Library, Seal, load_library
from tests.library.conftest import TODAY, Folder

Needs = dict[str, frozenset[str]]


class Starts:
    """Starts a process again and again; counts how often the content was checked."""

    def __init__(self, small: Folder, folder: Path) -> None:
        self.code = folder / "code"
        self.code.mkdir()
        (self.code / "needs.py").write_text("t('hello')")
        self.file = folder / "data" / "content.checked"
        self.checks = 0
        self._root = small.root

    def needs(self) -> Needs:
        self.checks += 1
        return {}

    def start(self) -> Library:
        seal = Seal(self.file, [self.code])
        return load_library(self._root, None, TODAY, required_messages=self.needs, seal=seal)


@pytest.fixture
def starts(small: Folder, tmp_path: Path) -> Starts:
    return Starts(small, tmp_path)


def test_good_content_is_checked_once(starts: Starts) -> None:
    first, second, third = (starts.start() for _ in range(3))
    assert starts.checks == 1
    assert first.page_ids == second.page_ids == third.page_ids


def test_a_changed_file_is_checked_and_its_mistake_told(starts: Starts, small: Folder) -> None:
    starts.start()
    small.replace("menus.yaml", "page: care", "page: nowhere")
    with pytest.raises(ContentError, match="nowhere"):
        starts.start()
    with pytest.raises(ContentError, match="nowhere"):  # a broken state is never sealed
        starts.start()


def test_changed_code_checks_again(starts: Starts) -> None:
    starts.start()
    (starts.code / "needs.py").write_text("t('goodbye')")
    starts.start()
    assert starts.checks == 2


@pytest.mark.parametrize("broken", [b"", b"\xff\x00", b"0" * 64])
def test_a_broken_or_foreign_seal_is_none(starts: Starts, broken: bytes) -> None:
    starts.start()
    starts.file.write_bytes(broken)
    starts.start()
    assert starts.checks == 2


def test_where_nothing_can_be_written_every_start_checks(starts: Starts) -> None:
    starts.file.parent.write_text("a file where the folder should be")
    starts.start()
    starts.start()
    assert starts.checks == 2


def test_a_wording_read_when_it_is_first_said_is_the_same(starts: Starts, small: Folder) -> None:
    for lang in ("zh", "en"):
        file = f"wording/{lang}/chat.ftl"
        small.write(
            file,
            small.read(file) + "\n# Says the greeting, and starts a line with a star.\n"
            "both = { greeting }\n    **{ count }** { -name }\n-name = Liftcare\n",
        )
    whole, sealed = starts.start(), starts.start()
    assert starts.checks == 1
    said = {"clinic": "C", "n": 1}
    for lang in whole.languages:
        assert sealed.text(lang, "both", **said) == whole.text(lang, "both", **said)
        assert sealed.text(lang, "do-ask") == whole.text(lang, "do-ask")
        assert sealed.text(lang, "count", n=3) == whole.text(lang, "count", n=3)
    assert sealed.text("en", "both", **said) == "Hello, this is C.\n**1 page** Liftcare"
    with pytest.raises(KeyError):
        sealed.text("en", "nothing")

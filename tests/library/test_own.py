"""The clinic's own folder: copies of shipped files, and what an update changed beneath them."""

from pathlib import Path

import pytest

from bot.library.own import OwnFolderError, copy, own_files, remember
from tests.library.conftest import Folder

RISKS = Path("pages/risks.en.md")


def told(small: Folder, own: Folder) -> dict[str, str]:
    return {file.path.as_posix(): file.state for file in own_files(small.root, own.root)}


def test_a_copy_is_the_clinics_to_change(small: Folder, own: Folder) -> None:
    assert copy(small.root, own.root, [RISKS]) == [own.root / RISKS]
    assert own.read("pages/risks.en.md") == small.read("pages/risks.en.md")
    own.replace("pages/risks.en.md", "bleeding", "blood")
    assert told(small, own) == {"pages/risks.en.md": "unchanged"}
    assert small.check(own.root) == []


def test_what_an_update_changed_beneath_is_shown(small: Folder, own: Folder) -> None:
    copy(small.root, own.root, [RISKS])
    small.replace("pages/risks.en.md", "The most frequent one", "The first")
    (file,) = own_files(small.root, own.root)
    assert (file.state, file.path) == ("changed", RISKS)
    assert file.changes == (
        "-The most frequent one is bleeding. It may form a haematoma.",
        "+The first is bleeding. It may form a haematoma.",
    )
    assert remember(small.root, own.root) == 1
    assert told(small, own) == {"pages/risks.en.md": "unchanged"}


def test_files_of_its_own_copied_by_hand_or_no_longer_shipped(small: Folder, own: Folder) -> None:
    own.write("pages/own.en.md", "x")
    own.write("clinic.yaml", small.read("clinic.yaml"))
    copy(small.root, own.root, [RISKS])
    small.remove("pages/risks.en.md")
    assert told(small, own) == {
        "clinic.yaml": "unknown",
        "pages/own.en.md": "added",
        "pages/risks.en.md": "gone",
    }


def test_a_picture_can_be_compared_too(small: Folder, own: Folder) -> None:
    small.write("pictures/x.svg", b"\xff\xfe")
    copy(small.root, own.root, [Path("pictures/x.svg")])
    small.write("pictures/x.svg", b"\xff\x00")
    assert told(small, own) == {"pictures/x.svg": "changed"}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("pages/riks.en.md", "did you mean pages/risks.en.md"),
        ("nothing", "not among the shipped files"),
        ("../clinic.yaml", "not among the shipped files"),
    ],
)
def test_only_shipped_files_are_copied(small: Folder, own: Folder, path: str, words: str) -> None:
    with pytest.raises(OwnFolderError, match=words):
        copy(small.root, own.root, [RISKS, Path(path)])
    assert not own.root.exists()


def test_a_file_of_the_clinics_is_never_overwritten(small: Folder, own: Folder) -> None:
    own.write("pages/risks.en.md", "mine")
    with pytest.raises(OwnFolderError, match="there already; nothing was copied"):
        copy(small.root, own.root, [Path("clinic.yaml"), RISKS])
    assert own.read("pages/risks.en.md") == "mine"
    assert not (own.root / "clinic.yaml").exists()

"""A new page in both languages, good from its first moment."""

from pathlib import Path

import pytest

from bot.library import ContentError
from bot.library.new_page import NewPage, create
from bot.library.own import OwnFolderError
from tests.library.conftest import TODAY, Folder

TEMPLATES = Path(__file__).parents[2] / "content" / "templates"
HAIR = NewPage("care-hair", "care", {"zh": "头发", "en": "Hair: wash, colour"})


@pytest.fixture
def folder(small: Folder) -> Folder:
    for path in TEMPLATES.iterdir():
        small.write(f"templates/{path.name}", path.read_bytes())
    return small


def test_it_stands_behind_its_sisters_and_has_no_mistake(folder: Folder, own: Folder) -> None:
    written = create(folder.root, own.root, HAIR, TODAY)
    assert written == [own.root / f"pages/care-hair.{lang}.md" for lang in ("zh", "en")]
    library = folder.load(own.root)
    page = library.page("care-hair", "en")
    assert (page.title, page.reviewed, page.reviewed_by) == ("Hair: wash, colour", TODAY, "none")
    assert library.page("care", "zh").children[-1] == "care-hair"
    assert "0355-123-4567" in page.text


def test_the_check_reminds_of_writing_it(folder: Folder, own: Folder) -> None:
    create(folder.root, own.root, HAIR, TODAY)
    problems = folder.check(own.root)
    assert {(p.severity, p.message) for p in problems} == {
        ("warning", "this is still the template's text")
    }
    for lang in ("zh", "en"):
        own.replace(f"pages/care-hair.{lang}.md", "{clinic.phone}", "")
    assert folder.check(own.root) == []


def test_without_a_folder_of_ones_own_it_goes_beside_its_parent(folder: Folder) -> None:
    for lang in ("zh", "en"):
        folder.write(f"pages/deep/care.{lang}.md", folder.read(f"pages/care.{lang}.md"))
        folder.remove(f"pages/care.{lang}.md")
    assert create(folder.root, None, HAIR, TODAY) == [
        Path(f"content/pages/deep/care-hair.{lang}.md") for lang in ("zh", "en")
    ]
    assert folder.load().page("care-hair", "zh").title == "头发"


def test_a_title_may_wait(folder: Folder) -> None:
    create(folder.root, None, NewPage("care-hair", "care", {}), TODAY)
    assert folder.load().page("care-hair", "zh").title == "care-hair"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (NewPage("Care Hair", "care", {}), "can't be used as an id"),
        (NewPage("x" * 41, "care", {}), "can't be used as an id"),
        (NewPage("swelling", "care", {}), "There is a page swelling already"),
        (NewPage("care-hair", "caer", {}), "did you mean care"),
    ],
)
def test_a_bad_or_known_id_is_refused(folder: Folder, page: NewPage, words: str) -> None:
    with pytest.raises(OwnFolderError, match=words):
        create(folder.root, None, page, TODAY)


def test_a_title_too_wide_for_a_button_is_refused(folder: Folder, own: Folder) -> None:
    with pytest.raises(ContentError, match="40 columns wide"):
        create(folder.root, own.root, NewPage("care-hair", "care", {"zh": "发" * 20}), TODAY)
    assert not own.root.exists()


def test_a_file_in_the_way_is_not_overwritten(folder: Folder) -> None:
    folder.write("pages/care-hair.en.md", "mine")
    with pytest.raises(OwnFolderError, match="there already"):
        create(folder.root, None, HAIR, TODAY)
    assert folder.read("pages/care-hair.en.md") == "mine"


def test_without_a_template_it_says_which(small: Folder) -> None:
    with pytest.raises(ContentError, match=r"templates/page\.zh\.md"):
        create(small.root, None, HAIR, TODAY)

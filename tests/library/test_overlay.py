"""A clinic lays its own files over the shipped ones."""

from pathlib import Path

import pytest

from bot.library import ContentError, Shelf, load_library
from tests.library.conftest import TODAY, Folder, page


def test_the_clinics_file_replaces_the_shipped_one(small: Folder, own: Folder) -> None:
    own.write("clinic.yaml", small.read("clinic.yaml").replace("0355-123-4567", "110"))
    library = small.load(own.root)
    assert library.clinic("en").phone == "110"
    assert "110" in library.page("care", "en").text
    assert Shelf(library).overridden() == [Path("clinic.yaml")]


def test_the_clinics_page_is_added(small: Folder, own: Folder) -> None:
    for lang in ("zh", "en"):
        own.write(f"pages/own/parking.{lang}.md", page("swelling", lang).replace("swell", "park"))
    library = small.load(own.root)
    assert library.page("care", "en").children[1:3] == ("parking", "swelling")
    assert library.overridden == ()


def test_no_folder_of_its_own_is_no_problem(small: Folder, own: Folder) -> None:
    assert small.check(own.root) == []


def test_a_mistake_in_the_clinics_file_names_that_file(small: Folder, own: Folder) -> None:
    own.write("clinic.yaml", small.read("clinic.yaml").replace("0355-", "O355-"))
    (problem,) = small.check(own.root)
    assert str(problem).startswith(f"{own.root.as_posix()}/clinic.yaml:2: error: O355-123-4567")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_that_no_longer_fits_its_twin_is_the_clinics(
    small: Folder, own: Folder, lang: str
) -> None:
    own.write(f"pages/swelling.{lang}.md", page("swelling", lang).replace("order: 30", "order: 5"))
    (problem,) = small.check(own.root)
    assert (problem.root, problem.path.name) == (own.root, f"swelling.{lang}.md")
    assert (problem.line, "order is 5 here, but 30" in problem.message) == (4, True)


def test_a_page_keeps_the_id_of_the_one_it_replaces(small: Folder, own: Folder) -> None:
    for lang in ("zh", "en"):
        text = page("swelling", lang).replace("id: swelling", "id: swollen")
        own.write(f"pages/swelling.{lang}.md", text)
    problems = small.check(own.root)
    assert [(p.root, p.line) for p in problems] == [(own.root, 2)] * 2
    assert "has the id swelling" in problems[0].message


def test_a_wording_that_the_clinics_file_lacks_is_asked_of_it(small: Folder, own: Folder) -> None:
    own.write("wording/en/chat.ftl", "do-ask = Ask us\n")
    problems = [p for p in small.check(own.root) if p.path.suffix == ".ftl"]
    assert {problem.root for problem in problems} == {own.root}
    assert [problem.message for problem in problems] == [
        "the wording button-wrong is missing",
        "the wording count is missing",
        "the wording greeting is missing",
    ]


def test_links_that_leave_the_folder_are_let_be(small: Folder, own: Folder, tmp_path: Path) -> None:
    outside = Folder(tmp_path / "outside")
    outside.write("clinic.yaml", "secret")
    outside.write("pages/x.en.md", "secret")
    own.write("wording/README", "")
    (own.root / "clinic.yaml").symlink_to(outside.root / "clinic.yaml")
    (own.root / "pages").symlink_to(outside.root / "pages")
    (own.root / "loop").symlink_to(own.root)
    (own.root / "itself.yaml").symlink_to(own.root / "itself.yaml")
    (own.root / "lost.yaml").symlink_to(own.root / "nowhere")
    assert small.check(own.root) == []


def test_a_folder_mounted_by_kubernetes_is_read(small: Folder, own: Folder) -> None:
    """A ConfigMap's files are links to a hidden folder beside them."""
    own.write("..2026_11_23/clinic.yaml", small.read("clinic.yaml").replace("0355", "0351"))
    (own.root / "..data").symlink_to("..2026_11_23")
    (own.root / "clinic.yaml").symlink_to("..data/clinic.yaml")
    assert small.load(own.root).clinic("zh").phone == "0351-123-4567"


def test_a_missing_content_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"content/clinic\.yaml: error: the file can't be read"):
        load_library(tmp_path / "content", None, TODAY)

"""A doctor sees what waits to be read, and signs; the shipped files stay as they are."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.library.own import OwnFolderError
from bot.library.reviewing import items
from bot.library.signing import Signature, sign
from bot.library.yaml_lines import parse, scalar
from tests.library.conftest import TODAY, Folder

DOCTOR = Signature("Dr Li, surgeon", TODAY, None)
SOON = timedelta(days=30)


def states(small: Folder, own: Folder | None = None, today: date = TODAY) -> dict[str, str]:
    found = items(small.root, own.root if own else None)
    return {name: item.state(today, SOON) for name, item in found.items()}


def signs(small: Folder, own: Folder, *ids: str, by: Signature = DOCTOR) -> list[Path]:
    return sign(small.root, own.root, list(ids), by, TODAY)


def test_nothing_is_signed_off_at_first(small: Folder) -> None:
    assert states(small) == dict.fromkeys(
        ["answers/care", "care", "red-flags", "risks", "stitches", "swelling", "triage"],
        "unsigned",
    )


def test_soonest_and_shortest_come_first(small: Folder) -> None:
    small.replace("pages/stitches.en.md", "2027-11-01", "2027-01-01")
    found = list(items(small.root, None).values())
    assert found[0].id == "stitches"
    assert [item.size for item in found[1:]] == sorted(item.size for item in found[1:])


def test_it_tells_what_is_due_and_what_ran_out(small: Folder) -> None:
    assert states(small, today=date(2027, 10, 1))["care"] == "unsigned"
    assert states(small, today=date(2027, 10, 2))["care"] == "due"
    assert states(small, today=date(2027, 11, 1))["care"] == "due"
    assert states(small, today=date(2027, 11, 2))["care"] == "ran out"


def test_a_page_counts_once_by_its_older_language(small: Folder) -> None:
    small.replace("pages/risks.zh.md", "reviewed_by: none", "reviewed_by: 李医生")
    small.replace("pages/risks.zh.md", "2026-11-01", "2026-11-20")
    item = items(small.root, None)["risks"]
    assert (item.reviewed, item.reviewed_by) == (date(2026, 11, 1), "none")
    small.replace("pages/risks.en.md", "reviewed_by: none", "reviewed_by: Dr Li")
    assert items(small.root, None)["risks"].state(TODAY, SOON) == "signed"


def test_what_cannot_be_read_hides_nothing_else(small: Folder) -> None:
    small.write("pages/risks.zh.md", "?")
    others = {"answers/care", "care", "red-flags", "stitches", "swelling", "triage"}
    assert set(states(small)) == others


def test_a_signature_stands_in_both_languages_and_the_shipped_files_stay(
    small: Folder, own: Folder
) -> None:
    before = small.read("pages/risks.en.md")
    written = signs(small, own, "risks")
    assert written == [own.root / f"pages/risks.{lang}.md" for lang in ("en", "zh")]
    assert small.read("pages/risks.en.md") == before
    assert own.read("pages/risks.en.md") == before.replace("none", "Dr Li, surgeon").replace(
        "2026-11-01", "2026-11-23"
    ).replace("2027-11-01", "2027-11-23")
    assert small.check(own.root) == []
    page = small.load(own.root).page("risks", "zh")
    assert (page.reviewed_by, page.reviewed) == ("Dr Li, surgeon", TODAY)
    assert states(small, own)["risks"] == "signed"


def test_a_file_of_answers_is_signed_as_a_whole(small: Folder, own: Folder) -> None:
    (written,) = signs(small, own, "answers/care")
    assert written == own.root / "answers/care.yaml"
    assert small.load(own.root).answer("wash-hair", "zh").reviewed_by == "Dr Li, surgeon"


def test_a_clinics_own_file_is_signed_where_it_is(small: Folder, own: Folder) -> None:
    text = small.read("pages/risks.en.md").replace("one is", "by far is").replace("\n", "\r\n")
    own.write("pages/risks.en.md", b"\xef\xbb\xbf" + text.encode())
    signs(small, own, "risks")
    signed = (own.root / "pages/risks.en.md").read_bytes().decode()
    assert "reviewed_by: Dr Li, surgeon\r\n" in signed
    assert "by far is" in signed
    assert small.check(own.root) == []


@pytest.mark.parametrize("name", ["李医生：整形外科", "Dr: Li # 1", "'Li'", "[Dr] {Li}", "no"])
def test_any_name_is_kept_to_the_letter(small: Folder, own: Folder, name: str) -> None:
    signs(small, own, "risks", by=Signature(name, TODAY, None))
    assert small.load(own.root).page("risks", "en").reviewed_by == name


def test_dates_may_be_given(small: Folder, own: Folder) -> None:
    signs(small, own, "risks", by=Signature("Dr Li", date(2026, 11, 20), date(2027, 2, 1)))
    page = small.load(own.root).page("risks", "en")
    assert (page.reviewed, page.review_by) == (date(2026, 11, 20), date(2027, 2, 1))


def test_a_review_holds_a_year_at_most(small: Folder, own: Folder) -> None:
    small.replace("pages/risks.en.md", "2027-11-01", "2031-11-01")
    small.replace("pages/risks.zh.md", "2027-11-01", "2031-11-01")
    signs(small, own, "risks")
    assert small.load(own.root).page("risks", "en").review_by == date(2027, 11, 23)


@pytest.mark.parametrize(
    ("ids", "by", "words"),
    [
        (["risk"], DOCTOR, r"named risk \(did you mean risks\?\)"),
        (["risks", "nowhere"], DOCTOR, "named nowhere"),
        (["risks"], Signature(" ", TODAY, None), "Write who"),
        (["risks"], Signature("None", TODAY, None), "Write who"),
        (["risks"], Signature("Li", date(2026, 12, 1), None), "in the future"),
        (["risks"], Signature("Li", TODAY, TODAY), "within a year"),
        (["risks"], Signature("Li", TODAY, date(2028, 1, 1)), "within a year"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    small: Folder, own: Folder, ids: list[str], by: Signature, words: str
) -> None:
    with pytest.raises(OwnFolderError, match=words):
        signs(small, own, *ids, by=by)
    assert not own.root.exists()


def test_lines_that_only_a_person_can_change_are_left_to_them(small: Folder, own: Folder) -> None:
    """A name over two lines is good YAML; half of it would be left."""
    small.replace("pages/risks.en.md", "reviewed_by: none", "reviewed_by:\n  nobody\n  yet")
    with pytest.raises(OwnFolderError, match=r"risks.en.md: write .* by hand"):
        signs(small, own, "risks")
    assert not own.root.exists()


def test_a_folder_that_cannot_be_written_to_is_told(small: Folder, own: Folder) -> None:
    own.root.write_text("a file")
    with pytest.raises(OwnFolderError, match="can't be written"):
        signs(small, own, "risks")


@pytest.mark.parametrize("text", ["plain, text", "a: b", "x #y", '"', "007", "", "~", "- a", "*"])
def test_a_text_reads_back_as_it_was(text: str) -> None:
    assert parse(f"x: {scalar(text)}").data == {"x": text}

"""A page knows its place, and shows the clinic's own data."""

from datetime import date

import pytest

from tests.library.conftest import Folder, page


def test_pages_know_those_above_below_and_beside(small: Folder) -> None:
    library = small.load()
    assert library.page("care", "en").children == ("stitches", "swelling", "red-flags")
    swelling = library.page("swelling", "en")
    assert (swelling.trail, swelling.parent) == (("care",), "care")
    assert (swelling.previous, swelling.next) == ("stitches", "red-flags")
    care = library.page("care", "en")
    assert (care.trail, care.parent, care.previous, care.next) == ((), None, None, None)
    assert library.page("stitches", "zh").previous is None


def test_the_clinics_data_stands_in_the_text_to_the_letter(small: Folder) -> None:
    assert "0355-123-4567" in small.load().page("care", "zh").text
    small.replace("pages/care.en.md", "{clinic.phone}", "{clinic.name}")
    small.replace("clinic.yaml", "Example clinic", "'The *Best* [Clinic]'")
    assert r"The \*Best\* \[Clinic\]" in small.load().page("care", "en").text


def test_a_link_to_a_page_becomes_text_and_a_button(small: Folder) -> None:
    stitches = small.load().page("stitches", "en")
    assert stitches.text == "The surgeon decides **when**. See help."
    assert stitches.see == ("red-flags",)


def test_see_lists_nothing_twice_and_no_child(small: Folder) -> None:
    for lang in ("zh", "en"):
        small.replace(f"pages/care.{lang}.md", "order: 10", "see: [swelling, risks]\norder: 10")
        small.replace(f"pages/care.{lang}.md", "]\n---\n", "]\n---\n[x](page:risks) ")
    assert small.load().page("care", "en").see == ("risks",)


def test_recovery_is_inherited_until_a_page_says_otherwise(small: Folder) -> None:
    for lang in ("zh", "en"):
        small.replace(f"pages/care.{lang}.md", "order: 10", "recovery: true\norder: 10")
        small.replace(f"pages/swelling.{lang}.md", "order: 30", "recovery: false\norder: 30")
    library = small.load()
    recovering = {name: library.page(name, "zh").recovery for name in library.page_ids}
    assert recovering == {
        "care": True,
        "stitches": True,
        "swelling": False,
        "red-flags": True,
        "risks": False,
    }


def test_values_stay_as_they_were_written(small: Folder) -> None:
    """No quotation marks needed: ``no`` is a word, ``007`` three digits."""
    small.replace("pages/swelling.en.md", "title: Swelling", "title: no\nbutton: 007")
    swelling = small.load().page("swelling", "en")
    assert (swelling.title, swelling.button) == ("no", "007")


def test_a_page_has_its_sources_and_review(small: Folder) -> None:
    library = small.load()
    swelling = library.page("swelling", "zh")
    assert [source.title for source in swelling.sources] == ["Mayo Clinic"]
    assert (swelling.reviewed, swelling.review_by) == (date(2026, 11, 1), date(2027, 11, 1))
    assert swelling.reviewed_by == "none"
    gupta = library.source("gupta-2016")
    assert (gupta.year, gupta.by, gupta.note["en"]) == (2016, None, "11,300 people")


def test_menu_clinic_and_sheet_speak_both_languages(small: Folder) -> None:
    library = small.load()
    labels = [[item.label for item in row] for row in library.home("zh")]
    assert labels == [["护理", "风险"], ["提问"], ["不对劲"]]
    assert [[item.page or item.do for item in row] for row in library.home("en")] == [
        ["care", "risks"],
        ["ask"],
        ["wrong"],
    ]
    assert library.clinic("zh").name == "示例诊所"
    assert library.clinic("en").zone.key == "Asia/Shanghai"
    (group,) = library.sheet("en")
    assert (group.title, group.questions[0].text) == ("The hospital", "Is there a licence?")
    assert group.questions[0].sources == (library.source("mayo"),)


def test_what_is_not_there_is_a_key_error(small: Folder) -> None:
    library = small.load()
    assert library.has("care")
    assert not library.has("cure")
    with pytest.raises(KeyError):
        library.page("cure", "en")
    with pytest.raises(KeyError):
        library.source("nobody")


def test_deep_families_are_found_from_the_top(small: Folder) -> None:
    for lang in ("zh", "en"):
        deeper = page("swelling", lang).replace("swelling", "deeper").replace("care", "stitches")
        small.write(f"pages/folder/deeper.{lang}.md", deeper)
    deeper_page = small.load().page("deeper", "en")
    assert deeper_page.trail == ("care", "stitches")

"""What the surgeon decides is written once and stands everywhere."""

from tests.library.conftest import Folder

OURS = 'values:\n  - {id: hair-wash, ours: {zh: "第5天起", en: "from day 5"}}\n'


def test_a_text_says_the_range_until_the_clinic_sets_its_rule(small: Folder, own: Folder) -> None:
    for lang in ("zh", "en"):
        small.replace(f"pages/care.{lang}.md", "{clinic.phone}", "{ value.hair-wash }")
    library = small.load()
    assert library.page("care", "en").text == "Rest every day. Call from day 1 to day 14."
    own.write("values.yaml", OURS)
    library = small.load(own.root)
    assert library.page("care", "en").text == "Rest every day. Call from day 5."
    assert "第5天起" in library.answer("wash-hair", "zh").text


def test_the_range_of_the_sources_stays_known(small: Folder, own: Folder) -> None:
    assert not small.load().value("hair-wash", "en").own
    own.write("values.yaml", OURS)
    value = small.load(own.root).value("hair-wash", "en")
    assert (value.own, value.text, value.range) == (True, "from day 5", "from day 1 to day 14")
    assert value.title == "Washing your hair"
    assert [source.id for source in value.sources] == ["gupta-2016"]


def test_a_page_knows_the_values_in_it_and_rests_on_their_sources(small: Folder) -> None:
    for lang in ("zh", "en"):
        small.replace(f"pages/care.{lang}.md", "{clinic.phone}", "{value.hair-wash}" * 2)
    page = small.load().page("care", "en")
    assert [value.id for value in page.values] == ["hair-wash"]
    assert [source.id for source in page.sources] == ["mayo", "gupta-2016"]
    assert small.load().page("risks", "en").values == ()


def test_an_update_brings_new_values_to_a_clinic_that_set_some(small: Folder, own: Folder) -> None:
    """Its own file has only the rules it set; what is new comes from the shipped file."""
    own.write("values.yaml", OURS)
    more = '  - {id: work, title: {zh: 工, en: Work}, range: {zh: 两周, en: "2 weeks"}}\n'
    small.write("values.yaml", small.read("values.yaml") + more)
    assert small.load(own.root).value("work", "en").text == "2 weeks"


def test_an_empty_rule_is_none(small: Folder) -> None:
    small.replace("values.yaml", "    sources", "    ours:\n    sources")
    assert not small.load().value("hair-wash", "en").own


def test_a_value_that_no_text_uses_is_worth_a_look(small: Folder) -> None:
    small.replace("values.yaml", "id: hair-wash", "id: hair-dye")
    answers = small.read("answers/care.yaml").replace("{value.hair-wash}", "soon")
    small.write("answers/care.yaml", answers)
    (warning,) = small.check()
    assert (warning.path.name, warning.line, warning.severity) == ("values.yaml", 2, "warning")
    assert "no page and no answer uses hair-dye" in warning.message


def test_a_value_is_a_phrase_without_a_full_stop(small: Folder) -> None:
    small.replace("values.yaml", "to day 14", "to day 14.")
    (warning,) = small.check()
    assert (warning.line, warning.severity) == (4, "warning")
    assert "full stop" in warning.message

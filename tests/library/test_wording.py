"""Wordings in both languages, with plurals, dates and Markdown."""

from datetime import date

import pytest

from tests.library.conftest import Folder


def test_variables_are_filled_in_without_invisible_marks(small: Folder) -> None:
    library = small.load()
    assert library.text("en", "greeting", clinic="Ann's") == "Hello, this is Ann's."
    assert library.text("zh", "greeting", clinic="安") == "您好，这里是安。"


def test_plurals_follow_the_language(small: Folder) -> None:
    library = small.load()
    assert [library.text("en", "count", n=n) for n in (1, 2)] == ["1 page", "2 pages"]
    assert library.text("zh", "count", n=1) == "1 页"


def test_dates_follow_the_language(small: Folder) -> None:
    for lang in ("zh", "en"):
        path = f"wording/{lang}/dates.ftl"
        small.write(path, 'day = { DATETIME($day, dateStyle: "long") }\n')
    library = small.load()
    assert library.text("en", "day", day=date(2026, 3, 5)) == "5 March 2026"
    assert library.text("zh", "day", day=date(2026, 3, 5)) == "2026年3月5日"


def test_a_line_may_begin_with_bold(small: Folder) -> None:
    for lang in ("zh", "en"):
        small.write(f"wording/{lang}/bold.ftl", "bold =\n    **Call { $who }**\n\n    Now.\n")
    assert small.load().text("en", "bold", who="us") == "**Call us**\n\nNow."


def test_wordings_may_use_each_other(small: Folder) -> None:
    for lang in ("zh", "en"):
        small.write(f"wording/{lang}/more.ftl", "-bot = Liftcare\nhi = { -bot }: { greeting }\n")
    assert small.load().text("en", "hi", clinic="us") == "Liftcare: Hello, this is us."


@pytest.mark.parametrize(("message", "given"), [("nobody", {}), ("greeting", {"name": "x"})])
def test_what_cant_be_said_is_a_key_error(
    small: Folder, message: str, given: dict[str, str]
) -> None:
    with pytest.raises(KeyError, match=message):
        small.load().text("en", message, **given)

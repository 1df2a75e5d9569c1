"""Nothing in the content can break a screen, the red-flag screen least of all."""

from pathlib import Path

import pytest

from bot.library import check_content
from bot.shipped import CONTENT
from handlers.needs import REQUIRED_PAGES, required_messages
from tests.library.conftest import TODAY, Folder

WORDING = "wording/en/conversation.ftl"
RED_FLAGS = "pages/start/red-flags.en.md"


def told(own: Path) -> list[str]:
    """What the check says of the shipped content with the clinic's own over it."""
    problems = check_content(
        CONTENT,
        own,
        TODAY,
        required_messages=required_messages,
        required_pages=REQUIRED_PAGES,
    )
    return [f"{problem.severity}: {problem.message}" for problem in problems]


def changed(path: str, *changes: tuple[str, str]) -> str:
    """Return a shipped file's text with these changes."""
    text = (CONTENT / path).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    "changes",
    [
        [
            ("button-home = 🏠 Home", "button-home = " + "🏠 Home, sweet home" * 5, "columns wide"),
            ('dateStyle: "long"', 'dateStyle: "huge"', "can't be said"),
            ("command-menu = Menu", 'command-menu = { "" }', "command-menu is empty"),
            (
                "button-why = Why? Sources and date",
                "button-why = { $n ->\n    [one] Why?\n   *[other] Why?" + "?" * 30 + "\n    }",
                "uses { $n }, which it is not given",
            ),
        ],
        [
            ("button-home = 🏠 Home", 'button-home = { "" }', "button-home is empty"),
            ("command-menu = Menu", "command-menu = " + "Menu" * 70, "the command menu takes 256"),
            (
                "[yes] Signed off by { $reviewer }.",
                '[yes] { DATETIME($reviewed, month: "huge") } { $reviewer }',
                "can't be said",
            ),
        ],
    ],
)
def test_wordings_that_could_not_be_shown_are_told(
    own: Folder, changes: list[tuple[str, str, str]]
) -> None:
    own.write(WORDING, changed(WORDING, *((old, new) for old, new, _words in changes)))
    errors = [line for line in told(own.root) if line.startswith("error")]
    for _old, _new, words in changes:
        assert any(words in line for line in errors), words


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "{" * 4000,
        "x = " + "{ " * 60 + '"a"' + " }" * 60,
        "x =" + " { $n ->\n *[a]" * 40 + " b" + "\n }" * 40,
        "x = { " + "NUMBER(" * 150 + "1" + ")" * 150 + " }",
    ],
)
def test_brackets_inside_brackets_end_nothing(small: Folder, text: str) -> None:
    for lang in ("zh", "en"):
        small.write(f"wording/{lang}/more.ftl", f"y = 1\n{text}\n")
    assert {(problem.message, problem.severity) for problem in small.check()} == {
        ("too many brackets stand inside each other", "error")
    }


def test_wordings_made_of_wordings_without_end_are_told(small: Folder) -> None:
    text = "".join(f"m{n} = {{ m{n + 1} }}\n" for n in range(300)) + "m300 = end\n"
    for lang in ("zh", "en"):
        small.write(f"wording/{lang}/more.ftl", text)
    told = {problem.message for problem in small.check()}
    assert "m0 is made of 300 others, at most 30 can be" in told


def test_no_sign_of_danger_and_no_number_can_be_taken_away(own: Folder) -> None:
    numbers = ("{clinic.emergency}", "112"), ("{clinic.phone}", "555")
    own.write(RED_FLAGS, changed(RED_FLAGS, ("- chest pain\n", ""), *numbers))
    errors = "\n".join(line for line in told(own.root) if line.startswith("error"))
    assert "must have 6 and 8 lines" in errors
    assert "the number {clinic.emergency} is missing" in errors
    assert "the number {clinic.phone} is missing" in errors


def test_a_sign_in_other_words_is_pointed_out(own: Folder) -> None:
    own.write(RED_FLAGS, changed(RED_FLAGS, ("trouble breathing", "short of breath")))
    lines = told(own.root)
    assert any(line.startswith("warning") and "worded otherwise" in line for line in lines)
    assert not any(line.startswith("error") for line in lines)


def test_a_sign_missing_in_one_language_is_told(small: Folder) -> None:
    small.replace("pages/red-flags.zh.md", "- 大量出血", "- 呼吸困难\n- 大量出血")
    (problem,) = [problem for problem in small.check() if problem.severity == "error"]
    assert problem.message.startswith("the lists of signs have 2 lines here, but 1 in")


def test_the_menu_keeps_its_red_button(small: Folder) -> None:
    small.replace("menus.yaml", "  - [{do: wrong}]\n", "")
    (problem,) = small.check()
    assert "those who need help now" in problem.message


def test_content_is_not_loaded_again_for_nothing(small: Folder) -> None:
    library = small.load()
    assert library.stamp == small.load().stamp
    small.replace("clinic.yaml", "0355-123-4567", "0355-123-4568")
    assert library.stamp != small.load().stamp

"""Whatever a file holds: good content or a list of problems, never a crash."""

import json
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library import ContentError
from bot.library.yaml_lines import YamlError, parse
from tests.library.conftest import Folder, page, write_small

LINES = st.sampled_from(
    [
        "---",
        "id: x",
        "title: *x*",
        "sources: [",
        "- a",
        "{a: b}",
        "'",
        "&x",
        "{clinic.phone}",
        "# x",
    ]
)
YAMLS = [
    "answers/care.yaml",
    "clinic.yaml",
    "forbidden.yaml",
    "glossary.yaml",
    "menus.yaml",
    "sheet.yaml",
    "sources.yaml",
    "synonyms.yaml",
    "values.yaml",
]
TEXT = st.binary() | st.text().map(str.encode) | st.lists(LINES).map("\n".join).map(str.encode)
QUICK = settings(max_examples=40)


@pytest.fixture(scope="module")
def folder() -> Iterator[Folder]:
    with TemporaryDirectory() as place:
        yield write_small(Path(place) / "content")


def loads_or_tells(folder: Folder) -> None:
    """Loading fails when there are errors, and only then, and only in the one way."""
    broken = any(problem.severity == "error" for problem in folder.check())
    with pytest.raises(ContentError) if broken else nullcontext():
        folder.load()


@QUICK
@given(data=TEXT)
def test_any_page(folder: Folder, data: bytes) -> None:
    folder.write("pages/swelling.en.md", data)
    loads_or_tells(folder)


@QUICK
@given(text=st.text())
def test_any_text_on_a_page(folder: Folder, text: str) -> None:
    folder.write("pages/swelling.en.md", page("swelling", "en") + text)
    loads_or_tells(folder)


@QUICK
@given(path=st.sampled_from(YAMLS), data=TEXT)
def test_any_yaml_file(folder: Folder, path: str, data: bytes) -> None:
    before = folder.read(path)
    folder.write(path, data)
    loads_or_tells(folder)
    folder.write(path, before)


WORDS = st.text(alphabet="肿胀{}[]()*_#-:.'\" \nab1…\u2028\r\t\\", max_size=40)


@QUICK
@given(text=WORDS, word=WORDS)
def test_any_text_in_an_answer_a_value_a_word(folder: Folder, text: str, word: str) -> None:
    """Good YAML with any text in it: quotes and signs come out as they went in."""
    texts = json.dumps({"zh": text, "en": word})
    changes = {
        "answers/care.yaml": ('"**洗头**：{value.hair-wash}。听医生的。"', json.dumps(text)),
        "values.yaml": ("    range:", f"    ours: {texts}\n    range:"),
        "glossary.yaml": ("{zh: [血肿]", f"{{zh: [{json.dumps(text)}]"),
        "forbidden.yaml": ("[at best]", f"[{json.dumps(word)}]"),
    }
    before = {path: folder.read(path) for path in changes}
    for path, (old, new) in changes.items():
        folder.replace(path, old, new)
        loads_or_tells(folder)
    for path, old in before.items():
        folder.write(path, old)


@QUICK
@given(data=TEXT)
def test_any_wording(folder: Folder, data: bytes) -> None:
    folder.write("wording/en/chat.ftl", data)
    loads_or_tells(folder)


@given(text=st.text(alphabet="ab:-[]{}'\"&*!#|> \n\t?,%@`\\"))
def test_any_yaml(text: str) -> None:
    with suppress(YamlError):
        assert parse(text, first_line=5).line("no", "such", 1) >= 5


@given(text=st.text(alphabet="a:[\n '"))
def test_the_line_of_a_mistake_is_in_the_file(text: str) -> None:
    line = 5
    try:
        parse(text, first_line=5)
    except YamlError as error:
        line = error.line
    assert 5 <= line <= 5 + text.count("\n") + 1

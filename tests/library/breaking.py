"""Ways to break a content folder, and what must be told of it."""

from collections.abc import Callable

import pytest

from bot.library import ContentError
from tests.library.conftest import Folder

ZH, EN = "pages/swelling.zh.md", "pages/swelling.en.md"
Break = Callable[[Folder], None]


def both(old: str, new: str) -> Break:
    """Change a page in both languages, so that they still agree."""

    def change(folder: Folder) -> None:
        folder.replace(ZH, old, new)
        folder.replace(EN, old, new)

    return change


def edit(path: str, old: str, new: str) -> Break:
    return lambda folder: folder.replace(path, old, new)


def put(path: str, text: str | bytes) -> Break:
    return lambda folder: folder.write(path, text)


def gone(path: str) -> Break:
    return lambda folder: folder.remove(path)


def body(text: str) -> Break:
    return edit(EN, "It is strongest in the first days.", text)


def assert_told(folder: Folder, path: str, line: int | None, words: str) -> None:
    """An error there says so, and nothing is loaded."""
    errors = [problem for problem in folder.check() if problem.severity == "error"]
    told = [p for p in errors if (p.path.as_posix(), p.line) == (path, line)]
    assert any(words in f"{p.message} ({p.hint})" for p in told), [str(p) for p in errors]
    with pytest.raises(ContentError):
        folder.load()

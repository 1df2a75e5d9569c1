"""Every mistake in a drawing is told with its file, its line, and what to write instead."""

from pathlib import Path

import pytest

from tests.library.conftest import Folder, write_small

BOWL = """\
<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1350">
  <desc>{bowl-alt}</desc>
  <text x="9" y="99" font-size="40" data-width="400" data-lines="1">{bowl-soup}</text>
  <text>{clinic.phone} {value.hair-wash}</text>
</svg>
"""
WORDS = {
    "zh": "picture-bowl-alt = 一碗汤\npicture-bowl-soup = 汤，{ $phone }\n",
    "en": "picture-bowl-alt = A bowl\npicture-bowl-soup = Soup { $emergency }\n",
}
SVG, EN, ZH = "pictures/bowl.svg", "wording/en/own.ftl", "wording/zh/own.ftl"


@pytest.fixture
def drawn(tmp_path: Path) -> Folder:
    folder = write_small(tmp_path / "content")
    folder.write(SVG, BOWL)
    folder.write(EN, WORDS["en"].replace("$emergency", "$phone"))
    folder.write(ZH, WORDS["zh"])
    return folder


def told(folder: Folder) -> list[str]:
    return [str(problem) for problem in folder.check()]


def test_a_drawing_and_its_words_make_a_picture_in_each_language(drawn: Folder) -> None:
    assert told(drawn) == []
    library = drawn.load()
    assert library.picture("bowl", "en").alt == "A bowl"
    assert "汤，0355-123-4567" in library.picture("bowl", "zh").svg
    assert "第1天到拆线后" in library.picture("bowl", "zh").svg


@pytest.mark.parametrize(
    ("path", "old", "new", "problem"),
    [
        (SVG, "{bowl-soup}", "{bowl-soap}", f"{SVG}:3: error: {{bowl-soap}}: there is no wording"),
        (SVG, "{bowl-soup}", "{bowl-soap}", "did you mean picture-bowl-soup?"),
        (SVG, "{bowl-soup}", "{dish-soup}", "labels begin with bowl-"),
        (SVG, "clinic.phone", "clinic.fone", f"{SVG}:4: error: {{clinic.fone}} stands for nothing"),
        (SVG, "<desc>{bowl-alt}</desc>", "", "write <desc>{bowl-alt}</desc>"),
        (SVG, "</desc>", "</dsc>", f"{SVG}:2: error: this can't be read as a drawing"),
        (SVG, "<text>{clinic", "<image/><text>{clinic", "holds a photograph"),
        (SVG, "http://www.w3.org/2000/svg", "http://example.org", "is no SVG drawing"),
        (SVG, "{bowl-soup}", "soup", f"{EN}:2: warning: no drawing shows picture-bowl-soup"),
        (SVG, 'width="400"', 'width="wide"', f"{SVG}: error: {{bowl-soup}} has no place"),
        (SVG, 'width="400"', 'width="0"', f"{SVG}: error: {{bowl-soup}} has no place"),
        (SVG, 'lines="1"', 'lines="1" data-place="left"', f"{SVG}: error: {{bowl-soup}} has no"),
        (EN, "Soup {", "Soup for the whole week {", f"{EN}:2: warning: {{bowl-soup}} has 2 lines"),
        (EN, "Soup", "🍲", f"{EN}:2: warning: {{bowl-soup}}: drawings can't show 🍲"),
        (EN, "Soup", "Best soup", f"{EN}:2: error: “Best” is a word that no text may use"),
        (EN, "$phone", "$fone", "uses { $fone }, which it is not given (did you mean phone?)"),
        (EN, "picture-bowl-soup", "picture-bowl-sup", "the wording picture-bowl-soup is missing"),
    ],
)
def test_mistakes_are_told(drawn: Folder, path: str, old: str, new: str, problem: str) -> None:
    drawn.replace(path, old, new)
    assert any(problem in line for line in told(drawn)), "\n".join(told(drawn))


def test_a_drawing_that_is_no_text_is_told(drawn: Folder) -> None:
    drawn.write(SVG, b"\xff\xfe\x00")
    assert any("not UTF-8" in line for line in told(drawn))

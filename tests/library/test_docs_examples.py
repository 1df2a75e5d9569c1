"""What ``docs/content.md`` tells a nurse to write works as it stands there."""

import re
from pathlib import Path

import pytest

from tests.library.conftest import Folder, page

GUIDE = (Path(__file__).parents[2] / "docs" / "content.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```\n(.*?)```", GUIDE, re.DOTALL)


@pytest.fixture
def clinic(small: Folder) -> Folder:
    for lang in ("zh", "en"):
        contact = page("swelling", lang).replace("swelling", "contact")
        small.write(f"pages/contact.{lang}.md", contact.replace("Swelling", "Contact"))
    return small


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.startswith("values:")])
def test_a_rule_of_ones_own(clinic: Folder, own: Folder, example: str) -> None:
    own.write("values.yaml", example)
    assert clinic.check(own.root) == []
    assert clinic.load(own.root).value("hair-wash", "zh").text == "第5天起，用温水"


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.startswith("reviewed: ")])
def test_a_question_of_ones_own(clinic: Folder, own: Folder, example: str) -> None:
    own.write("answers/ours.yaml", example.replace("2026-12-01", "2026-11-20"))
    assert clinic.check(own.root) == []
    hit = clinic.load(own.root).search("车停在哪", "zh")[0]
    assert (hit.kind, hit.id) == ("answer", "parking")


def test_both_languages_have_the_same_examples() -> None:
    first, second = len(EXAMPLES) // 2, len(EXAMPLES) - len(EXAMPLES) // 2
    assert first == second
    assert sum(example.startswith(("values:", "reviewed: ")) for example in EXAMPLES) == 4

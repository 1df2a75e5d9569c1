"""A small content folder without a mistake, and the ways to change it."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.library import Library, Problem, check_content, load_library

TODAY = date(2026, 11, 23)

CLINIC = """\
name: {zh: 示例诊所, en: Example clinic}
phone: "0355-123-4567"
emergency: "120"
address: {zh: 示例路1号, en: 1 Example Road}
hours: {zh: 每天, en: every day}
helpdesk: {zh: 在线客服, en: online service}
zone: Asia/Shanghai
desk: {hours: {monday: ["08:00-12:00", "13:30-17:30"]}}
"""
MENUS = """\
home:
  - [{page: care}, {page: risks}]
  - [{do: ask}]
  - [{do: wrong}]
"""
SOURCES = """\
mayo:
  title: Mayo Clinic
  by: Mayo
  url: https://www.mayoclinic.org
  kind: hospital
gupta-2016:
  title: Gupta, ASJ 2016
  year: 2016
  kind: study
  note: {zh: 一万人, en: "11,300 people"}
"""
SHEET = """\
groups:
  - id: hospital
    title: {zh: 医院, en: The hospital}
    questions:
      - id: licence
        text: {zh: 有执照吗？, en: Is there a licence?}
        sources: [mayo]
"""
SYNONYMS = """\
groups:
  - [拆线, 线头, stitches, sutures]
  - [出血, 流血, bleeding, blood]
  - [肿, 肿胀, swelling, swollen]
"""
VALUES = """\
values:
  - id: hair-wash
    title: {zh: 洗头, en: Washing your hair}
    range: {zh: "第1天到拆线后", en: "from day 1 to day 14"}
    sources: [gupta-2016]
"""
ANSWERS = """\
reviewed: 2026-11-01
reviewed_by: none
review_by: 2027-11-01
answers:
  - id: wash-hair
    page: care
    sources: [mayo]
    ask:
      zh: [什么时候能洗头, 几天能洗头发]
      en: [when can i wash my hair, shampoo after the op]
    text:
      zh: "**洗头**：{value.hair-wash}。听医生的。"
      en: "**Hair**: {value.hair-wash}. Your surgeon's word counts."
  - id: cannot-breathe
    page: red-flags
    facts: false
    alarm: true
    ask:
      zh: [喘不上气, 呼吸困难怎么办]
      en: [i cant breathe, trouble breathing]
    text:
      zh: |
        马上打 {clinic.emergency}。

        见[求助](page:red-flags)和[护理](page:care)。
      en: |
        Call {clinic.emergency} now.

        See [help](page:red-flags) and [aftercare](page:care).
"""
GLOSSARY = """\
words:
  - id: haematoma
    word: {zh: [血肿], en: [haematoma, hematoma]}
    plain: {zh: 皮肤下面积了血, en: blood that gathers under the skin}
    explained_in: [risks]
    sources: [mayo]
"""
FORBIDDEN = """\
words:
  - en: [guarantee, best]
    zh: [保证, 最好的]
    instead: say what usually happens
    unless: [at best]
    allowed_in: [red-flags]
"""
SHIPPED = Path(__file__).parents[2] / "content"
TRIAGE = re.sub(
    r"sources: \[.*\]",
    "sources: [mayo]",
    (SHIPPED / "triage.yaml")
    .read_text(encoding="utf-8")
    .replace("reviewed: 2026-11-23", "reviewed: 2026-11-01")
    .replace("review_by: 2027-05-23", "review_by: 2027-11-01"),
)
WORDING = {
    "zh": (
        "do-ask = 提问\ngreeting = 您好，这里是{ $clinic }。\ncount = { $n } 页\n"
        "button-wrong = 不对劲\n"
    ),
    "en": (
        "do-ask = Ask\ngreeting = Hello, this is { $clinic }.\n"
        "count = { $n ->\n    [one] { $n } page\n   *[other] { $n } pages\n }\n"
        "button-wrong = Something is wrong\n"
    ),
}
PAGE = """\
---
id: {id}
{parent}order: {order}
title: {title}
sources: [mayo]
reviewed: 2026-11-01
reviewed_by: none
review_by: 2027-11-01
keywords: [{keywords}]
---
{body}
"""
TEXTS = {
    "care": (
        ("护理", "恢复, 术后", "每天休息。请打 {clinic.phone}。"),
        ("Aftercare", "recovery, after", "Rest every day. Call {clinic.phone}."),
    ),
    "stitches": (
        ("拆线", "针", "医生决定**哪天**拆线。见[求助](page:red-flags)。"),
        ("Stitches", "wound", "The surgeon decides **when**. See [help](page:red-flags)."),
    ),
    "swelling": (
        ("肿胀", "脸大", "肿胀前几天最明显。"),
        ("Swelling", "puffy face", "It is strongest in the first days."),
    ),
    "red-flags": (
        ("马上求助", "急救", "- 大量出血\n\n打 {clinic.emergency}或{clinic.phone}"),
        (
            "Get help now",
            "emergency",
            "- heavy bleeding\n\nCall {clinic.emergency} or {clinic.phone}",
        ),
    ),
    "risks": (
        ("风险", "并发症", "最常见的是出血，积起来就是血肿。"),
        ("Risks", "complications", "The most frequent one is bleeding. It may form a haematoma."),
    ),
}
PARENTS = {"stitches": "care", "swelling": "care", "red-flags": "care"}


@dataclass(frozen=True)
class Folder:
    """A content folder that can be edited."""

    root: Path

    def write(self, path: str, text: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text, f"{old!r} is not in {path}"
        self.write(path, text.replace(old, new, 1))

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def check(self, overlay: Path | None = None) -> list[Problem]:
        return check_content(self.root, overlay, TODAY)

    def load(self, overlay: Path | None = None) -> Library:
        return load_library(self.root, overlay, TODAY)


def page(name: str, lang: str) -> str:
    """Return the file of one of the small folder's pages."""
    title, keywords, body = TEXTS[name][0 if lang == "zh" else 1]
    parent = f"parent: {PARENTS[name]}\n" if name in PARENTS else ""
    order = 10 * (1 + list(TEXTS).index(name))
    return PAGE.format(
        id=name, parent=parent, order=order, title=title, keywords=keywords, body=body
    )


def write_small(root: Path) -> Folder:
    folder = Folder(root)
    folder.write("clinic.yaml", CLINIC)
    folder.write("menus.yaml", MENUS)
    folder.write("sources.yaml", SOURCES)
    folder.write("sheet.yaml", SHEET)
    folder.write("synonyms.yaml", SYNONYMS)
    folder.write("values.yaml", VALUES)
    folder.write("glossary.yaml", GLOSSARY)
    folder.write("forbidden.yaml", FORBIDDEN)
    folder.write("answers/care.yaml", ANSWERS)
    folder.write("triage.yaml", TRIAGE)
    for lang, wording in WORDING.items():
        folder.write(f"wording/{lang}/chat.ftl", wording)
        for name in TEXTS:
            folder.write(f"pages/{name}.{lang}.md", page(name, lang))
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Folder:
    return write_small(tmp_path / "content")


@pytest.fixture
def own(tmp_path: Path) -> Folder:
    """The clinic's own folder, not there until something is written."""
    return Folder(tmp_path / "own")

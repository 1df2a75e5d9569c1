"""Doses: how much of a medicine to take is for a doctor to say, and stands in no text here."""

import re
from collections.abc import Iterator
from typing import Final

from bot.library.passages import Passage
from bot.library.problems import Report

_NUMBER: Final = (
    r"(?:\d[\d.,/–-]*|half an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|another)"
)
_TAKEN: Final = (
    r"(?:tablet|pill|capsule|drop|puff|sachet|lozenge|suppository|teaspoon|tablespoon|spoonful"
    r"|dose)(?:s|ful|fuls)?"
)
_WEIGHT: Final = (
    r"(?:mg|mcg|µg|μg|g|ml|iu|milligrams?|micrograms?|grams?|millilit(?:re|er)s?"
    r"|international units?)"
)
_ENGLISH: Final = re.compile(
    rf"(?<![\w.]){_NUMBER}(?:\s*{_WEIGHT}|\s+(?:\w+\s+)?{_TAKEN})(?!\w)", re.IGNORECASE
)
_MANY: Final = r"(?:\d[\d.~～–-]*|[两二三四五六七八九十半几][十百]?[一二三四五六七八九]?)"
_MUCH: Final = r"(?:\d[\d.~～–-]*|[一两二三四五六七八九十百半几]+)"
_CHINESE: Final = re.compile(
    rf"{_MUCH}\s*(?:毫克|微克|毫升|国际单位)"
    rf"|(?<![第一]){_MANY}\s*[片粒颗丸滴]"
    r"|(?:吃|服|服用|口服|含|每次|一次|再加)\s*一\s*[片粒颗丸滴袋包支]"
)
_VOLUME: Final = r"(?:ml|millilit(?:re|er)s?)"
_FLOWS: Final = re.compile(
    rf"(?<![\w.]){_NUMBER}\s*(?:\w+\s+)?(?:drops?|{_VOLUME})\s+of\s+(?:\w+\s+){{0,2}}"
    r"(?:blood|fluid|liquid|pus)\b"
    rf"|{_NUMBER}\s*{_VOLUME}\s+(?:blood(?!\s*thin)|in (?:the|your|a|each) drain)"
    rf"|\b(?:drain\w*|bled|lost)\b(?:(?!\b(?:take|give|drink|use)\b)[^.!?,;])*?{_NUMBER}\s*{_VOLUME}\b"
    rf"|{_MANY}\s*滴[鲜淡浅深暗红黄色的]*[血水液]|{_MUCH}\s*毫升[鲜淡浅深暗红黄色的]*(?:血|引流液|液体)"
    rf"|(?:引流|[出失流抽]血|[倒流引渗]出)[^，。；！？吃服喝用]{{0,12}}?{_MUCH}\s*毫升",
    re.IGNORECASE,
)
"""Blood, and what a drain brings: counted, but no medicine."""


def doses(text: str) -> Iterator[str]:
    """Yield each dose of a medicine that a text seems to tell: 2 tablets, 500 mg, 两片."""
    text = _FLOWS.sub(" ", text)
    for pattern in (_ENGLISH, _CHINESE):
        yield from (found[0] for found in pattern.finditer(text))


def check_doses(passage: Passage, report: Report) -> None:
    """Warn of doses in a text and its title."""
    parts = [(passage.title_line, passage.title)]
    parts += [(passage.line(line), block) for line, block in passage.blocks]
    for line, part in parts:
        for dose in doses(part):
            message = f"“{dose}” reads like a dose"
            hint = "leave how much to the doctor who prescribed it"
            report.warning(passage.file, line, message, hint)

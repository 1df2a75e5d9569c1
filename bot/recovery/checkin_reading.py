"""An answer to a question of a check-in in a person's own words, in Chinese or English.

Only what clearly is one answer is read as one, and nothing that asks something. A part of a label
never stands for the best answer, and never where a "no" might be left out of it.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from unicodedata import normalize

from bot.recovery.dates_zh import HAN, number
from bot.recovery.triage import Question, RedFlag

_LONGEST: Final = 60
_FEVER: Final = Decimal(38)
"""Degrees Celsius from which the surgeon is called (fact sheet, "Red flags")."""

_BODY: Final = (Decimal(34), Decimal(43))
"""What a thermometer may show, in degrees Celsius."""

_NUMBERS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip
_AROUND: Final = re.compile(
    r"^(?:(?:i think|i'd say|i have|i've|it is|it's|there is|there's|a|an|about|around|maybe|my"
    r"|probably|roughly|pain|now|temperature|temp|fever|is|of|just|only)\s+)+"
    r"|^(?:我觉得|我|现在|今天|大概|大约|应该|好像|可能|就是|是|疼痛|疼|体温|量了|发烧|烧到|有点)+"
    r"|(?:\s+(?:please|i think|now|today|or so|maybe|i guess|points?))+$"
    r"|(?:左右|吧|了|啊|呢|的|呀|哦|哈)+$"
)
_ENDS: Final = " .。!！,，~～;；、:：\"'“”"
_SCALE: Final = re.compile(
    rf"(?P<one>\d{{1,3}}(?:[.,]\d)?|[{HAN}]{{1,3}}|{'|'.join(_NUMBERS)})"
    r"(?:\s*(?:-|~|or|to|到|或)\s*(?P<more>\d{1,2}|[a-z]{3,5}|[零一二三四五六七八九十]))?"
    r"\s*(?:/\s*10|out of (?:10|ten)|分)?"
)
_DEGREES: Final = re.compile(
    rf"(?P<whole>\d{{2,3}}|[{HAN}]{{2,3}})\s*(?:[.,点度]\s*(?P<rest>\d{{1,2}}|半|[{HAN}]))?"
    r"\s*(?:°|度|degrees?)?\s*(?P<unit>c|f|celsius|fahrenheit|摄氏度|华氏度)?"
)
_FEVERISH: Final = re.compile(
    r"^(?:(?:low|slight|mild)(?:[ -]grade)?\s+(?:fever|temperature)(?:\s+of)?\s*"
    r"|[低高发]?[烧热]到?[了,，\s]*)"
    r"|[,，\s]+(?:(?:low|slight|mild|high)\s+)?(?:fever|temperature|temp)$"
    r"|[,，\s]*(?:有点)?[低高发][烧热]$"
)
"""What people say of a number that tells by itself whether it is a fever."""

_NOT: Final = re.compile(r"\b(?:no|not|none|never|without)\b|n't|没|不|无|未")
_ANY: Final = re.compile(
    r"(?<!有)没有?(?:什么|啥|怎么样?|咋|多[少久大]|几[天个次]|哪[里儿]?)|(?<![要是])不(?:怎么|咋)(?!样$)"
    r"|(?<!为)(?:什么|啥|哪[里儿]?)[^,，;；、\s]{0,2}[都也]|[好前这过十]几[天个次]"
    r"|(?:(?:^|[,，;；、\s])(?:我|也|都|就|还|现在|目前|暂时|今天)*(?:没|不(?!要紧))[^,，;；、\s]*"
    r"|着|(?<!不)好(?:的|多了)?|[很挺].{1,4}|还(?![能会可要得是有]).{1,4})呢$"
)
"""What asks nothing though it has a word that asks: "没什么变化", "没有呢", "哪儿都不疼"."""

_ALLOWED: Final = r"(?:normal|ok(?:ay)?|fine|safe|allowed|bad|dangerous|harmful)"
_SUBJECT: Final = (
    r" (?:i|you|it|this|that|these|those|there|he|she|they|we|my|your|his|her|our|their|any\w*"
    r"|every\w*|the(?! same| best| worst)|an?(?! bit| lot| little| few)"
    rf"|{_ALLOWED} (?:to|for|if)|(?!not|all|now|very|so|too|quite|really|still|just|also|\w+ly"
    rf"|getting|going|looking|feeling)(?:(?!and|but)\w+ ){{1,5}}{_ALLOWED})\b"
)
"""What follows "is" where it asks: "is it better" does, "is better" doesn't."""

_ASKS: Final = re.compile(
    r"\?|吗|[么嘛呢]$|怎[么样]|咋|什么|啥|为何|多[少久]|几[天时点号]|哪|能不能|能否"
    r"|要不要|会不会|是不是|可不可以|(?<![还就])可以(?!$)"
    r"|^(?:(?:and|so|but|please)\s+)*(?:wh?en|whats?|why|how|who|where|which|can"
    r"|could(?! be)|may(?! be)|shall|should|must|will|would|do|does|did|tell me"
    rf"|(?:is|are|am|has)(?={_SUBJECT}))\b(?!'t| not)"
)
"""What asks something: neither "还可以" does, nor "can't breathe", nor "is better"."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: an answer's id, or None where an answer was meant but not which."""

    answer: str | None


def asks(text: str) -> bool:
    """Tell whether a text asks something."""
    return _ASKS.search(_ANY.sub(" ", _folded(text).strip(_ENDS))) is not None


def is_scale(question: Question, labels: Mapping[str, str]) -> bool:
    """Tell whether every answer to a question is a number."""
    return all(labels[choice.id].isdecimal() for choice in question.choices)


def is_temperature(question: Question) -> bool:
    """Tell whether a question is answered by a thermometer."""
    return any(RedFlag.FEVER in choice.red_flags for choice in question.choices)


def read(
    text: str,
    question: Question,
    labels: Mapping[str, str],
    also: Mapping[str, Collection[str]],
    yes: Collection[str] = (),
) -> Read | None:
    """Return the answer that a text gives to a question, None where it is anything else.

    ``labels`` and ``also`` have the buttons and further words by the answers' ids, ``yes`` words
    that answer without saying which.
    """
    whole = _plain(text)
    if not whole or len(whole) > _LONGEST or asks(text):
        return None
    said = _bare(whole)
    names = {
        choice.id: {_plain(one) for one in (labels[choice.id], *also.get(choice.id, ()))}
        for choice in question.choices
    }
    for wanted in ({whole}, {said, whole}):
        for answer, known in names.items():
            if wanted & (known | {_bare(one) for one in known} if len(wanted) > 1 else known):
                return Read(answer)
    if whole in yes or said in yes:
        return Read(None)
    if is_temperature(question):
        return _temperature(said, question, labels)
    if is_scale(question, labels):
        return _scale(said, question, labels)
    return _part(said, question, labels)


def _folded(text: str) -> str:
    return " ".join(normalize("NFKC", text).casefold().replace("’", "'").split())


def _plain(text: str) -> str:
    return _folded(text).strip(_ENDS)


def _bare(said: str) -> str:
    """Return it without what people say around an answer; never nothing."""
    for _ in range(3):
        said = _AROUND.sub("", said).strip(_ENDS) or said
    return said


def _scale(said: str, question: Question, labels: Mapping[str, str]) -> Read | None:
    found = _SCALE.fullmatch(said)
    if found is None:
        return None
    one = found["one"]
    value = _NUMBERS.index(one) if one in _NUMBERS else number(one)
    if found["more"] is None:
        for choice in question.choices:
            if int(labels[choice.id]) == value:
                return Read(choice.id)
    return Read(None)


def _temperature(said: str, question: Question, labels: Mapping[str, str]) -> Read | None:
    found = _DEGREES.fullmatch(_FEVERISH.sub("", said).strip(_ENDS))
    if found is None:
        return None
    rest = found["rest"] or "0"
    tenths = "5" if rest == "半" else rest if rest.isdecimal() else str(number(rest))
    degrees, unit = Decimal(f"{number(found['whole'])}.{tenths}"), found["unit"] or ""
    low, high = _BODY
    if unit[:1] in {"f", "华"} or (not unit and degrees > high):
        degrees = (degrees - 32) * 5 / 9
    if not low <= degrees <= high:
        return Read(None)
    fever = next(one for one in question.choices if RedFlag.FEVER in one.red_flags)
    return Read(fever.id if degrees >= _from(labels[fever.id]) else question.choices[0].id)


def _from(label: str) -> Decimal:
    """Return from when on a fever's label means one; a clinic may be stricter than the facts."""
    shown = (Decimal(one) for one in re.findall(r"\d{2}(?:\.\d)?", label))
    low, _ = _BODY
    return min((one for one in shown if low <= one <= _FEVER), default=_FEVER)


def _part(said: str, question: Question, labels: Mapping[str, str]) -> Read | None:
    """Return the only answer of whose label a text is a good part."""
    found = []
    for choice in question.choices[1:]:
        label = _plain(labels[choice.id])
        inside = f" {said} " in f" {label} " if said.isascii() else said in label
        if inside and 2 * len(said) >= len(label) and not _NOT.search(label):
            found.append(choice.id)
    return Read(found[0]) if len(found) == 1 else None

"""Body temperatures below a fever: what is told of beside such a number is none.

A word of fever elsewhere in the text still counts: who has one and took something for it may
measure less.
"""

import re
from typing import Final

from bot.library.telling import folded

BELOW_FEVER: Final = "temperature-below"
"""The answer to a text that tells of nothing but such a number."""

_UNIT: Final = r"\s*(?:度|°\s*[cf]?|[cf]\b|degrees?|celsius|fahrenheit|摄氏度?|华氏度?)"
_TENTH: Final = r"[一二三四五六七八九半]"
_PARTS: Final = (
    rf"3[5-7][.,点度](?:\d\d?|{_TENTH})|三十[五六七][点度]{_TENTH}|(?:9\d\.\d|100\.[0-3])"
)
_WHOLE: Final = r"(?:3[5-7]|三十[五六七]|9[5-9]|100)"
_ENDS: Final = (
    r"(?!\d|[.,点度]\d|\s*(?:hours?|hrs?|days?|weeks?|years?|h|kg)\b|小时|天|岁|[个公]?斤|个)"
)
_COOL: Final = rf"(?<![\d.])(?:(?:{_PARTS})(?:{_UNIT})?|{_WHOLE}{_UNIT}){_ENDS}"
"""A whole number needs its unit: "fever, 36 hours now" has none."""

_LOW: Final = r"(?:低烧|(?:low|slight|mild)(?:[ -]grade)?\s+(?:fever|temperature))"
_MEASURED: Final = r"(?:体温|温度|temperature|temp\b)"
_WORD: Final = rf"(?:{_LOW}|{_MEASURED}|发烧|发热|高烧|烧到|烧|fever)"
_BETWEEN: Final = r"(?:[\s,，:：]|[了是有在我到]|一点|\b(?:is|of|at|its?|it's|my|i have)\b)*"
_AFTER: Final = r"(?:\s|算|叫|是|不|\b(?:is|a)\b)*"
_TOLD: Final = re.compile(
    rf"(?:{_WORD}{_BETWEEN})+{_COOL}|{_MEASURED}{_BETWEEN}{_WHOLE}{_ENDS}"
    rf"|{_COOL}{_AFTER}{_WORD}|{_COOL}[,，\s]*{_LOW}"
)
_NUMBER: Final = re.compile(_COOL)
_REST: Final = re.compile(
    r"(?:手?术后)?第?[\d一二三四五六七八九十]{1,2}天|手?术后|\bday \d+|\bafter (?:op|surgery)\w*"
    r"|[\W_]|[我她他的了是有在到点多着还就又也才]|现在|今[天晚早]|昨[天晚]|刚才?|一直|从|开始|早上|晚上|下午|中午"
    r"|量|测|显示|体温[计表]|额温枪?|耳温枪?|腋下|要紧|正常|算|不|怎么办|咋办|吗|呢|么|嘛|吧|啊"
    r"|\b(?:my|i|im|ive|have|has|had|got|is|was|its?|a|an|of|at|the|now|today|tonight|this|morning"
    r"|evening|since|last|night|yesterday|just|only|about|still|so|says?|shows?|reads?|thermometer|measured|ok(?:ay)?|normal|high"
    r"|too|bit|that|does|what|should|do|for|two|three|days?|count|as|s)\b"
)
"""What may stand around a temperature and tells of nothing else."""


def without_cool(text: str) -> str:
    """Return a text without the words of fever that such a number stands by, then ``folded``."""
    left, times = _TOLD.subn(" ", folded(text))
    return left if times else text


def is_cool(text: str) -> bool:
    """Tell whether a text is about such a number and nothing else."""
    said = folded(text)
    left = _NUMBER.sub(" ", without_cool(said))
    return left != said and not _REST.sub("", left)

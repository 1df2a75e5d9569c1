"""How many dangers are heard of those that nobody tuned with, and how often nothing is the matter.

The harmless messages share their words with dangers on purpose; of ordinary questions fewer alarm.
"""

from hashlib import sha256
from pathlib import Path

import yaml

from handlers.alarms import searched, spotted
from handlers.screens.view import View
from tests.content import shipped
from tests.evaluation.questions import questions

MESSAGES = yaml.safe_load(Path(__file__).with_name("dangers.yaml").read_text("utf-8"))


def held(text: str) -> bool:
    return sha256(text.encode()).digest()[0] % 2 == 0


def alarms(text: str, lang: str) -> bool:
    """Whether the red-flag screen comes first and the team is told."""
    view = View(shipped(), lang)
    found = spotted(view, text, searched(view, text))
    return any(view.answer(one).tell_team for one in found)


def share(kind: str, *, looked_at: bool) -> float:
    told = [
        alarms(text, lang)
        for lang, texts in MESSAGES[kind].items()
        for text in texts
        if held(text) is not looked_at
    ]
    assert len(told) > 80
    return sum(told) / len(told)


def test_dangers_are_heard_however_they_are_told() -> None:
    assert share("danger", looked_at=True) >= 0.97
    assert share("danger", looked_at=False) >= 0.85


def test_what_only_sounds_like_danger_seldom_alarms() -> None:
    assert share("harmless", looked_at=True) <= 0.30
    assert share("harmless", looked_at=False) <= 0.35


HARMLESS = {
    "zh": [
        "术后呼吸会不会困难",
        "怕麻醉引起胸痛",
        "朋友说她有血肿，概率大吗",
        "辛苦了",
        "昨天拆线了，一切都好",
    ],
    "en": [
        "my friend had a haematoma, how common is that",
        "I am worried about chest pain from the anaesthetic",
        "my stitches came out yesterday and all is well",
        "wen do the stiches come out",
    ],
}
STILL_DANGERS = {
    "zh": ["去年做的，现在左脸肿得厉害", "朋友左边脸突然肿起来了", "我不行了"],
    "en": [
        "I used to see well and now my left eye is black",
        "I am worried about my chest pain",
        "my stitches came out and it is bleeding a lot",
    ],
}


def test_what_is_asked_in_general_or_well_alarms_nobody() -> None:
    told = [text for lang, texts in HARMLESS.items() for text in texts if alarms(text, lang)]
    assert told == []
    asked = [(text, lang) for lang, texts in STILL_DANGERS.items() for text in texts]
    assert [text for text, lang in asked if not alarms(text, lang)] == []


def test_ordinary_questions_hardly_ever_alarm() -> None:
    ordinary = [one for one in questions() if not any("alarm" in each for each in one.ids)]
    asked = [one for one in ordinary if not one.ids & {"red-flags", "worried"}]
    told = [alarms(one.ask, one.lang) for one in asked]
    assert sum(told) / len(told) <= 0.03

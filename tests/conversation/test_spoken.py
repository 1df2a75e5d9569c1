"""Answers in plain words, where a tap would do: who can't remember is not confused."""

import pytest

from handlers import recovery_texts, spoken
from handlers.enrolment_draft import UNKNOWN
from handlers.recovery_actions import TellSmoking, TellStitches
from handlers.screens.view import View
from tests.content import shipped

EN, ZH = View(shipped(), "en"), View(shipped(), "zh")


@pytest.mark.parametrize(
    "said",
    [
        "I can't remember",
        "i cant remember",
        "I can’t remember exactly.",
        "sorry, I don't remember the time",
        "not sure",
        "I'm not sure about the time",
        "I forgot",
        "honestly I've forgotten",
        "no idea, sorry",
        "I don't know yet",
        "they haven't told me yet",
        "I don't recall what time",
        "dunno",
    ],
)
def test_who_does_not_know_leaves_the_hour_open(said: str) -> None:
    assert spoken.minute(EN, said) == UNKNOWN


@pytest.mark.parametrize(
    "said",
    [
        "不记得了",
        "我不记得了。",
        "真的不记得了",
        "不太记得了",
        "记不清了",
        "忘了",
        "我忘了几点",
        "手术时间忘记了",
        "想不起来了",
        "几点不清楚",
        "不知道",
        "还没通知呢",
        "不好意思，记不得了",
        "没印象了",
    ],
)
def test_the_same_in_chinese(said: str) -> None:
    assert spoken.minute(ZH, said) == UNKNOWN


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (EN, "I can't remember where I am"),
        (EN, "I forgot to stop my aspirin"),
        (EN, "not well"),
        (EN, "I am not sure my wound is ok"),
        (EN, "sorry"),
        (EN, ""),
        (ZH, "不记得自己在哪里了"),
        (ZH, "我忘了停阿司匹林"),
        (ZH, "不太好"),
        (ZH, "我真的"),
    ],
)
def test_more_than_that_is_left_to_be_answered(view: View, said: str) -> None:
    assert not spoken.leaves_open(view, said)
    assert spoken.minute(view, said) is None


@pytest.mark.parametrize(
    ("view", "said", "minute"),
    [
        (EN, "in the morning please", 9 * 60),
        (EN, "evenings are best", 19 * 60),
        (EN, "after dinner", 19 * 60),
        (EN, "lunchtime", 12 * 60),
        (EN, "in the morning it bleeds", None),
        (ZH, "早上吧", 9 * 60),
        (ZH, "晚饭后", 19 * 60),
        (ZH, "下午都行", 15 * 60),
        (ZH, "晚上睡不着", None),
    ],
)
def test_a_part_of_the_day_is_a_time_for_messages(
    view: View, said: str, minute: int | None
) -> None:
    assert spoken.part_of_day(view, said) == minute


@pytest.mark.parametrize(
    ("view", "answers", "said"),
    [
        (
            EN,
            "no",
            ["not any more", "nah", "No, never.", "I don't smoke at the moment"],
        ),
        (EN, "yes", ["yes, unfortunately", "a few a day", "I vape, just a bit", "once in a while"]),
        (EN, "quit", ["I quit", "I've quit", "already stopped"]),
        (ZH, "no", ["不抽了", "我从没抽过", "不碰烟的", "没有抽"]),
        (ZH, "yes", ["偶尔抽一点吧", "抽得不多", "每天抽", "我有时候抽的"]),
        (ZH, "quit", ["戒了", "已经戒了", "我早就戒了", "戒掉了"]),
    ],
)
def test_whether_somebody_smokes_is_said_in_many_ways(
    view: View, answers: str, said: list[str]
) -> None:
    words = {
        "no": view.t("enrol-smoker-no"),
        "yes": view.t("enrol-smoker-yes"),
        "quit": view.t("enrol-smoker-quit"),
    }
    for one in said:
        assert [name for name, of in words.items() if spoken.says(view, of, one)] == [answers], one


@pytest.mark.parametrize(
    ("view", "said", "told"),
    [
        (EN, "the stitches are out now", TellStitches(0)),
        (EN, "they're still in", TellStitches(1)),
        (EN, "I quit smoking", TellSmoking(0)),
        (EN, "I smoke again", TellSmoking(1)),
        (EN, "my stitches came out by themselves", None),
        (EN, "my stitches opened", None),
        (ZH, "线已经拆了", TellStitches(0)),
        (ZH, "还没拆线呢", TellStitches(1)),
        (ZH, "我戒烟了", TellSmoking(0)),
        (ZH, "又抽烟了", TellSmoking(1)),
        (ZH, "线自己掉了", None),
        (ZH, "线崩开了", None),
    ],
)
def test_stitches_and_smoking_are_told_in_words(
    view: View, said: str, told: TellStitches | TellSmoking | None
) -> None:
    assert recovery_texts.tells(view, said) == told

"""What a person decides about themselves."""

import json

import pytest

from tests.journeys.person import Person, labels


async def test_the_data_are_handed_over_whole(ann: Person) -> None:
    await ann.says("what about scars")
    await ann.says("/privacy")
    shown = await ann.taps("Show me my data")
    async with ann.http.get(f"/sim/file/{shown['document']['file_id']}") as response:
        kept = json.loads(await response.read())
    assert kept["person"]["address"] == ann.user_id
    assert kept["person"]["unreachable_reason"] is None
    # What was found, not what was asked.
    assert all(kind in {"page", "answer", "word"} for kind, *_ in kept["dialog"]["found"])
    assert "what about" not in json.dumps(kept["dialog"])


async def test_what_is_asked_most_comes_first_and_no_paragraph_is_a_wall(
    ann: Person, fang: Person
) -> None:
    for person, first, kept in (
        (ann, "Who sees it:", ("90 days", "three days", "no names", "responsible")),
        (fang, "谁看得到：", ("90 天", "三天", "不要写姓名", "负责")),
    ):
        text = (await person.says("/privacy"))["text"]
        assert text.startswith(first)
        assert all(words in text for words in kept)
        assert max(map(len, text.split("\n"))) < 250


@pytest.mark.usefixtures("reachable_team")  # else that nobody is comes in between
async def test_beside_the_file_stands_what_is_in_it_in_plain_words(ann: Person) -> None:
    await ann.says("/privacy")
    shown = await ann.taps("Show me my data")
    assert "your number in this messenger" in shown["caption"]
    assert "check-in" not in shown["caption"]
    await ann.says("blood everywhere on my pillow")
    await ann.says("/person")
    await ann.says("/language")
    await ann.taps("中文")
    await ann.says("/privacy")
    shown = await ann.taps("看看我的数据")
    assert "我把危险情况告诉医院团队的记录（1 次）" in shown["caption"]
    assert "您和医院团队的对话" in shown["caption"]


async def test_erasure_asks_once_and_then_leaves_nothing(ann: Person) -> None:
    await ann.says("/language")
    await ann.taps("中文")
    await ann.says("/privacy")
    shown = await ann.taps("删除我的数据")
    assert "不能恢复" in shown["text"]
    shown = await ann.taps("确定，全部删除")
    assert "已经全部删除" in shown["text"]
    # The chosen language is forgotten too.
    assert "What would you like" in (await ann.says("/menu"))["text"]


async def test_who_hesitates_keeps_everything(ann: Person) -> None:
    await ann.says("/language")
    await ann.taps("中文")
    await ann.says("/privacy")
    await ann.taps("删除我的数据")
    await ann.taps("不删，保留")
    assert "您想了解什么" in (await ann.says("/menu"))["text"]


async def test_stop_stops_at_once_and_can_be_taken_back(ann: Person) -> None:
    shown = await ann.says("/stop")
    assert "will not write to you by myself" in shown["text"]
    assert labels(shown) == [
        "Messages may come again",
        "Delete my data",
        "Something is wrong",
        "🏠 Home",
    ]
    assert "can reach you again" in (await ann.taps("Messages may come again"))["text"]

"""Who wrote of a danger writes on: the team reads it, and whom to call is said once more."""

import pytest

from tests.journeys.desk import group, in_group, pass_time, topic, topics, words
from tests.journeys.person import Person, labels
from tests.journeys.test_alerts import TAKE, copies, heard, lee, may, soon
from tests.journeys.test_checkins import Asks, asks
from tests.journeys.test_recovery import store

__all__ = ["asks", "group", "lee", "may", "store"]
BLEEDS = "blood everywhere on my pillow"
DESPERATE = "i want to die"
AFTER = ["120 is busy", "should i drive myself", "is anyone there", "i feel better, never mind me"]


@pytest.mark.parametrize("text", AFTER)
async def test_the_next_words_reach_the_team(ann: Person, lee: Person, text: str) -> None:
    await ann.says(BLEEDS)
    shown = await ann.says(text)
    assert shown["text"].startswith("Call 120 now, if you have not got through")
    assert "gets what you write" in shown["text"]
    await soon(ann)
    assert await heard(lee, text) == 1
    # Whatever follows does, too, and the line is not said at every word.
    await ann.sends_quietly(text="my neighbour is with me now")
    await soon(ann)
    assert await heard(lee, "my neighbour is with me now")
    assert await heard(ann, "if you have not") == 1
    assert (await ann.newest())["text"].startswith("The team gets that, too.")
    assert (await ann.says("when can i wash my hair"))["text"].startswith("The team gets")
    await soon(ann)
    assert await heard(lee, "when can i wash my hair") == 1


@pytest.mark.usefixtures("reachable_team")  # else that nobody is comes in between
async def test_who_asks_whether_anybody_is_there_is_answered_each_time(ann: Person) -> None:
    await ann.says(BLEEDS)
    for asked in ("120 is busy", "hello?", "anybody there", "???"):
        assert (await ann.says(asked))["text"].startswith("Call 120 now"), asked


async def test_where_nobody_could_be_reached_nothing_else_is_said(ann: Person) -> None:
    await ann.says(BLEEDS)
    await soon(ann)
    assert await heard(ann, "I could not reach anybody of the team")
    shown = await ann.says("120 is busy")
    assert "with the clinic's team, but nobody has answered yet" in shown["text"]
    assert "gets what you write" not in shown["text"]


async def test_what_was_found_is_a_tap_away(fang: Person, lee: Person) -> None:
    await fang.says("血一直流")
    shown = await fang.says("我自己打车去行吗")
    assert shown["text"].startswith("120 还没打通的话，请现在就打")
    assert any("回家" in one for one in labels(shown)), labels(shown)
    await soon(fang)
    assert await heard(lee, "我自己打车去行吗") == 1


@pytest.mark.parametrize("seconds", [0, 660])
async def test_a_lesser_danger_does_not_hide_the_graver_one(fang: Person, seconds: int) -> None:
    """Nor where it is an alert of its own by then."""
    await fang.says("血一直流，止不住")
    await soon(fang, seconds)
    for said in ("还是打不通", "我好怕", "有人吗"):
        first = (await fang.says(said))["text"].splitlines()[0]
        assert "120" in first.partition("0355")[0], said


async def test_a_danger_of_a_check_in_is_followed_too(ann: Person, lee: Person, asks: Asks) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"cko:{checkin}")
    await ann.taps("Trouble breathing")
    shown = await ann.says("no one picks up the phone and there is pus")
    assert shown["text"].startswith("Call 120 now")
    await soon(ann)
    assert await heard(lee, "no one picks up the phone")


async def test_a_slip_of_the_thumb_is_followed_by_nothing(
    ann: Person, lee: Person, asks: Asks
) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"cko:{checkin}")
    await ann.taps("Trouble breathing")
    await ann.presses(f"ck:{checkin}:breathing-none")
    assert "if you have not" not in (await ann.says("when can i wash my hair"))["text"]


async def test_words_after_a_danger_are_no_answer_to_a_check_in(
    ann: Person, lee: Person, asks: Asks
) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.says(BLEEDS)
    await ann.presses(f"cko:{checkin}")
    shown = await ann.says("120 is busy")
    assert shown["text"].startswith("Call 120 now")
    await soon(ann)
    assert await heard(lee, "120 is busy") == 1


async def test_an_hour_after_it_was_last_told_of_not_first(ann: Person, lee: Person) -> None:
    await ann.says(BLEEDS)
    await soon(ann, 3300)
    await ann.says(BLEEDS)
    await soon(ann, 420)
    assert (await ann.says("120 is busy"))["text"].startswith("Call 120 now")


async def test_who_was_answered_before_the_danger_is_not_left_alone(
    ann: Person, lee: Person
) -> None:
    await ann.taps_person()
    await ann.sends_quietly(text="my ear is a bit numb")
    await soon(ann)
    (words,) = await copies(lee, "my ear is a bit numb")
    await lee.sends_quietly(text="that is usual", reply_to_message_id=words["message_id"])
    await soon(ann, 1200)
    await ann.says(BLEEDS)
    assert (await ann.says("120 is busy"))["text"].startswith("Call 120 now")


async def test_it_is_over_once_the_team_has_answered(ann: Person, lee: Person) -> None:
    await ann.says(BLEEDS)
    await ann.says("120 is busy")
    await soon(ann)
    (words,) = [one for one in await lee.from_bot() if one["text"] == "120 is busy"]
    await lee.sends_quietly(text="all clear", reply_to_message_id=words["message_id"])
    await soon(ann)
    await ann.sends_quietly(text="is anyone there")
    assert await heard(ann, "if you have not") == 1
    await ann.says("/person")
    await ann.taps("End this talk")
    shown = await ann.says("when can i wash my hair")
    assert "if you have not" not in shown["text"]


async def test_in_the_middle_of_a_danger_nobody_is_told_office_hours(
    ann: Person, lee: Person
) -> None:
    await ann.says(BLEEDS)
    await soon(ann)
    card = (await copies(lee))[-1]
    await lee.sends_quietly(text="I call you now", reply_to_message_id=card["message_id"])
    await soon(ann)
    await ann.sends_quietly(text="thank you nurse, i wait for your call")
    assert (await ann.newest())["text"] == "I call you now"
    await soon(ann)
    assert await heard(lee, "i wait for your call")


async def test_after_a_wish_to_die_another_danger_keeps_its_instruction(ann: Person) -> None:
    await ann.says(DESPERATE)
    shown = await ann.says("my calf is swollen and hurts")
    assert "surgeon" in shown["text"].splitlines()[0]
    assert "12356" in shown["text"]


async def test_the_topic_has_the_words_and_who_took_it(
    ann: Person, lee: Person, group: Person
) -> None:
    await ann.says(BLEEDS)
    await ann.says("120 is busy")
    await pass_time(ann)
    (flag,) = [
        one
        for one in await in_group(group)
        if BLEEDS in one.get("text", "") and one.get("keyboard")
    ]
    await lee.taps(TAKE, message_id=(await copies(lee))[-1]["message_id"])
    await pass_time(ann)
    now = {one["message_id"]: one for one in await in_group(group)}[flag["message_id"]]
    assert "已有人接手" in now["text"]
    assert not now.get("keyboard")


async def test_an_album_without_words_is_answered_once(ann: Person, lee: Person) -> None:
    await ann.says(BLEEDS)
    for _ in range(4):
        await ann._post("message", user_id=ann.user_id, photo="aGVsbG8=", media_group_id="a")
    await soon(ann)
    assert await heard(ann, "if you have not") == 1


async def test_an_edit_is_passed_on_and_answered_no_more(ann: Person, lee: Person) -> None:
    await ann.says(BLEEDS)
    await ann.says("120 is busy")
    said = (await ann.transcript())[-2]["message_id"]
    await soon(ann, 180)
    await ann._post("edit", chat_id=ann.chat, message_id=said, text="112 is busy")
    await ann.settle()
    assert await heard(ann, "if you have not") == 1


@pytest.mark.parametrize("before", [False, True])
async def test_the_desk_sees_at_once_that_the_words_belong_to_a_red_flag(
    ann: Person, boss: Person, group: Person, *, before: bool
) -> None:
    if before:  # a topic of long ago, whose card is far above
        await ann.says("/person")
        await pass_time(ann)
        await group.sends_quietly(text="/close", message_thread_id=await topic(group))
        await pass_time(ann)
    await ann.says(BLEEDS)
    await ann.says("120 is busy")
    await pass_time(ann)
    thread = await topic(group)
    inside = [one for one in await in_group(group) if one.get("message_thread_id") == thread]
    assert "120 is busy" in words(inside)
    assert "🔴" in words(inside)[-1]
    taking = "我来处理 · I'll take it"  # the group may read either
    assert labels(inside[-1]) == [taking]
    await group.sends_quietly(text="/close", message_thread_id=thread)
    await pass_time(ann)
    assert "nobody has taken a red flag" in words(await in_group(group))[-1]
    assert [one["closed"] for one in await topics(group)] == [False]
    await group.taps(taking, message_id=inside[-1]["message_id"])
    await group.sends_quietly(text="/close", message_thread_id=thread)
    await pass_time(ann)
    assert [one["closed"] for one in await topics(group)] == [True]


async def test_a_wish_to_die_is_met_with_its_own_numbers(ann: Person, lee: Person) -> None:
    await ann.says(DESPERATE)
    shown = await ann.says("nobody cares anyway")
    assert "120 now, or 12356" in shown["text"].splitlines()[0]
    assert "somebody you trust" in shown["text"]
    await soon(ann)
    assert await heard(lee, "nobody cares anyway") == 1


async def test_a_picture_goes_along(ann: Person, lee: Person) -> None:
    await ann.says(BLEEDS)
    await ann._post("message", user_id=ann.user_id, photo="aGVsbG8=", caption="my pillow")
    await ann.settle()
    assert (await ann.newest())["text"].startswith("Call 120 now")
    await soon(ann)
    await pass_time(ann)
    assert [one["caption"] for one in await lee.from_bot() if one.get("caption")] == ["my pillow"]


async def test_thanks_and_a_stop_are_met_as_always(ann: Person, lee: Person) -> None:
    await ann.says(BLEEDS)
    assert "if you have not" not in (await ann.says("ok thank you"))["text"]
    assert "will not write to you by myself" in (await ann.says("stop"))["text"]
    await soon(ann)
    assert await heard(lee, "thank you") == 0


async def test_after_an_hour_a_question_is_one_again(ann: Person, lee: Person) -> None:
    await ann.says(BLEEDS)
    await ann._post("clock", advance_seconds=3601)
    await ann.settle()
    shown = await ann.says("when can i wash my hair")
    assert "if you have not" not in shown["text"]
    assert await heard(lee, "wash my hair") == 0

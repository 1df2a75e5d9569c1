"""The question sheet: ticked at home, taken along, filled in at two clinics, seen side by side."""

import json

import pytest

from bot.playground.images import size
from bot.settings import Settings
from tests.journeys.conftest import rehearsal
from tests.journeys.person import Person, labels


async def test_ticked_questions_are_taken_along(ann: Person, fang: Person) -> None:
    for person, sheet, doctor, along, licence in (
        (ann, "My question sheet", "The doctor", "Take it along", "Who will operate?"),
        (fang, "我的提问清单", "医生：经验和水平", "带去面诊", "谁主刀？"),
    ):
        await person.says("/menu")
        await person.taps(sheet)
        page = await person.taps(doctor)
        assert "☐ 1." in page["text"]
        page = await person.taps("☐ 1")
        assert "☑ 1." in page["text"]
        assert "☑ 1" in labels(page)
        back = await person.taps(f"↑ {sheet}")
        assert any(label.startswith(doctor) and "1" in label for label in labels(back))
        taken = await person.taps(along)
        assert licence in taken["text"]
        assert taken["text"].count("•") == 1


async def test_a_second_tap_takes_it_back(ann: Person) -> None:
    await ann.says("/menu")
    await ann.taps("My question sheet")
    await ann.taps("The doctor")
    await ann.taps("☐ 2")
    assert "☑" not in (await ann.taps("☑ 2"))["text"]


async def test_nothing_ticked_means_all_of_them(ann: Person) -> None:
    await ann.says("/menu")
    await ann.taps("My question sheet")
    await ann.presses("qs")
    said = "".join(message.get("text", "") for message in await ann.from_bot())
    assert "ticked none yet" in said
    assert "Who will operate?" in said
    assert said.count("•") == 39


async def test_ones_own_question_comes_along_and_goes_again(fang: Person) -> None:
    await fang.says("/menu")
    await fang.taps("我的提问清单")
    await fang.taps("我自己的问题")
    await fang.taps("＋ 加一个问题")
    shown = await fang.says("能不能让我女儿陪着？")
    assert "能不能让我女儿陪着" in shown["text"]
    await fang.taps("↑ 我的提问清单")
    assert "能不能让我女儿陪着" in (await fang.taps("带去面诊"))["text"]
    await fang.presses("qo")
    assert "还没有" in (await fang.taps("✕ 1"))["text"]


async def test_nobody_is_caught_in_writing(ann: Person) -> None:
    await ann.says("/menu")
    await ann.taps("My question sheet")
    await ann.taps("My own questions")
    await ann.taps("+ Add a question")
    assert "Risks" in labels(await ann.says("/menu"))
    assert "Will I have scars" in labels(await ann.says("scars"))
    await ann.presses("qa")
    await ann.taps("Never mind")
    assert "Will I have scars" in labels(await ann.says("scars"))


@pytest.mark.usefixtures("reachable_team")
async def test_a_cry_for_help_is_never_taken_for_a_note(ann: Person, fang: Person) -> None:
    for person, words in ((ann, "i cant breathe"), (fang, "喘不上气")):
        await person.says("/menu")
        await person.presses("qa")
        shown = await person.says(words)
        assert labels(shown)[0] in {"Something is wrong", "感觉不对劲"} or "120" in shown["text"]
        mine = await person.presses("qo")
        assert words not in mine["text"]


async def test_two_clinics_are_seen_side_by_side_in_the_order_they_were_written(
    ann: Person,
) -> None:
    await ann.says("/menu")
    await ann.presses("qm:surgeon")
    await ann.presses("qc")
    await ann.taps("+ Write down a clinic")
    shown = await ann.says("Z by the park")
    assert "Z by the park" in shown["text"]
    assert "nothing noted yet" in shown["text"]
    await ann.taps("✎ 1")
    shown = await ann.says("Dr Li *herself*")
    assert "Dr Li *herself*" in shown["text"]
    await ann.taps("↑ Clinics’ answers")
    await ann.taps("+ Write down a clinic")
    await ann.says("A in town")
    await ann.taps("↑ Clinics’ answers")
    pair = await ann.taps("Two side by side")
    assert pair["text"].index("Z by the park: Dr Li") < pair["text"].index("A in town: (nothing")
    picture = await ann.taps("🖼 As a picture")
    assert picture["photo"]
    back = await ann.taps("↑ As text")
    assert "A in town: (nothing" in back["text"]


async def test_an_answer_and_a_clinic_can_be_taken_away(ann: Person) -> None:
    await ann.says("/menu")
    await ann.presses("qn")
    await ann.says("A")
    await ann.taps("✎ 1")
    await ann.says("yes, seen")
    await ann.taps("✎ 1")
    assert "yes, seen" not in (await ann.taps("Delete this answer"))["text"]
    asked = await ann.taps("Remove this clinic")
    assert "Remove A" in asked["text"]
    await ann.taps("No, keep it")
    await ann.taps("Remove this clinic")
    assert "A" not in labels(await ann.taps("Yes, remove it"))


async def test_what_is_too_long_is_asked_for_again(ann: Person) -> None:
    await ann.says("/menu")
    await ann.presses("qn")
    assert "at most 40" in (await ann.says("A" * 41))["text"]
    assert "Hospital" in (await ann.says("Hospital"))["text"]


async def test_the_sheet_as_a_picture_has_pages(fang: Person) -> None:
    await fang.says("/menu")
    shown = await fang.presses("qp:0")
    assert "第 1 张" in shown["caption"]
    async with fang.http.get(f"/sim/file/{shown['photo']['file_id']}") as response:
        width, height = size(await response.read()) or (0, 0)
    assert (width, height > 900) == (1080, True)
    assert "第 2 张" in (await fang.taps("下一页 ›"))["caption"]


async def test_buttons_of_what_is_gone_lead_on(ann: Person) -> None:
    await ann.says("/menu")
    for data in (
        "qv:7:0",
        "qw:7:licence",
        "qb:7-8:0",
        "qi:7-8:0",
        "qb:x:0",
        "qm:nothing",
        "qx:7:1",
        "qy:7",
    ):
        assert labels(await ann.presses(data))


async def test_it_lives_through_a_restart_is_handed_over_and_erased(settings: Settings) -> None:
    async with rehearsal(settings) as (meet, _):
        ann = meet()
        await ann.says("/menu")
        await ann.presses("qm:licence:1")
        await ann.presses("qn")
    async with rehearsal(settings) as (meet, _):
        ann = meet()
        assert "By the river" in (await ann.says("By the river"))["text"]
        await ann.says("/privacy")
        shown = await ann.taps("Show me my data")
        async with ann.http.get(f"/sim/file/{shown['document']['file_id']}") as response:
            kept = json.loads(await response.read())
        assert kept["question_sheet"]["chosen"] == ["licence"]
        assert kept["question_sheet"]["clinics"][0][1] == "By the river"
        await ann.presses("qe:0")
        assert "The sheet is deleted" in (await ann.taps("Yes, delete everything"))["text"]

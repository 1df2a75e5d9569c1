"""Reading: from the first /start to every page and back, in both languages."""

from typing import Any

import pytest

from tests.content import shipped
from tests.journeys.conftest import Meet
from tests.journeys.person import Person, labels


async def test_a_newcomer_is_greeted_in_the_language_of_her_messenger(
    ann: Person, fang: Person
) -> None:
    english = await ann.says("/start")
    chinese = await fang.says("/start")
    assert "Tap a button, or just write" in english["text"]
    assert "您好" in chinese["text"]
    assert "Risks" in labels(english)
    assert "风险" in labels(chinese)


async def test_one_message_carries_the_whole_walk(ann: Person) -> None:
    menu = await ann.says("/menu")
    page = await ann.taps("Risks")
    assert page["message_id"] == menu["message_id"]
    assert page["text"].startswith("Home\n\nWhat can go wrong")
    page = await ann.taps("Bleeding")
    assert "Home › Risks" in page["text"]
    assert "1 in 100" in page["text"]
    page = await ann.taps("Next ›")
    assert "Infection" in page["text"]
    page = await ann.taps("‹ Previous")
    assert "haematoma" in page["text"]
    page = await ann.taps("↑ Risks")
    assert "What can go wrong" in page["text"]
    page = await ann.taps("🏠 Home")
    assert page["text"] == menu["text"]
    assert len(await ann.from_bot()) == 1


async def test_a_page_says_where_it_comes_from_and_that_nobody_signed_it(fang: Person) -> None:
    await fang.says("/start risk-bleeding")
    page = await fang.taps("依据和日期")
    assert "Gupta" in page["text"]
    assert "2026年11月23日" in page["text"]
    assert "没有医生审阅" in page["text"]
    page = await fang.taps("↑ 出血")
    assert "血肿" in page["text"]


async def test_something_is_wrong_leads_to_the_fixed_screen_with_the_numbers(
    ann: Person, fang: Person
) -> None:
    for person, button, call in (
        (ann, "Something is wrong", "Call 120 now"),
        (fang, "感觉不对劲", "马上打 120"),
    ):
        await person.says("/menu")
        page = await person.taps(button)
        assert call in page["text"]
        assert "0355-000-0000" in page["text"]


@pytest.mark.parametrize("page", ["care", "care-cold", "care-exercise", "care-sun"])
async def test_every_screen_of_the_recovery_part_has_the_red_button(ann: Person, page: str) -> None:
    assert has_red_button(await ann.says(f"/start {page}"))
    assert has_red_button(await ann.taps("Why? Sources and date"))


async def test_where_an_answer_comes_from_has_the_red_button(ann: Person) -> None:
    assert has_red_button(await ann.says("Can I use a hair dryer?"))
    assert has_red_button(await ann.taps("Why? Sources and date"))


def has_red_button(shown: dict[str, Any]) -> bool:
    styles = {button["text"]: button.get("style") for row in shown["keyboard"] for button in row}
    return styles.get("Something is wrong") == "danger"


async def test_a_leaflet_opens_its_page_and_a_bad_one_the_menu(ann: Person) -> None:
    assert "What can go wrong" in (await ann.says("/start risks"))["text"]
    assert "no longer here" in (await ann.says("/start winter-offer"))["text"]
    assert "Tap a button" in (await ann.says("/start %%%"))["text"]


async def test_the_language_changes_in_one_tap_and_stays(ann: Person) -> None:
    await ann.says("/language")
    page = await ann.taps("中文")
    assert page["text"] == "您想了解什么？"
    assert "您想了解什么" in (await ann.says("/menu"))["text"]
    await ann.says("/language")
    assert "What would you like" in (await ann.taps("English"))["text"]


async def test_the_command_menu_is_there_in_both_languages(meet: Meet, ann: Person) -> None:
    await ann.says("/start")
    async with ann.http.get("/sim/state") as response:
        commands = (await response.json())["commands"]
    by_language = {
        item["language_code"]: {c["command"]: c["description"] for c in item["commands"]}
        for item in commands
    }
    for code in ("", "en", "zh"):
        assert {"start", "menu", "help", "language", "privacy", "stop"} <= set(by_language[code])
    assert by_language["zh"]["menu"] == "菜单"
    assert by_language["en"]["menu"] == "Menu"


async def test_what_the_bot_can_do_itself_is_one_tap_from_the_answer(
    ann: Person, fang: Person
) -> None:
    shown = await ann.says("your messages wake me up")
    assert "Another time of day" in shown["text"]
    shown = await ann.taps("Reminders")
    assert "the date of your operation" in shown["text"]
    shown = await fang.says("把我资料全删了")
    await fang.taps("我的数据")
    shown = await fang.newest()
    assert "删除我的数据" in labels(shown)
    assert "💬 问真人" in labels(await fang.says("停车场收费不"))


async def test_help_tells_what_to_do(ann: Person, fang: Person) -> None:
    assert "How to use me" in (await ann.says("/help"))["text"]
    assert "怎么用" in (await fang.says("/help"))["text"]


async def test_the_question_sheet_goes_from_group_to_group(fang: Person) -> None:
    await fang.says("/menu")
    page = await fang.taps("我的提问清单")
    first = labels(page)[0]
    page = await fang.taps(first)
    assert first in page["text"]
    assert "？" in page["text"]
    page = await fang.taps("下一页 ›")
    assert first not in page["text"]
    assert "我的提问清单" in (await fang.taps("↑ 我的提问清单"))["text"]


async def test_every_page_can_be_walked_to_and_left_in_both_languages(
    ann: Person, fang: Person
) -> None:
    library = shipped()
    for person in (ann, fang):
        await person.says("/menu")
        seen: set[str] = set()
        open_buttons = [("h",)]
        while open_buttons:
            (data,) = open_buttons.pop()
            if data in seen:
                continue
            seen.add(data)
            shown = await person.presses(data)
            if data.startswith("p:"):
                page = library.page(data[2:], "zh" if person is fang else "en")
                assert page.title in shown["text"]
            buttons = [b for row in shown["keyboard"] for b in row]
            assert buttons, shown["text"]
            carried = {b["callback_data"] for b in buttons if "callback_data" in b}
            assert data == "h" or "h" in carried, shown["text"]
            open_buttons += [(d,) for d in carried if d[:2] in {"p:", "s:", "h", "q", "qg"}]
        assert len([data for data in seen if data.startswith("p:")]) >= 25

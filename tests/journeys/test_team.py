"""The clinic's team: invited by a link, its commands in its own chats alone, gone when removed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.conversation.action import Action, field_kinds, pack
from bot.operators import Role
from bot.rehearsal import NURSE
from bot.settings import Settings
from handlers.commands import in_talks, of_role
from handlers.desk import COMMANDS
from handlers.routes import ROUTES
from handlers.screens import home
from handlers.screens.view import View
from tests.content import shipped
from tests.drills.processes import ended, start
from tests.journeys.conftest import Meet, rehearsal
from tests.journeys.person import Person, labels

WRONG = "aaaa-bbbb-cccc-dddd"
HIDDEN = [route.action for route in ROUTES if route.action is not None and route.least]


async def commands_of(person: Person) -> dict[str, list[str]]:
    """The commands of a person's own chat, by language; none where all see the same."""
    async with person.http.get("/sim/state") as response:
        menus = (await response.json())["commands"]
    return {
        menu["language_code"]: [one["command"] for one in menu["commands"]]
        for menu in menus
        if menu["scope"] == {"type": "chat", "chat_id": person.chat}
    }


async def code_for(owner: Person, invite: str, role: str) -> str:
    """Make an invitation; returns the code of its link."""
    await owner.says("/team")
    await owner.taps(invite)
    shown = await owner.taps(role)
    found = re.search(r"https://t\.me/\w+\?start=([a-z0-9-]+)", shown["text"])
    assert found, shown["text"]
    assert f"/claim {found[1]}" in shown["text"]
    return found[1]


def seen(message: dict[str, Any]) -> tuple[str, Any]:
    """What a person sees of a message, whichever it is."""
    return message["text"], message.get("keyboard")


async def test_the_nurse_of_a_rehearsal_owns_the_bot_from_the_start(nurse: Person) -> None:
    shown = await nurse.says("/team")
    assert "负责人：9001" in shown["text"]
    await nurse.settle()
    menus = await commands_of(nurse)
    assert set(menus) == {"zh", "en", ""}
    own = ["waiting", "announce", "questions", "desk", "duty", "team", "drill"]
    assert all(menu[: len(own)] == own and "privacy" in menu for menu in menus.values())


async def test_an_invited_colleague_joins_by_the_link_and_is_out_at_once(
    nurse: Person, ann: Person
) -> None:
    code = await code_for(nurse, "邀请同事", "负责人")
    assert "you decide who else" in (await ann.says(f"/start {code}"))["text"]
    team = await ann.says("/team")
    assert "Owner: 4242" in team["text"]
    assert "(you)" in team["text"]
    assert "team" in (await commands_of(ann))["en"]
    await nurse.says("/team")
    assert "马上失效" in (await nurse.taps("移出 4242"))["text"]
    assert "都不能再用" in (await nurse.taps("确定，马上生效"))["text"]
    assert await commands_of(ann) == {}
    dead = await ann.taps("Invite somebody", message_id=team["message_id"])
    assert "older message" in dead["text"]


async def test_whoever_hesitates_keeps_a_colleague_and_taps_twice_in_vain(
    nurse: Person, ann: Person
) -> None:
    await ann.says(f"/claim {await code_for(nurse, '邀请同事', '编辑')}")
    await nurse.says("/team")
    await nurse.taps("移出 4242")
    assert "编辑：4242" in (await nurse.taps("不，保留"))["text"]
    asked = await nurse.taps("移出 4242")
    sure = asked["keyboard"][0][0]["callback_data"]
    await nurse.presses(sure)
    again = await nurse.presses(sure)
    assert "4242" not in again["text"]
    log = await nurse.taps("操作记录")
    assert log["text"].count("移出团队") == 1


async def test_an_editor_has_a_role_but_not_the_owners_buttons(nurse: Person, fang: Person) -> None:
    code = await code_for(nurse, "邀请同事", "编辑")
    # However it is typed, on a telephone that begins sentences with capitals.
    assert "编辑" in (await fang.says(f"/claim  {code.upper()} "))["text"]
    assert "我不认识这个命令" in (await fang.says("/team"))["text"]
    assert "团队" in (await fang.says("/privacy"))["text"]
    assert "team" not in (await commands_of(fang))["zh"]


async def test_the_only_owner_cant_leave(meet: Meet) -> None:
    for lang, leave, sure, told in (
        ("en", "Leave the team", "Yes, at once", "only owner"),
        ("zh-hans", "退出团队", "确定，马上生效", "唯一的负责人"),
    ):
        owner = meet(NURSE, lang)
        await owner.says("/team")
        await owner.taps(leave)
        assert told in (await owner.taps(sure))["text"]
        assert leave in labels(await owner.says("/team"))


async def test_the_log_tells_who_did_what_by_the_clinics_clocks(nurse: Person, ann: Person) -> None:
    code = await code_for(nurse, "邀请同事", "负责人")
    await ann.says(f"/start {code}")
    await ann.says("/team")
    log = (await ann.taps("Who did what"))["text"]
    lines = [line for line in log.splitlines() if line.startswith("•")]
    assert [re.sub(r".*\d\d:\d\d: ", "", line) for line in lines] == [
        "4242 joined: Owner",
        "9001 made an invitation: Owner",
        "the bot's machine gave 9001 a role: Owner",
    ]
    assert all("today" in line.lower() for line in lines)
    await ann.taps("↑ The team")
    for _ in range(9):
        await ann.presses("tn:editor")
    await ann.says("/team")
    first = await ann.taps("Who did what")
    assert len(re.findall("•", first["text"])) == 10
    assert len(re.findall("•", (await ann.taps("Next ›"))["text"])) == 2
    # An owner who deletes their data is a number that is nobody's.
    await ann.says("/privacy")
    await ann.taps("Delete my data")
    await ann.taps("Yes, delete everything")
    assert await commands_of(ann) == {}
    await nurse.says("/team")
    after = (await nurse.taps("操作记录"))["text"]
    assert "4242" not in after
    assert re.search(r"\d+ 号（已删除）：删除了自己的数据", after)


async def test_a_patient_finds_nothing_of_the_team(meet: Meet) -> None:
    for number, lang in ((61, "en"), (62, "zh-hans")):
        patient = meet(number, lang)
        unknown = seen(await patient.says("/nonsense"))
        outdated = seen(await patient.presses("zzz:1"))
        for command in (*_hidden_commands(), *COMMANDS):
            assert seen(await patient.says(f"/{command}")) == unknown
            assert seen(await patient.says(f"/{command} 1")) == unknown
        for action in HIDDEN:
            assert seen(await patient.presses(pack(_sample(action)))) == outdated, action
        assert seen(await patient.says("/claim")) == unknown
        assert seen(await patient.says(f"/claim {WRONG}")) == unknown
        page = seen(await patient.says("/start winter-offer"))
        assert seen(await patient.says(f"/start {WRONG}")) == page
        told = await patient.says("/help")
        assert not [one for one in (*_hidden_commands(), *COMMANDS) if f"/{one}" in told["text"]]
        for command in ("/help", "/privacy", "/menu"):
            assert "team" not in str((await patient.says(command))["keyboard"]).lower()
        assert await commands_of(patient) == {}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_tells_each_role_of_every_command_it_has(lang: str) -> None:
    needs = {route.action: route.least for route in ROUTES if route.action is not None}
    view = View(shipped(), lang)
    for role in Role:
        own = {
            route.command
            for route in ROUTES
            if route.make is not None
            and (least := needs[type(route.make(""))]) is not None
            and role.covers(least)
        }
        talks = set(COMMANDS) if role.covers(Role.OPERATOR) else set()
        told = home.help_for_team(view, of_role(view, role), in_talks(view, role)).text
        assert set(re.findall(r"^• /(\w+) – .", told, re.MULTILINE)) == own | talks


async def test_a_colleague_reads_of_the_commands_and_where_they_work(
    nurse: Person, fang: Person
) -> None:
    told = await nurse.says("/help")
    for line in ("/menu", "• /waiting – 谁在等回复", "• /reminders – 给患者发过什么"):
        assert line in told["text"]
    assert (await nurse.says("你能做什么"))["text"] == told["text"]
    for command in COMMANDS:
        shown = await nurse.says(f"/{command}")
        assert f"/{command} 是针对某一位患者的" in shown["text"]
        assert labels(shown) == ["谁在等"]
    await fang.says(f"/claim {await code_for(nurse, '邀请同事', '编辑')}")
    told = await fang.says("/help")
    assert "• /questions – " in told["text"]
    assert "/waiting" not in told["text"]
    assert "不认识这个命令" in (await fang.says("/reminders"))["text"]


async def test_a_lesser_role_finds_nothing_of_what_needs_more(nurse: Person, ann: Person) -> None:
    await ann.says(f"/claim {await code_for(nurse, '邀请同事', '编辑')}")
    outdated = seen(await ann.presses("zzz:1"))
    for route in ROUTES:
        if route.action is not None and route.least not in {None, Role.EDITOR}:
            assert seen(await ann.presses(pack(_sample(route.action)))) == outdated


async def test_after_five_wrong_codes_the_right_one_waits_an_hour(
    nurse: Person, ann: Person
) -> None:
    code = await code_for(nurse, "邀请同事", "操作员")
    for _ in range(5):
        await ann.says(f"/claim {WRONG}")
    assert "don't know that command" in (await ann.says(f"/claim {code}"))["text"]
    assert "no longer here" in (await ann.says(f"/start {code}"))["text"]
    await ann._post("clock", advance_seconds=3600)
    assert "Operator" in (await ann.says(f"/start {code}"))["text"]


async def test_the_first_owner_claims_the_bot_by_what_the_log_shows(settings: Settings) -> None:
    codes = []
    for lang, told in (("en", "You are an owner"), ("zh-hans", "您现在是")):
        with capture_logs() as lines:
            async with rehearsal(settings, owners=()) as (meet, _):
                owner, other = meet(5, lang), meet(6, lang)
                await owner.settle()
                (line,) = [line for line in lines if line["event"] == "owner.nobody"]
                codes.append(line["code"])
                assert line["link"].endswith(f"?start={line['code']}")
                if len(codes) == 1:
                    continue  # the next start has another one
                assert told not in (await owner.says(f"/claim {codes[0]}"))["text"]
                assert told in (await owner.says(f"/start {codes[1]}"))["text"]
                assert told not in (await other.says(f"/start {codes[1]}"))["text"]
                assert "team" in (await commands_of(owner))["zh"]
    with capture_logs() as lines:
        async with rehearsal(settings, owners=()) as (meet, _):
            await meet(5).settle()
    assert not [line for line in lines if line["event"] == "owner.nobody"]


async def test_the_command_line_works_beside_a_running_bot(
    tmp_path: Path, nurse: Person, ann: Person
) -> None:
    async def operators(*words: str) -> tuple[int, str]:
        return await ended(await start("operators", *words, folder=tmp_path), 0)

    await nurse.says("/start")
    await ann.says("/start")
    code, printed = await operators("remove", str(NURSE))
    assert (code, "only owner" in printed) == (1, True)
    code, printed = await operators("add", "4242", "--role", "owner")
    assert (code, printed.startswith("4242 is owner now.")) == (0, True)
    team = await ann.says("/team")
    assert "Owner: 4242" in team["text"]
    assert "team" in (await commands_of(ann))["en"]
    code, printed = await operators("list")
    assert re.findall(r"^(\d+) +(\w+)", printed, re.MULTILINE) == [
        ("9001", "owner"),
        ("4242", "owner"),
    ]
    assert (await operators("remove", "4242"))[0] == 0
    assert "older message" in (await ann.taps("Invite somebody"))["text"]
    assert await commands_of(ann) == {}
    assert (await operators("remove", "4242"))[0] == 1
    shown = await nurse.says("/team")
    assert "4242" not in shown["text"]


async def test_ones_own_data_tell_of_the_team_only_who_is_in_it(nurse: Person, ann: Person) -> None:
    await nurse.says("/team")
    await nurse.says("/privacy")
    kept = await _data(nurse, await nurse.taps("看看我的数据"))
    assert kept["team"]["member"]["role"] == "owner"
    await ann.says("/privacy")
    assert "team" not in await _data(ann, await ann.taps("Show me my data"))


async def _data(person: Person, shown: dict[str, Any]) -> dict[str, Any]:
    async with person.http.get(f"/sim/file/{shown['document']['file_id']}") as response:
        kept: dict[str, Any] = json.loads(await response.read())
    return kept


def _hidden_commands() -> list[str]:
    return [route.command for route in ROUTES if route.make and type(route.make("")) in set(HIDDEN)]


def _sample(action: type[Action]) -> Action:
    samples = {"_Int": 1, "_Bool": True, "_Slug": "owner"}
    return action(*(samples[kind.__name__] for kind in field_kinds(action).values()))

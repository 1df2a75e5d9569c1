"""What nothing answered is collected without a name, and somebody of the team answers it."""

import json
from collections.abc import AsyncIterator
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SystemClock
from bot.library import check_content
from bot.rehearsal import NURSE, with_own_content
from bot.settings import Settings
from bot.store.database import Database
from tests.content import shipped
from tests.journeys.conftest import Meet, rehearsal
from tests.journeys.desk import pass_time
from tests.journeys.person import Person, labels
from tests.journeys.test_enrolment import EN, ZH
from tests.journeys.test_recovery import enrol, store

__all__ = ["store"]

SHIPPED = Path(__file__).parents[2] / "content"
TRUMPET = "can i play my trumpet"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The clinic's own content folder."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


@pytest.fixture
async def meet(tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Meet]:
    """The bot of a clinic that has a folder of its own."""
    with_folder(own, monkeypatch)
    async with rehearsal(Settings(data_dir=tmp_path, content_dir=own, _env_file=None)) as (make, _):
        yield make


def with_folder(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the library of a clinic whose folder is empty yet, without reading it all anew."""
    library = copy(shipped())
    library.recipe = replace(library.recipe, overlay=own)
    monkeypatch.setattr("bot.app.open_library", lambda *_, **__: library)


async def writes(nurse: Person, *messages: str) -> dict[str, Any]:
    """Send one message after the other; returns the last answer."""
    shown: dict[str, Any] = {}
    for message in messages:
        shown = await nurse.says(message)
    return shown


def label(shown: dict[str, Any], part: str) -> str:
    return next(one for one in labels(shown) if part in one)


async def test_a_nurse_answers_what_nobody_answered(
    meet: Meet, ann: Person, boss: Person, own: Path
) -> None:
    await ann.says("Can I play my trumpet?")
    await meet(4250, "en").says("my trumpet, can i play")
    await ann.says("do you validate parking tickets")
    shown = await boss.says("/questions")
    assert labels(shown)[0].startswith("2× Can I play my")
    shown = await boss.taps(labels(shown)[0])
    assert "Asked 2 times" in shown["text"]
    assert "my trumpet, can i play" in shown["text"]
    assert "4242" not in shown["text"]
    shown = await boss.taps("✏️ Write a new answer")
    assert "How do people ask" in shown["text"]
    shown = await writes(
        boss,
        "When can I play my trumpet again?",
        "什么时候能吹小号\n小号能吹吗",
        "Ask your surgeon on the day of discharge. Call {clinic.phone}.",
        "出院那天问医生。也可以打 {clinic.phone}。",
    )
    assert "Which page tells more" in shown["text"]
    shown = await boss.says("telephone of the clinic")
    shown = await boss.taps(labels(shown)[0])
    assert "Where does it come from" in shown["text"]
    shown = await boss.taps(labels(shown)[0])
    shown = await boss.taps("That’s all")
    assert "All there" in shown["text"]
    assert "When can I play my trumpet again" in shown["text"]
    await boss.taps("👁 English")
    seen, told = (await boss.from_bot())[-2:]
    assert "Ask your surgeon on the day of discharge. Call 0355" in seen["text"]
    assert "Exactly so" in told["text"]
    shown = await boss.taps("✓ Give it to patients")
    assert "no clinician has reviewed it" in shown["text"]
    assert "reviewed_by: none" in files_in(own)
    answer = await ann.says(TRUMPET)
    assert "on the day of discharge" in answer["text"]
    assert "小号" in (await meet(4251, "zh-hans").says("小号能吹吗"))["text"]
    # The log knows who did it, and the question is settled.
    await boss.says("/team")
    assert "wrote the answer own-when-can-i-play-my" in (await boss.taps("Who did what"))["text"]
    assert not any("trumpet" in one for one in labels(await boss.says("/questions")))


async def test_a_chinese_nurse_gives_a_question_an_answer_that_there_is(
    fang: Person, nurse: Person, own: Path
) -> None:
    await fang.says("头毛几时好冲一冲呀")
    shown = await nurse.taps(labels(await nurse.says("/questions"))[0])
    assert "问过 1 次" in shown["text"]
    await nurse.taps("🔎 已经有回答了")
    shown = await nurse.says("什么时候可以洗头")
    await nurse.taps(next(one for one in labels(shown) if one.startswith("💬")))
    seen, told = (await nurse.from_bot())[-2:]
    assert "洗" in seen["text"]
    assert "头毛几时好冲一冲呀" in told["text"]
    assert "好了" in (await nurse.taps("✓ 就是它"))["text"]
    assert "头毛几时好冲一冲呀" in (own / "asks.yaml").read_text()
    answered = await fang.says("头毛几时好冲一冲呀")
    assert answered["text"].split("\n")[0] == seen["text"].split("\n")[0]
    assert any("问真人" in one for one in labels(answered))
    assert "没有" in (await nurse.says("/questions"))["text"]
    await nurse.says("/team")
    assert "加了问法" in (await nurse.taps("操作记录"))["text"]


async def test_mistakes_are_told_in_the_writers_words_and_nothing_is_lost(
    fang: Person, nurse: Person, own: Path
) -> None:
    await fang.says("回家能打麻将不")
    await nurse.taps(labels(await nurse.says("/questions"))[0])
    await nurse.taps("✏️ 写一个新回答")
    shown = await nurse.says("？？？")
    assert "没有字" in shown["text"] or "问法还差" in shown["text"]
    taken = shipped().answer("hair-wash", "zh").ask[0]
    assert "已经会找到" in (await nurse.says(taken))["text"]
    await nurse.says("什么时候能打麻将")
    assert "问法还差 1 种" in (await nurse.says("when can i play mahjong"))["text"]
    await nurse.says("when can i play mahjong\nmahjong with friends")
    shown = await nurse.says("# 我们保证没事，打 {clinic.tel}，见[这里](page:nowhere)")
    for part in ("标题", "保证", "clinic.tel", "clinic.phone", "nowhere"):
        assert part in shown["text"], part
    # Away for something else, and back: all that was written is still there.
    await nurse.says("/menu")
    shown = await nurse.says("/questions")
    assert labels(shown)[0].startswith("📝 1次")
    await nurse.taps(labels(shown)[0])
    shown = await nurse.taps("📝 接着写回答")
    assert "英文的回答" in shown["text"]
    shown = await nurse.taps("看看写好的")
    assert "什么时候能打麻将" in shown["text"]
    assert "保证" in shown["text"]
    assert "✓ 给患者用" not in labels(shown)
    await nurse.taps("✏️ 中文")
    shown = await nurse.says("拆线以后问医生，我们保证。")
    assert "保证" in shown["text"]
    sent = [one for one in await nurse.transcript() if one["from"] == "user"][-1]
    await nurse._post(
        "edit", chat_id=nurse.chat, message_id=sent["message_id"], text="有血肿就问医生。"
    )
    await nurse.settle()
    assert "英文的回答" in (await nurse.newest())["text"]
    shown = await nurse.taps("看看写好的")
    assert "有血肿就问医生" in shown["text"]
    assert "“血肿”大家可能不懂" in shown["text"]
    assert not files_in(own)


async def test_what_was_begun_survives_a_restart(settings: Settings) -> None:
    async with rehearsal(settings) as (meet, _):
        ann, boss = meet(4242, "en"), meet(NURSE, "en")
        await ann.says("can i keep my tarantula at home")
        await boss.taps(labels(await boss.says("/questions"))[0])
        await boss.taps("✏️ Write a new answer")
        await boss.says("Can I keep a spider?")
    async with rehearsal(settings) as (meet, _):
        boss = meet(NURSE, "en")
        shown = await boss.says("蜘蛛能养吗\n家里有蜘蛛")
        assert "Now the answer in English" in shown["text"]


async def test_without_a_folder_the_text_is_there_to_be_copied(
    tmp_path: Path, settings: Settings
) -> None:
    async with rehearsal(settings) as (meet, _):
        ann, boss = meet(4242, "en"), meet(NURSE, "en")
        await ann.says("can i keep my tarantula at home")
        await written(boss)
        shown = await boss.taps("✓ Give it to patients")
        assert "no content folder" in shown["text"]
        assert "answers/own-can-i-keep-a-spider-" in shown["text"]
        block = next(one for one in shown["entities"] if one["type"] == "pre")
        text = shown["text"].encode("utf-16-le")
        begin, end = block["offset"] * 2, (block["offset"] + block["length"]) * 2
        folder = tmp_path / "by-hand"
        (folder / "answers").mkdir(parents=True)
        (folder / "answers" / "own-by-hand.yaml").write_bytes(
            text[begin:end].decode("utf-16-le").encode()
        )
        assert [
            p
            for p in check_content(SHIPPED, folder, SystemClock().now().date())
            if p.severity == "error"
        ] == []
        assert "📝" in labels(await boss.says("/questions"))[0]


async def test_what_is_in_the_way_of_saving_is_named_and_the_answer_waits(
    ann: Person, boss: Person, own: Path
) -> None:
    await ann.says("can i keep my tarantula at home")
    await written(boss)
    (own / "answers").write_text("in the way")
    assert "may not write" in (await boss.taps("✓ Give it to patients"))["text"]
    (own / "answers").unlink()
    (own / "values.yaml").write_text("values: [{id: nothing-like-it, ours: {zh: 一, en: a}}]\n")
    await boss.taps("The question")
    await boss.taps("📝 Go on writing the answer")
    assert "values.yaml" in (await boss.taps("✓ Give it to patients"))["text"]
    (own / "values.yaml").unlink()
    await boss.taps("The question")
    await boss.taps("📝 Go on writing the answer")
    assert "Done" in (await boss.taps("✓ Give it to patients"))["text"]


async def written(boss: Person) -> dict[str, Any]:
    """Write an answer to the first question up to the last tap."""
    await boss.taps(labels(await boss.says("/questions"))[0])
    await boss.taps("✏️ Write a new answer")
    shown = await writes(
        boss, "Can I keep a spider?", "蜘蛛能养吗\n家里有蜘蛛", "Ask us.", "问我们。"
    )
    await boss.taps(labels(shown)[0])
    return await boss.taps("It says nothing medical")


async def test_an_answer_that_did_not_help_is_collected_with_its_question(
    ann: Person, fang: Person, boss: Person
) -> None:
    shown = await ann.says("when can i wash my hair")
    await ann.taps(label(shown, "No, ask a person"))
    shown = await fang.says("什么时候可以洗头")
    await fang.taps(label(shown, "首页"))
    await pass_time(boss)  # what the desk is told of it comes now, not in between
    shown = await boss.says("/questions")
    assert len([one for one in labels(shown) if "×" in one]) == 1
    shown = await boss.taps(labels(shown)[0])
    assert "did not help" in shown["text"]


@pytest.mark.usefixtures("reachable_team")
async def test_what_is_nobodys_to_read_is_not_collected(ann: Person, boss: Person) -> None:
    await ann.says("hello")
    await ann.says("scars")
    await ann.says("my tarantula " * 20)
    await ann.says("it is bleeding a lot and i have a tarantula")
    await ann.says("the tarantula is frightened too")
    await ann.says("/person")
    await ann.sends_quietly(text="my tarantula and me")
    shown = await boss.says("/questions")
    assert not [one for one in labels(shown) if "×" in one]


@pytest.mark.parametrize(
    ("who", "slip", "question"),
    [
        ("ann", "my tarantula keeps the calendar", "can my tarantula stay with me"),
        ("fang", "蜘蛛管着日历", "蜘蛛能不能养在床头"),
    ],
)
async def test_a_slip_where_a_day_was_asked_for_is_no_question(
    boss: Person, request: pytest.FixtureRequest, who: str, slip: str, question: str
) -> None:
    person: Person = request.getfixturevalue(who)
    await person.says("/recovery")
    await person.taps({"ann": EN, "fang": ZH}[who]["agree"])
    await person.taps(labels(await person.newest())[0])
    await person.says(slip)
    assert not [one for one in labels(await boss.says("/questions")) if "×" in one]
    await person.says(question)
    collected = [one for one in labels(await boss.says("/questions")) if "×" in one]
    assert len(collected) == 1
    assert question[:6].casefold() in collected[0].casefold()


@pytest.mark.parametrize("asked", ["rc:0", "ri", "rj", "rs"])
async def test_a_slip_where_the_plan_is_changed_is_no_question(
    ann: Person, boss: Person, store: Database, asked: str
) -> None:
    await enrol(ann, store, in_days=4)
    await ann.presses(asked)
    await ann.says("my tarantula keeps the calendar")
    assert not [one for one in labels(await boss.says("/questions")) if "×" in one]
    # It was asked for once.
    await ann.says("my tarantula keeps the calendar")
    assert [one for one in labels(await boss.says("/questions")) if "×" in one]


async def test_numbers_and_names_given_as_such_are_not_kept(ann: Person, boss: Person) -> None:
    await ann.says("my name is Hortense, call 0351 555 1234 or h@example.org, is my tarantula ok")
    shown = await boss.taps(labels(await boss.says("/questions"))[0])
    for telling in ("Hortense", "555", "example"):
        assert telling not in shown["text"]
    assert "tarantula" in shown["text"]


async def test_nothing_of_a_question_leads_to_who_asked(
    tmp_path: Path, ann: Person, boss: Person
) -> None:
    await ann.says("can i keep my tarantula at home")
    await ann.says("/privacy")
    shown = await ann.taps("Show me my data")
    async with ann.http.get(f"/sim/file/{shown['document']['file_id']}") as response:
        assert "tarantula" not in json.dumps(await response.json())


async def test_dismissed_is_for_good(ann: Person, boss: Person) -> None:
    await ann.says("can i keep my tarantula at home")
    await boss.taps(labels(await boss.says("/questions"))[0])
    assert "Put “can i keep" in (await boss.taps("Not for us"))["text"]
    assert "Put away." in (await boss.taps("Yes, put it away"))["text"]
    await ann.says("can i keep my tarantula at home")
    assert "None." in (await boss.says("/questions"))["text"]


@pytest.mark.usefixtures("reachable_team")
async def test_who_lost_the_role_in_between_is_a_patient_with_every_right(
    nurse: Person, ann: Person, fang: Person
) -> None:
    await nurse.says("/team")
    await nurse.taps("邀请同事")
    code = (await nurse.taps("编辑"))["text"].split("start=")[1].split()[0]
    await ann.says(f"/start {code}")
    await fang.says("回家能打麻将不")
    await ann.taps(labels(await ann.says("/questions"))[0])
    await ann.taps("✏️ Write a new answer")
    await nurse.says("/team")
    await nurse.taps("移出 4242")
    await nurse.taps("确定，马上生效")
    assert "call 120 now" in (await ann.says("it is bleeding a lot"))["text"]


async def test_a_reply_to_a_patient_is_the_patients_even_while_an_answer_is_written(
    ann: Person, fang: Person, boss: Person
) -> None:
    await boss.says("/start")
    await fang.says("回家能打麻将不")
    await ann.says("can my parrot sit on my shoulder")
    await ann.taps("💬 Ask a person")
    await pass_time(ann)
    copied = next(one for one in await boss.from_bot() if "parrot" in (one.get("text") or ""))
    shown = await boss.says("/questions")
    await boss.taps(label(shown, "麻将"))
    await boss.taps("✏️ Write a new answer")
    await boss.sends_quietly(text="Better not.", reply_to_message_id=copied["message_id"])
    await pass_time(ann)
    assert (await ann.newest())["text"] == "Better not."
    assert "in English" in (await boss.says("什么时候能打麻将"))["text"]


async def test_in_the_teams_group_patients_questions_are_not_shown(
    meet: Meet, ann: Person, boss: Person
) -> None:
    await ann.says("can i keep my tarantula at home")
    await boss.says("/start")
    await boss._post(
        "group", chat_id=-7, title="Desk", is_forum=True, members=[NURSE], administrators=[NURSE]
    )
    group = meet(NURSE, "en", -7)
    await group.says("/desk")
    shown = await group.says("/questions")
    assert "only in your own chat" in shown["text"]
    assert not labels(shown)


def test_a_rehearsal_writes_beside_its_database_unless_told_where(tmp_path: Path) -> None:
    settings = with_own_content(Settings(data_dir=tmp_path / "data", _env_file=None))
    assert settings.content_dir == tmp_path / "data" / "rehearsal-content"
    assert settings.content_dir.is_dir()
    told = Settings(data_dir=tmp_path, content_dir=tmp_path, _env_file=None)
    assert with_own_content(told).content_dir == tmp_path
    (tmp_path / "full").write_text("")
    full = Settings(data_dir=tmp_path / "full", _env_file=None)
    assert with_own_content(full).content_dir is None


def files_in(folder: Path) -> str:
    """Everything that was written there."""
    return "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))


async def test_what_is_in_the_wrong_language_is_told_and_kept_where_it_belongs(
    ann: Person, nurse: Person, own: Path
) -> None:
    await ann.says("can i keep my tarantula at home")
    await nurse.taps(labels(await nurse.says("/questions"))[0])
    assert "英文" in (await nurse.taps("✏️ 写一个新回答"))["text"]
    shown = await nurse.says("蜘蛛能养吗\n家里有蜘蛛")  # asked for in English
    assert "刚才写的是中文" in shown["text"]
    assert "请再发一份英文的" in shown["text"]
    shown = await nurse.says("Can I keep a spider?")
    assert "请写英文的回答" in shown["text"]
    shown = await nurse.says("问我们，打 {clinic.phone}。")
    assert "刚才写的是中文" in shown["text"]
    shown = await nurse.says("还是中文。")
    assert "请用英文写" in shown["text"]
    shown = await nurse.says("Ask us, by WeChat 微信 if you like.")
    assert "哪一页" in shown["text"]
    shown = await nurse.taps(labels(shown)[0])
    shown = await nurse.taps("没有讲医学内容")
    assert "问我们，打" in shown["text"]
    assert "✓ 给患者用" in labels(shown)


async def test_english_with_a_chinese_name_in_it_is_no_answer_in_chinese(
    fang: Person, boss: Person
) -> None:
    await fang.says("家里养蜘蛛行不行")
    await boss.taps(labels(await boss.says("/questions"))[0])
    await boss.taps("✏️ Write a new answer")
    for part in ("蜘蛛能养吗\n家里有蜘蛛", "Can I keep a spider?\nis a spider ok"):
        shown = await boss.says(part)
    assert "Now the answer in Chinese" in shown["text"]
    shown = await boss.says("Please ask at the desk 前台 before you bring it in.")
    assert "That was English. I keep it as the English part" in shown["text"]
    assert "Which page" in (await boss.says("请先问前台。"))["text"]


async def test_one_answer_takes_all_questions_off_the_list_that_it_answers(
    meet: Meet, ann: Person, fang: Person, boss: Person
) -> None:
    await ann.says("can i keep my tarantula at home")
    await meet(4250, "en").says("is a spider in the house ok")
    await fang.says("家里养蜘蛛行不行")
    await ann.says("do you validate parking tickets")
    shown = await boss.says("/questions")
    await boss.taps(label(shown, "tarantula"))
    await boss.taps("✏️ Write a new answer")
    shown = await writes(
        boss,
        "Can I keep a spider at home?\nis a spider in the house ok",
        "家里养蜘蛛行不行\n蜘蛛能养吗",
        "Ask us.",
        "问我们。",
    )
    await boss.taps(labels(shown)[0])
    await boss.taps("It says nothing medical")
    shown = await boss.taps("✓ Give it to patients")
    assert "It answers 2 more of the list" in shown["text"]
    left = [one for one in labels(await boss.says("/questions")) if "×" in one]
    assert len(left) == 1
    assert "parking" in left[0]


async def test_what_a_colleague_writes_by_the_way_is_no_patients_question(
    ann: Person, boss: Person
) -> None:
    await boss.says("/start")
    shown = await boss.says("has anybody seen the keys of the tarantula room")
    assert "This went to no patient" in shown["text"]
    shown = await boss.says("when can i wash my hair")
    await boss.taps(label(shown, "No, ask a person"))
    await pass_time(boss)  # what the desk is told of it comes now, not in between
    await boss.says("/questions")
    assert any("None." in one["text"] for one in await boss.from_bot())
    assert "no patient" not in (await ann.says("can i keep my tarantula at home"))["text"]
    assert "my tarantula" in labels(await boss.says("/questions"))[0]


async def test_one_language_is_enough_and_what_is_missing_is_marked(
    ann: Person, fang: Person, boss: Person, own: Path
) -> None:
    await ann.says("can i keep my tarantula at home")
    await boss.taps(labels(await boss.says("/questions"))[0])
    await boss.taps("✏️ Write a new answer")
    shown = await boss.says("Can I keep a spider at home?\nis a spider ok")
    shown = await boss.taps("Only in English for now")
    assert "Now the answer in English" in shown["text"]
    shown = await boss.says("可以问我们。")
    assert "please write it in English" in shown["text"]
    shown = await boss.says("Ask us.")
    await boss.taps(labels(shown)[0])
    shown = await boss.taps("It says nothing medical")
    assert "Chinese is missing" in shown["text"]
    shown = await boss.taps("✓ Give it to patients")
    assert "Chinese is missing" in shown["text"]
    assert "zh:" not in files_in(own)
    assert (await ann.says("can i keep a spider at home"))["text"].endswith("Ask us.")
    # Who reads Chinese gets it as it is, is told so, and can ask a person.
    shown = await fang.says("is a spider ok")
    assert "暂时只有英文" in shown["text"]
    assert any("问真人" in one for one in labels(shown))


async def test_who_looks_past_a_guess_was_not_answered(ann: Person, boss: Person) -> None:
    shown = await ann.says("the cat has fleas")
    assert shown["text"].startswith("I think you mean this")
    assert "None." in (await boss.says("/questions"))["text"]
    await ann.taps("‹ What I found")
    assert "the cat has fleas" in labels(await boss.says("/questions"))[0]

"""What is kept of questions that nothing answered, on both databases."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.conversation.visit import Person
from bot.intake.memory import KEEP_QUESTIONS, Memory
from bot.library.question_words import QuestionWords, question_words
from bot.questions import Draft, Questions
from bot.store import people
from bot.store.database import Database
from bot.store.tables import audit, metadata, questions
from tests.conftest import NOW, StillClock
from tests.store.rows import somebody


def words(text: str) -> QuestionWords:
    found = question_words(text)
    assert found is not None
    return found


@pytest.fixture
def asked(database: Database) -> Questions:
    return Questions(database)


async def person(database: Database) -> Person:
    number = await somebody(database)
    async with database.transaction() as connection:
        found = await people.get(connection, number)
    assert found is not None
    return found


async def test_questions_alike_are_one_and_the_most_asked_comes_first(asked: Questions) -> None:
    for text in (
        "can i keep my tarantula at home?",
        "回家能打麻将不",
        "My tarantula... keep at home",
    ):
        await asked.collect(words(text), NOW)
    # Only something is added to it.
    await asked.collect(words("打麻将能不能啊，回家以后"), NOW)
    await asked.collect(words("回家能打麻将不"), NOW + timedelta(hours=1))
    first, second = await asked.most_asked()
    assert (first.asked, first.language) == (3, "zh")
    assert first.wordings == ("回家能打麻将不", "打麻将能不能啊，回家以后")
    assert first.last_asked == NOW + timedelta(hours=1)
    assert (second.asked, second.wordings[1]) == (2, "My tarantula... keep at home")


async def test_many_who_ask_at_the_same_moment_are_all_counted(asked: Questions) -> None:
    await asyncio.gather(*(asked.collect(words("回家能打麻将不"), NOW) for _ in range(8)))
    assert [one.asked for one in await asked.most_asked()] == [8]


async def test_another_word_in_ones_place_is_another_question(asked: Questions) -> None:
    await asked.collect(words("几天能吃牛肉"), NOW)
    await asked.collect(words("几天能吃羊肉"), NOW)
    assert [one.asked for one in await asked.most_asked()] == [1, 1]


async def test_no_row_leads_to_a_person(asked: Questions) -> None:
    await asked.collect(words("回家能打麻将不"), NOW, answer="hair-wash")
    assert not questions.foreign_keys
    assert not {"person", "chat", "address"} & set(questions.c.keys())
    (one,) = await asked.most_asked()
    assert (one.unhelped, one.answer) == (1, "hair-wash")


async def test_after_ninety_days_without_it_a_question_is_gone(
    database: Database, asked: Questions, clock: StillClock
) -> None:
    await asked.collect(words("can i keep my tarantula at home"), NOW)
    clock.advance(days=60)
    await asked.collect(words("回家能打麻将不"), clock.now())
    memory = Memory(database, "telegram", clock, lambda _code: "zh")
    clock.instant = NOW + KEEP_QUESTIONS
    await memory.purge()
    assert len(await asked.most_asked()) == 2
    clock.advance(seconds=1)
    await memory.purge()
    assert [one.language for one in await asked.most_asked()] == ["zh"]


async def test_dismissed_only_a_digest_stays_and_it_does_not_come_back(
    database: Database, asked: Questions
) -> None:
    await asked.collect(words("回家能打麻将不"), NOW)
    (one,) = await asked.most_asked()
    by = await person(database)
    assert await asked.dismiss(one.id, by, NOW)
    assert not await asked.dismiss(one.id, by, NOW)
    await asked.collect(words("回家能打麻将不"), NOW)
    assert await asked.most_asked() == []
    async with database.transaction() as connection:
        (row,) = (await connection.execute(select(questions))).all()
        acts = [act.what for act in (await connection.execute(select(audit))).all()]
    assert "麻将" not in str(tuple(row))
    assert acts == ["question-dismissed"]


async def test_an_answered_question_is_deleted_and_its_number_never_used_again(
    database: Database, asked: Questions
) -> None:
    await asked.collect(words("回家能打麻将不"), NOW)
    (one,) = await asked.most_asked()
    by = await person(database)
    draft = await asked.change_draft(
        one.id, lambda draft: draft.with_text("zh", "问医生。"), by, NOW
    )
    assert await asked.begin_draft(one.id, by, NOW) == draft
    await asked.drop_draft(one.id, by, NOW)
    await asked.drop_draft(one.id, by, NOW)
    await asked.answered(one.id, "own-x", by, NOW, new=True)
    assert await asked.begin_draft(one.id, by, NOW) is None
    async with database.transaction() as connection:
        acts = [act.what for act in (await connection.execute(select(audit))).all()]
    assert acts == ["answer-begun", "answer-dropped", "answer-added"]
    await asked.collect(words("回家能打麻将不"), NOW)
    (again,) = await asked.most_asked()
    assert again.id > one.id
    assert again.draft is None


async def test_nonsense_does_not_fill_the_disk(
    asked: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.questions.questions.MOST", 2)
    for text in ("asdf qwer", "yxcv hjkl", "uiop bnml", "asdf qwer"):
        await asked.collect(words(text), NOW)
    assert [one.asked for one in await asked.most_asked()] == [2, 1]


def test_a_draft_survives_being_kept() -> None:
    draft = Draft().with_ways("zh", ["能吗", "行不行"]).with_text("en", "Ask us.").toggled("mayo")
    assert Draft.unpacked(draft.packed()) == draft
    assert draft.toggled("mayo").facts is None
    assert "questions" in metadata.tables


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("我叫王小丽，能打麻将不", "我叫…，能打麻将不"),
        ("my name is Hortense can i fly", "my name is … can i fly"),
        ("打我13800138000问麻将", "打我…问麻将"),
        ("write me at h@example.org about mahjong", "write me at … about mahjong"),
        ("ask @hortense about mahjong", "ask … about mahjong"),
        ("day 10, 38.5 degrees, mahjong?", "day 10, 38.5 degrees, mahjong?"),
    ],
)
def test_what_tells_whose_it_is_is_not_kept(text: str, kept: str) -> None:
    assert words(text).text == kept


@pytest.mark.parametrize("text", ["", "？？", "🤷", "12345678", "a", "x" * 121, "麻将 " * 60])
def test_what_is_no_question_or_a_whole_story_is_not_kept(text: str) -> None:
    assert question_words(text) is None

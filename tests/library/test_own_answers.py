"""Answers and ways to ask that are added from the chat become files that pass the check."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.library import ContentError, Shelf
from bot.library.own import OwnFolderError
from bot.library.own_answers import OwnAnswer, with_ways
from bot.library.own_content import OwnContent
from bot.library.own_flaws import What, flaws_in_text, flaws_in_ways
from bot.library.reviewing import items
from tests.library.conftest import TODAY, Folder

SHIPPED = Path(__file__).parents[2] / "content"
ANSWER = OwnAnswer(
    token="3fa9c1",  # no secret: it makes an id
    page="care",
    ask={"zh": ["能打麻将吗", "打麻将: 行不行"], "en": ["Can I play mahjong?", "no"]},
    text={"zh": "问医生。\n\n- 一\n- 二", "en": "Ask: {clinic.phone}.\n\nYes, *ask*."},
    sources=["mayo"],
)


@pytest.fixture
def content(small: Folder, own: Folder) -> OwnContent:
    own.root.mkdir()
    return OwnContent(Shelf(small.load(own.root)))


async def test_a_new_answer_is_a_file_of_its_own_and_in_use_at_once(
    small: Folder, own: Folder, content: OwnContent
) -> None:
    await content.add_answer(ANSWER, TODAY)
    assert small.check(own.root) == []
    library = content._shelf.current
    hit = library.search("能打麻将吗", "zh")[0]
    assert (hit.id, hit.sure) == ("own-can-i-play-mahjong-3fa9c1", True)
    shown = library.answer(hit.id, "en")
    assert shown.ask == ("Can I play mahjong?", "no")
    assert shown.text == "Ask: 0355-123-4567.\n\nYes, *ask*."
    assert (shown.reviewed_by, shown.review_by - TODAY) == ("none", timedelta(days=180))
    # The doctor signs it like any other text.
    assert "answers/own-can-i-play-mahjong-3fa9c1" in items(small.root, own.root)
    assert small.load(own.root).has_answer(hit.id)


async def test_written_twice_under_two_names_it_is_one(own: Folder, content: OwnContent) -> None:
    await content.add_answer(ANSWER, TODAY)
    renamed = OwnAnswer(
        ANSWER.token, "care", {**ANSWER.ask, "en": ["Mahjong", "no"]}, ANSWER.text, ["mayo"]
    )
    own.remove(ANSWER.path.as_posix())
    await content.add_answer(renamed, TODAY)
    await content.add_answer(renamed, TODAY)
    assert [path.name for path in own.root.rglob("*.yaml")] == ["own-mahjong-3fa9c1.yaml"]


async def test_what_would_break_the_content_is_not_written(
    own: Folder, content: OwnContent
) -> None:
    broken = OwnAnswer("3fa9c1", "nowhere", ANSWER.ask, ANSWER.text, ["mayo"])
    with pytest.raises(ContentError, match="there is no page nowhere"):
        await content.add_answer(broken, TODAY)
    with pytest.raises(ContentError, match="names no source"):
        await content.tried(OwnAnswer("3fa9c1", "care", ANSWER.ask, ANSWER.text), TODAY)
    assert list(own.root.rglob("*")) == []


async def test_without_a_folder_nothing_is_ever_written_into_the_shipped_one(
    small: Folder,
) -> None:
    before = {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}
    content = OwnContent(Shelf(small.load()))
    assert (await content.tried(ANSWER, TODAY)).has_answer(ANSWER.id)
    with pytest.raises(OwnFolderError):
        await content.add_answer(ANSWER, TODAY)
    with pytest.raises(OwnFolderError):
        await content.add_ways("wash-hair", {"zh": ["头毛冲一冲"]}, TODAY)
    assert before == {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}


async def test_further_ways_to_ask_add_up_and_leave_the_answer_as_it_is(
    small: Folder, own: Folder, content: OwnContent
) -> None:
    await content.add_ways("wash-hair", {"zh": ["头毛冲一冲", "几天能洗头发？"]}, TODAY)
    await content.add_ways("wash-hair", {"en": ["no shampoo yet: when?"]}, TODAY)
    await content.add_ways("wash-hair", {"zh": ["头毛，冲一冲"]}, TODAY)
    assert small.check(own.root) == []
    answer = content._shelf.current.answer("wash-hair", "zh")
    assert answer.ask == ("什么时候能洗头", "几天能洗头发", "头毛冲一冲")
    hit = small.load(own.root).search("头毛冲一冲", "zh")[0]
    assert (hit.id, hit.sure) == ("wash-hair", True)
    assert with_ways(content._shelf.current, "wash-hair", {"en": ["no shampoo yet when"]}) == {}


def test_ways_to_ask_for_what_an_update_took_away_only_warn(small: Folder, own: Folder) -> None:
    own.write("asks.yaml", "asks:\n  - answer: wash-hare\n    zh: [头毛冲一冲]\n")
    (problem,) = small.check(own.root)
    assert (problem.severity, problem.line) == ("warning", 2)
    assert "did you mean wash-hair?" in problem.hint
    small.load(own.root)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("asks:\n  - answer: wash-hair\n    fr: [x]\n", 3, "fr is not known"),
        ("asks: []\n", 1, "too few"),
        ('asks:\n  - answer: wash-hair\n    en: ["??"]\n', 3, "no letter"),
        ("asks:\n  - answer: wash-hair\n    en: [ab, cd, AB]\n", 3, "stands twice"),
    ],
)
def test_slips_in_the_file_are_told_like_any_other(
    small: Folder, own: Folder, text: str, line: int, why: str
) -> None:
    own.write("asks.yaml", text)
    problem = next(one for one in small.check(own.root) if why in one.message)
    assert (problem.severity, problem.line) == ("error", line)


def test_the_shipped_content_leaves_the_clinics_names_to_the_clinic() -> None:
    assert not (SHIPPED / "asks.yaml").exists()
    assert not list(SHIPPED.glob("answers/own*"))


@pytest.mark.parametrize(
    ("text", "what", "sign"),
    [
        ("", What.EMPTY, ""),
        ("x" * 3501, What.LONG, ""),
        ("Call {clinic.tel}.", What.VARIABLE, "clinic.tel"),
        ("# Yes", What.MARK, "a heading"),
        ("a**b **c", What.STARS, ""),
        ("See [us](ftp://x).", What.LINK, "ftp://x"),
        ("See [us](page:nowhere).", What.NO_PAGE, "nowhere"),
        ("We guarantee it.", What.FORBIDDEN, "guarantee"),
        ("Take 2 tablets.", What.DOSE, "2 tablets"),
        ("It may form a haematoma.", What.HARD_WORD, "haematoma"),
        ("So it is. " * 40, What.LONG_TEXT, "300"),
        ("so " * 30, What.LONG_SENTENCE, "so so so so so so so so so so "),
    ],
)
def test_each_mistake_in_a_text_has_its_name(
    small: Folder, text: str, what: What, sign: str
) -> None:
    found = {flaw.what: flaw.sign for flaw in flaws_in_text(small.load(), text, "en")}
    assert found[what] == sign


def test_each_mistake_in_ways_to_ask_has_its_name(small: Folder) -> None:
    library = small.load()

    def named(*ways: str) -> list[tuple[What, str]]:
        return [(flaw.what, flaw.answer) for flaw in flaws_in_ways(library, ways, "en")]

    assert named("Can I fly?", "how about flying") == []
    assert named("Can I fly?", "can i fly") == [(What.FEW_WAYS, "")]
    assert (What.NO_LETTER, "") in named("??", "one", "two")
    assert (What.WAY_TAKEN, "wash-hair") in named("When can I wash my hair?", "fly")
    assert (What.WAY_NEAR, "wash-hair") in named("when can i wash hair", "fly")


def test_an_id_is_words_that_a_person_knows_and_never_too_long() -> None:
    long = OwnAnswer("3fa9c1", "care", {"en": ["How incomprehensibilities " * 9]}, {})
    assert long.id == "own-how-incomprehensibilities-3fa9c1"
    assert OwnAnswer("3fa9c1", "care", {"en": ["？"]}, {}).id == "own-3fa9c1"
    assert date(2026, 11, 28).isoformat().encode() in ANSWER.file(date(2026, 11, 28))

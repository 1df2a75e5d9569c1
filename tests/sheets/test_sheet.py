"""A question sheet: what can be written on it, and what stays."""

import json
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.visit import Person
from bot.sheets import Full, Sheet, Sheets
from bot.sheets.sheet import MOST_CLINICS, MOST_QUESTIONS
from bot.store import people
from bot.store.database import Database
from tests.conftest import NOW

STEPS = st.lists(
    st.one_of(
        st.builds(
            partial, st.just(Sheet.marked), question=st.sampled_from("abc"), on=st.booleans()
        ),
        st.builds(partial, st.just(Sheet.with_question), text=st.text(min_size=1, max_size=5)),
        st.builds(
            partial,
            st.just(Sheet.without_question),
            question=st.integers(1, 9).map("own-{}".format),
        ),
        st.builds(partial, st.just(Sheet.with_clinic), name=st.sampled_from("ABC")),
        st.builds(partial, st.just(Sheet.without_clinic), number=st.integers(1, 9)),
    ),
    max_size=15,
)


@given(STEPS)
def test_whatever_is_done_it_is_kept_whole_and_no_number_comes_twice(
    steps: list[Callable[[Sheet], Sheet]],
) -> None:
    sheet, given_out = Sheet(), set[object]()
    for step in steps:
        before = {one.id for one in sheet.own} | {one.number for one in sheet.clinics}
        sheet = step(sheet)
        new = ({one.id for one in sheet.own} | {one.number for one in sheet.clinics}) - before
        assert not new & given_out
        given_out |= new
        assert Sheet.unpacked(json.loads(json.dumps(sheet.packed()))) == sheet


def test_the_same_tap_twice_is_one() -> None:
    once = Sheet().marked("licence", on=True)
    assert once.marked("licence", on=True) == once
    assert once.marked("licence", on=False).marked("licence", on=False) == Sheet()


def test_an_answer_goes_with_its_question_and_its_clinic() -> None:
    sheet = Sheet().with_question("Who holds my hand?").with_clinic("A").with_clinic("B")
    (mine,), (first, second) = sheet.own, sheet.clinics
    sheet = sheet.noted(first.number, mine.id, "a nurse").noted(second.number, "licence", "seen")
    assert sheet.clinics[0].notes == {mine.id: "a nurse"}
    assert sheet.without_question(mine.id).clinics[0].notes == {}
    assert sheet.without_clinic(first.number).clinics == (sheet.clinics[1],)
    assert sheet.noted(second.number, "licence", "").clinics[1].notes == {}
    assert sheet.noted(99, "licence", "x") == sheet


def test_there_is_an_end_to_it() -> None:
    sheet = Sheet()
    for number in range(MOST_QUESTIONS):
        sheet = sheet.with_question(f"{number}?")
    with pytest.raises(Full):
        sheet.with_question("one more?")
    assert sheet.with_question("0?") == sheet
    for number in range(MOST_CLINICS):
        sheet = sheet.with_clinic(str(number))
    with pytest.raises(Full):
        sheet.with_clinic("one more")


async def _ann(database: Database) -> Person:
    async with database.transaction() as connection:
        met = await people.meet(connection, "telegram", {7: people.Sighting(7, "en", NOW)})
    return met[7]


async def test_a_sheet_outlives_the_process_and_goes_with_its_person(database: Database) -> None:
    ann = await _ann(database)
    sheets = Sheets(database)
    assert (await sheets.of(ann)).empty
    await sheets.change(ann, lambda sheet: sheet.marked("licence", on=True), NOW)
    kept = await sheets.change(ann, lambda sheet: sheet.with_clinic("A"), NOW)
    assert await Sheets(database).of(ann) == kept
    async with database.transaction() as connection:
        await people.remove(connection, ann.id)
    assert (await sheets.of(ann)).empty


async def test_a_change_that_fails_changes_nothing(database: Database) -> None:
    ann, sheets = await _ann(database), Sheets(database)
    await sheets.change(ann, lambda sheet: sheet.with_clinic("A"), NOW)

    def fails(sheet: Sheet) -> Sheet:
        raise Full

    with pytest.raises(Full):
        await sheets.change(ann, fails, NOW)
    assert [one.name for one in (await sheets.of(ann)).clinics] == ["A"]
    await sheets.erase(ann)
    assert (await sheets.of(ann)).empty

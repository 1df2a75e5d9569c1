"""The red button: on every screen where somebody may need it, just above the way back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.conversation.action import Action
from bot.sheets import Sheets
from bot.sheets.sheet import OwnClinic, Sheet
from bot.store.database import Database
from bot.store.migrating import migrate
from bot.subscriptions import CONSENT_VERSION
from handlers import actions
from handlers import enrolment_actions as enrol
from handlers import recovery_actions as do
from handlers import sheet_actions as sheet
from tests.conftest import StillClock
from tests.content import shipped
from tests.subscriptions.following import OPERATION, Life, local
from tests.subscriptions.talking import Talk

DAY = OPERATION.toordinal()


@pytest.fixture
async def life(tmp_path: Path, clock: StillClock) -> AsyncIterator[Life]:
    clock.instant = local("2026-11-25 12:00")
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    await database.open()
    await migrate(database)
    yield Life(database, clock)
    await database.close()


async def above_the_way_back(talk: Talk, *walked: Action) -> None:
    for action in walked:
        shown = await talk.does(action)
        assert any(isinstance(button.action, actions.Wrong) for button in shown.rows[-2]), (
            action,
            shown,
        )


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_while_subscribing(life: Life, lang: str) -> None:
    talk = Talk(life, lang)
    await talk.person()
    await talk.does(do.ShowRecovery())
    await talk.does(enrol.Consent(True, CONSENT_VERSION))
    await above_the_way_back(
        talk,
        enrol.PickPlan("facelift"),
        enrol.ShowMonth(OPERATION.year * 12),
        enrol.PickDay(DAY),
        enrol.TakeDay(DAY),
        enrol.PickHour(540),
        enrol.PickSmoker(0),
        enrol.PickTime(540),
        enrol.PickZone("asia--shanghai"),
    )
    assert "facelift" in talk.seen.text.casefold() or "面部提升" in talk.seen.text
    await above_the_way_back(
        talk,
        enrol.ShowPlan(0),
        *map(enrol.Ask, ("plan", "day", "hour", "smoker", "time", "zone")),
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_in_my_recovery_and_my_data(life: Life, lang: str) -> None:
    talk = Talk(life, lang)
    number = await talk.enrols()
    await talk.receives()
    await above_the_way_back(
        talk,
        do.ShowRecovery(),
        do.ShowTimeline(),
        do.ShowLedger(0),
        do.ChangeDate(0),
        do.MoveDate(DAY + 7),
        do.MoveDate(1),
        do.ShowTimes(),
        do.ShowZones(),
        do.ShowLater(number, "who-operates"),
        actions.ShowPrivacy(),
        actions.ExportData(),
        actions.EraseData(confirmed=False),
        actions.WithdrawConsent(confirmed=False),
        actions.ChooseLanguage(),
        actions.Stop(),
        actions.Resume(),
        do.EndPlan(),
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_on_the_question_sheet(life: Life, lang: str) -> None:
    talk = Talk(life, lang)
    person = await talk.person()
    group = next(iter(shipped().sheet(lang)))
    three = tuple(OwnClinic(number, f"Clinic {number}", {}) for number in (1, 2, 3))
    question = group.questions[0].id

    def filled(_: Sheet) -> Sheet:
        return Sheet(chosen=(question,), clinics=three)

    await Sheets(life.database).change(person, filled, life.clock.now())
    await above_the_way_back(
        talk,
        actions.ShowSheet(),
        actions.ShowSheetGroup(group.id),
        sheet.ShowOwn(),
        sheet.AddQuestion(),
        sheet.TakeAlong(),
        sheet.DrawSheet(0),
        sheet.ShowClinics(),
        sheet.AddClinic(),
        sheet.ShowClinic(1, 0),
        sheet.NoteAnswer(1, question),
        sheet.ChoosePair(0),
        sheet.ChoosePair(1),
        sheet.Compare(sheet.pair_of(1, 2), 0),
        sheet.DrawPair(sheet.pair_of(1, 2), 0),
        sheet.RemoveClinic(1, False),
        sheet.EraseSheet(confirmed=False),
    )

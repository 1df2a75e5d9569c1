"""A year after an announcement its recipients are forgotten, and its report keeps its numbers."""

from datetime import timedelta

from bot.conversation.port import Reason, SendError
from bot.subscriptions.forgetting import KEEP, Forgetting
from handlers.screens import announce_report
from handlers.screens.view import View
from tests.announcements.conftest import Clinic
from tests.checkins.conftest import LIBRARY

YEAR = KEEP + timedelta(hours=1)


async def test_the_report_says_the_same_before_and_after(clinic: Clinic) -> None:
    await clinic.patients(7)
    clinic.wire.refuse = {
        100: SendError(Reason.REFUSED),
        101: SendError(Reason.UNKNOWN),
        102: SendError(Reason.BLOCKED),
    }
    run = await clinic.release(await clinic.draft())
    await clinic.work()
    before = await clinic.office.progress(run.id, clinic.now)
    assert before is not None
    assert (before.sent, before.unknown, before.failed) == (4, 1, {"refused": 1})
    clinic.clock.advance(YEAR)
    forgetting = Forgetting(clinic.database, clinic.clock)
    assert await forgetting.run_once() == 6
    assert await forgetting.run_once() == 0
    after = await clinic.office.progress(run.id, clinic.now)
    assert after is not None
    numbers = [(one.sent, one.unknown, one.failed, one.unreachable) for one in (before, after)]
    assert numbers[0] == numbers[1]
    assert [one.state async for one in clinic.office.recipients(run.id)] == ["held"]
    for lang, words in (("en", "6 recipients have no row"), ("zh", "6 位的明细已满一年")):
        shown = announce_report.table(View(LIBRARY, lang), after, b"", packed=False)
        assert words in shown.text


async def test_nobody_gets_a_forgotten_announcement_again(clinic: Clinic) -> None:
    await clinic.patients(3)
    run = await clinic.release(await clinic.draft())
    await clinic.work()
    clinic.clock.advance(YEAR)
    await Forgetting(clinic.database, clinic.clock).run_once()
    await clinic.work()
    assert len(clinic.wire.sent) == 3
    states = ("failed", "unknown")
    again = await clinic.office.resend(run.id, states, await clinic.nurse(), clinic.now)
    assert again is not None
    assert again.expected == 0
    await clinic.work()
    assert len(clinic.wire.sent) == 3


async def test_a_run_that_is_not_over_keeps_its_rows(clinic: Clinic) -> None:
    await clinic.patients(3)
    run = await clinic.release(await clinic.draft())
    await clinic.announcer.run_once()
    await clinic.dispatcher.run_once()
    await clinic.office.pause(run.id, await clinic.nurse(), clinic.now)
    clinic.clock.advance(YEAR)
    assert await Forgetting(clinic.database, clinic.clock).run_once() == 0

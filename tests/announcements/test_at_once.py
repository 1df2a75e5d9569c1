"""Two of the team at one announcement at the same moment: nothing of either is lost."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.announcements import Announcements, Audience, Draft, Link, Phase, RunKind, RunState
from bot.conversation.letter import Letter
from bot.store.database import Database
from tests.announcements.conftest import NURSE, Clinic

DOCTOR = 2


@pytest.fixture
async def elsewhere(address: str, database: Database) -> AsyncIterator[Announcements]:
    """The announcements as another process changes them."""
    other = Database(address)
    await other.open()
    yield Announcements(other, "telegram")
    await other.close()


async def test_who_write_different_languages_at_once_keep_both(
    clinic: Clinic, elsewhere: Announcements
) -> None:
    nurse = await clinic.nurse()
    draft = await clinic.draft("Closed on Munday.")
    for number in range(5):
        english, chinese = f"Closed on Monday {number}.", f"周一休息 {number}。"
        await asyncio.gather(
            clinic.office.rewrite(NURSE, 5, Letter(english), nurse, clinic.now),
            elsewhere.write(
                draft.id, "zh", Letter(chinese), chat=DOCTOR, message=9, by=None, now=clinic.now
            ),
        )
        kept = await clinic.office.draft(draft.id)
        assert kept is not None
        said = {lang: one.letter.text for lang, one in kept.versions.items()}
        assert said == {"en": english, "zh": chinese}


async def test_who_choose_at_once_change_only_what_they_chose(
    clinic: Clinic, elsewhere: Announcements
) -> None:
    draft = await clinic.draft()

    def in_phase(one: Draft) -> Draft:
        return replace(one, audience=replace(one.audience, phases=(Phase.BEFORE,)))

    def in_chinese(one: Draft) -> Draft:
        return replace(one, audience=replace(one.audience, languages=("zh",)))

    def linked(page: str) -> Link:
        return Link("", page=page)

    await asyncio.gather(
        clinic.office.edit(draft.id, in_phase, None, clinic.now),
        elsewhere.edit(draft.id, in_chinese, None, clinic.now),
    )
    await asyncio.gather(
        *(
            office.edit(
                draft.id,
                lambda one, page=page: replace(one, links=(*one.links, linked(page))),  # type: ignore[misc]
                None,
                clinic.now,
            )
            for office, page in ((clinic.office, "risks"), (elsewhere, "care"))
        )
    )
    kept = await clinic.office.draft(draft.id)
    assert kept is not None
    assert kept.audience == Audience(("zh",), (Phase.BEFORE,))
    assert {link.page for link in kept.links} == {"risks", "care"}


async def test_confirmed_by_two_at_once_it_is_sent_once(
    clinic: Clinic, elsewhere: Announcements
) -> None:
    await clinic.patients(3)
    draft = await clinic.draft()
    nurse = await clinic.nurse()
    one, other = await asyncio.gather(
        clinic.office.release(draft.id, nurse, clinic.now),
        elsewhere.release(draft.id, None, clinic.now),
    )
    assert one is not None
    assert other is not None
    assert one.id == other.id
    await clinic.work()
    assert clinic.wire.chats == [100, 101, 102]


async def test_corrected_and_taken_back_at_once_it_is_taken_back(
    clinic: Clinic, elsewhere: Announcements
) -> None:
    await clinic.patients(3)
    run = await clinic.release(await clinic.draft("Closed on Munday."))
    await clinic.work()
    nurse = await clinic.nurse()
    await clinic.office.rewrite(NURSE, 5, Letter("Closed on Monday."), nurse, clinic.now)
    correction, recall = await asyncio.gather(
        clinic.office.correct(run.id, nurse, clinic.now),
        elsewhere.recall(run.id, None, clinic.now),
    )
    assert recall is not None
    await clinic.work()
    kinds = {one.kind: one.state for one in await clinic.office.runs(run.announcement)}
    assert kinds[RunKind.RECALL] is RunState.DONE
    if correction is not None:
        assert kinds[RunKind.CORRECT] is RunState.CANCELLED
    gone = sorted(chat for chat, push in clinic.wire.sent if push.deletes)
    assert gone == [100, 101, 102]

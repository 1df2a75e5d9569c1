"""What was sent keeps its shape: what Telegram can't change is refused, and no more is deleted."""

import pytest
from sqlalchemy import update

from bot.announcements import Draft, Link, Run
from bot.conversation.letter import Letter, Medium, MediumKind
from bot.conversation.port import Reason, SendError
from bot.store.tables import people
from tests.announcements.conftest import NURSE, Clinic

PHOTOS = tuple(Medium(MediumKind.PHOTO, name) for name in ("one", "two", "three"))
FILM = Medium(MediumKind.VIDEO, "film")
VOICE = Medium(MediumKind.VOICE, "voice")
TEXT, PHOTO, ALBUM = Letter("Hours"), Letter("Hours", (), PHOTOS[:1]), Letter("Hours", (), PHOTOS)


@pytest.mark.parametrize(
    ("sent", "wanted", "can"),
    [
        (TEXT, Letter("Other hours"), True),
        (TEXT, PHOTO, True),
        (PHOTO, Letter("Other hours", (), (FILM,)), True),
        (ALBUM, Letter("Other hours", (), PHOTOS), True),
        (Letter("", (), (VOICE,)), Letter("Hours", (), (VOICE,)), True),
        (PHOTO, TEXT, False),
        (TEXT, ALBUM, False),
        (ALBUM, PHOTO, False),
        (ALBUM, Letter("Hours", (), PHOTOS[::-1]), False),
        (TEXT, Letter("", (), (VOICE,)), False),
        (Letter("", (), (VOICE,)), PHOTO, False),
    ],
)
def test_what_a_message_can_become(sent: Letter, wanted: Letter, can: bool) -> None:
    assert sent.can_become(wanted) is can


async def rewritten(clinic: Clinic, draft: Draft, letter: Letter) -> None:
    nurse = await clinic.nurse()
    await clinic.office.write(
        draft.id, "en", letter, chat=NURSE, message=7, by=nurse, now=clinic.now
    )


async def sent(clinic: Clinic, letter: Letter) -> tuple[Draft, Run]:
    draft = await clinic.draft()
    await rewritten(clinic, draft, letter)
    run = await clinic.release(draft)
    await clinic.work()
    return draft, run


@pytest.mark.parametrize(("was", "now"), [(TEXT, ALBUM), (ALBUM, TEXT)], ids=["more", "fewer"])
async def test_a_recall_deletes_what_was_sent_whatever_the_draft_became(
    clinic: Clinic, was: Letter, now: Letter
) -> None:
    await clinic.patients(2)
    draft, run = await sent(clinic, was)
    await rewritten(clinic, draft, now)
    await clinic.office.recall(run.id, await clinic.nurse(), clinic.now)
    await clinic.work()
    assert [push.screen.letter for _, push in clinic.wire.sent if push.deletes] == [was, was]


async def test_what_cannot_be_changed_is_left_and_still_sent_as_confirmed(clinic: Clinic) -> None:
    await clinic.patients(2)
    draft, run = await sent(clinic, ALBUM)
    nurse = await clinic.nurse()
    assert await clinic.office.can_correct(run.id)
    await rewritten(clinic, draft, TEXT)
    assert not await clinic.office.can_correct(run.id)
    assert await clinic.office.correct(run.id, nurse, clinic.now) is None
    kept = await clinic.office.run(run.id)
    assert kept is not None
    assert kept.letters == {"en": ALBUM}


async def test_buttons_below_an_album_stay_as_they_are(clinic: Clinic) -> None:
    await clinic.patients(1)
    links = (Link("Hours", url="https://example.org"),)
    for letter, can in ((ALBUM, False), (PHOTO, True)):
        draft, run = await sent(clinic, letter)
        await clinic.office.change(draft.id, await clinic.nurse(), clinic.now, links=links)
        assert await clinic.office.can_correct(run.id) is can


async def reads(clinic: Clinic, person: int, language: str) -> None:
    async with clinic.database.transaction() as connection:
        mine = update(people).where(people.c.id == person)
        await connection.execute(mine.values(language=language))


async def last(clinic: Clinic, chat: int) -> Letter | None:
    return [push.screen.letter for one, push in clinic.wire.sent if one == chat][-1]


async def test_who_changes_language_has_what_they_have_corrected_not_another_sort(
    clinic: Clinic,
) -> None:
    first, second = await clinic.patients(2)
    await reads(clinic, second, "zh")
    draft = await clinic.draft(zh="周一休息")
    await rewritten(clinic, draft, PHOTO)
    run = await clinic.release(draft)
    await clinic.work()
    await reads(clinic, first, "zh")
    await reads(clinic, second, "en")
    await rewritten(clinic, draft, Letter("New hours", (), PHOTOS[:1]))
    assert await clinic.office.correct(run.id, await clinic.nurse(), clinic.now) is not None
    await clinic.work()
    assert await last(clinic, 100) == Letter("New hours", (), PHOTOS[:1])
    assert await last(clinic, 101) == Letter("周一休息")


async def test_one_sort_is_corrected_in_the_language_that_is_read_by_now(clinic: Clinic) -> None:
    (person,) = await clinic.patients(1)
    draft = await clinic.draft(zh="周一休息")
    run = await clinic.release(draft)
    await clinic.work()
    await reads(clinic, person, "zh")
    await rewritten(clinic, draft, Letter("New hours"))
    assert await clinic.office.correct(run.id, await clinic.nurse(), clinic.now) is not None
    await clinic.work()
    assert await last(clinic, 100) == Letter("周一休息")


async def test_a_recall_deletes_an_album_and_its_buttons_wherever_they_came(
    clinic: Clinic,
) -> None:
    """Somebody wrote, and the messenger had too many requests, before the buttons went out."""
    await clinic.patients(1)
    clinic.wire.shows = (3, 1)
    clinic.wire.hiccups = [None, SendError(Reason.RATE, retry_after=3)]
    _, run = await sent(clinic, ALBUM)
    clinic.wire.number += 10
    clinic.later(seconds=5)
    await clinic.work()
    await clinic.office.recall(run.id, await clinic.nurse(), clinic.now)
    await clinic.work()
    gone = [(push.message, *push.others) for _, push in clinic.wire.sent if push.deletes]
    assert gone == [(1001, 1002, 1003, 1014)]


async def test_who_had_words_alone_loses_no_more_than_them_in_another_language(
    clinic: Clinic,
) -> None:
    _, second = await clinic.patients(2)
    await reads(clinic, second, "zh")
    draft = await clinic.draft(zh="周一休息")
    await rewritten(clinic, draft, ALBUM)
    run = await clinic.release(draft)
    await clinic.work()
    await reads(clinic, second, "en")
    await clinic.office.recall(run.id, await clinic.nurse(), clinic.now)
    await clinic.work()
    gone = {chat: push.screen.letter for chat, push in clinic.wire.sent if push.deletes}
    assert gone == {100: ALBUM, 101: Letter("周一休息")}

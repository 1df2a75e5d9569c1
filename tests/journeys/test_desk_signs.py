"""What a patient reads of who answers: a role in the clinic's words, or none."""

from pathlib import Path

import pytest

from bot.operators import Role
from bot.settings import Settings
from bot.shipped import CONTENT
from bot.store.database import Database
from tests.journeys.conftest import Meet, rehearsal
from tests.journeys.desk import GROUP, NURSE, is_group, pass_time, topic, words
from tests.journeys.person import Person
from tests.journeys.test_alerts import joins

LEE = 9002
"""An operator; the nurse of a rehearsal is an owner."""
SIGNS = (
    "\n  signs:\n    owner: {zh: 医生, en: doctor}\n    operator: {zh: 责任护士, en: your nurse}\n"
)


async def signed(meet: Meet, settings: Settings, patient: Person) -> list[str]:
    """Have an owner and an operator answer, each in the group; returns what leads their words."""
    await meet(NURSE, "en").says("/start")
    store = Database(settings.rehearsal_database)
    await store.open()
    await joins(meet(LEE, "en"), store, Role.OPERATOR)
    await store.close()
    owner, operator = meet(NURSE, "en", GROUP), meet(LEE, "en", GROUP)
    people = [NURSE, LEE]
    await is_group(owner, title="Desk", is_forum=True, members=people, administrators=[NURSE])
    await owner.says("/desk")
    await patient.says("/person")
    await pass_time(patient)
    before = len(await patient.from_bot())
    thread = await topic(owner)
    await owner.sends_quietly(text="hello", message_thread_id=thread)
    await pass_time(patient)
    await operator.sends_quietly(text="good evening", message_thread_id=thread)
    await pass_time(patient)
    said = words((await patient.from_bot())[before:])
    assert said[1::2] == ["hello", "good evening"]
    return said[::2]


def clinic(settings: Settings, tmp_path: Path, more: str, role: str) -> Settings:
    """A clinic of one's own, with the words it has for those who answer."""
    own = tmp_path / "own"
    own.mkdir()
    shipped = (CONTENT / "clinic.yaml").read_text("utf-8")
    assert "role: shown" in shipped
    (own / "clinic.yaml").write_text(shipped.replace("role: shown", role) + more, "utf-8")
    return settings.model_copy(update={"content_dir": own})


async def test_a_patient_reads_nurse_and_clinic_but_no_role_of_the_bot(
    meet: Meet, settings: Settings, ann: Person
) -> None:
    assert await signed(meet, settings, ann) == [
        "🩺 The clinic writes:",
        "🩺 The clinic's team writes (nurse):",
    ]


@pytest.mark.parametrize(
    ("lang", "read"),
    [
        (
            "en",
            ["🩺 The clinic's team writes (doctor):", "🩺 The clinic's team writes (your nurse):"],
        ),
        ("zh-hans", ["🩺 医院团队回复（医生）：", "🩺 医院团队回复（责任护士）："]),
    ],
)
async def test_a_clinic_calls_them_what_they_are(
    settings: Settings, tmp_path: Path, lang: str, read: list[str]
) -> None:
    own = clinic(settings, tmp_path, SIGNS, "role: shown")
    async with rehearsal(own) as (meet, _):
        assert await signed(meet, own, meet(4242, lang)) == read


async def test_a_clinic_that_hides_roles_shows_none(settings: Settings, tmp_path: Path) -> None:
    own = clinic(settings, tmp_path, SIGNS, "role: hidden")
    async with rehearsal(own) as (meet, _):
        told = await signed(meet, own, meet(4242, "en"))
    assert told == ["🩺 Somebody of the clinic's team writes:"] * 2

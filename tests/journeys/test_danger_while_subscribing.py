"""A danger told together with what was asked for: the numbers at once, the team, and on."""

import pytest

from tests.journeys.person import Person, labels
from tests.journeys.test_alerts import copies, may, soon
from tests.journeys.test_enrolment import EN, ZH, agrees
from tests.journeys.test_recovery import store

__all__ = ["may", "store"]


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("ann", "it was on the 3rd, and now i can't breathe"),
        ("ann", "yesterday. my left cheek is getting bigger and bigger and hurts badly"),
        ("ann", "3 days ago and blood is soaking through the dressing"),
        ("fang", "前天做的，现在喘不上气"),
        ("fang", "昨天做的手术，左脸越来越肿，疼得厉害"),
        ("fang", "3号做的，血一直渗出来止不住"),
    ],
)
async def test_a_day_and_a_danger_in_one_sentence(
    who: str, said: str, may: Person, request: pytest.FixtureRequest
) -> None:
    person: Person = request.getfixturevalue(who)
    await agrees(person, ZH if who == "fang" else EN)
    shown = await person.says(said)
    await soon(may)
    assert "120" in shown["text"]
    assert len(await copies(may)) == 1
    assert labels(shown)[-1] in {"Go on with my reminders", "接着设置提醒"}

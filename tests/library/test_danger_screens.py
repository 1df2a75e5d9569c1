"""Every danger has a short, calm screen: one thing to do first, the numbers, a way on."""

import pytest

from bot.conversation.screen import Screen
from bot.library import LANGUAGES, Hit
from handlers import actions
from handlers.helpdesk_actions import AskPerson
from handlers.screens.alarms import alarm
from handlers.screens.search import button
from handlers.screens.view import View
from tests.content import shipped

LEADS = {"en": ("all 120 now", "all the surgeon now"), "zh": ("马上打 120", "马上打给医生")}
LONGEST = {"en": 420, "zh": 170}


@pytest.fixture(params=LANGUAGES)
def view(request: pytest.FixtureRequest) -> View:
    return View(shipped(), request.param)


def dangers(view: View) -> list[str]:
    return [name for name in view.library.answer_ids if view.answer(name).tell_team]


def shown(view: View, *dangers: str, told: bool = True) -> Screen:
    return alarm(view, [view.answer(one) for one in dangers], told=told)


def test_each_is_short_and_has_both_numbers_and_a_human(view: View) -> None:
    for danger in dangers(view):
        screen = shown(view, danger)
        text = screen.text
        assert len(text) <= LONGEST[view.lang]
        assert text.startswith("**") or danger == "alarm-life"
        assert "120" in text
        assert ("12356" if danger == "alarm-life" else "0355-000-0000") in text
        assert view.t("home-name") not in text
        found = [type(button.action) for row in screen.rows for button in row]
        assert found[0] is AskPerson
        assert found[-1] is actions.Home


def test_of_several_dangers_the_gravest_alone_says_what_to_do(view: View) -> None:
    screen = shown(view, "alarm-breath", "alarm-fever", "alarm-pus")
    assert screen == shown(view, "alarm-breath")
    assert LEADS[view.lang][1] not in screen.text


def test_a_wish_to_die_goes_before_all_else_and_lists_nothing(view: View) -> None:
    screen = shown(view, "alarm-bleeding", "alarm-life", "alarm-pus")
    assert screen == shown(view, "alarm-life")
    assert "\n- " not in screen.text
    assert actions.Wrong() not in [button.action for row in screen.rows for button in row]
    with_pills = shown(view, "alarm-life", "alarm-overdose").text
    assert view.answer("alarm-overdose").text.strip() in with_pills


def test_where_no_team_hears_none_is_said_to(view: View) -> None:
    for danger in dangers(view):
        told = view.t("alarm-told", told="yes")
        assert told not in shown(view, danger, told=False).text
        assert view.t("alarm-life-told", told="yes") not in shown(view, danger, told=False).text


def test_a_danger_that_was_found_is_ones_own_only_for_who_told_of_it(view: View) -> None:
    for danger in dangers(view):
        hit = Hit("answer", danger, 1.0)
        assert button(view, hit, told=True).action == actions.TellDanger(danger)
        assert button(view, hit).action == actions.ShowAnswer(danger)
    harmless = next(one for one in view.library.answer_ids if not view.answer(one).tell_team)
    told = button(view, Hit("answer", harmless, 1.0), told=True)
    assert told.action == actions.ShowAnswer(harmless)

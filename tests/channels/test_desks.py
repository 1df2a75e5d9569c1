"""What a group lacks to be the desk: found one by one, and told in words."""

from typing import Any

import pytest

from bot.channels.telegram.desks import missing
from bot.library import LANGUAGES
from handlers.screens.desk import lacks
from handlers.screens.view import View
from tests.content import shipped

RIGHTS = {"status": "administrator", "can_manage_topics": True, "can_pin_messages": True}


@pytest.mark.parametrize(
    ("chat", "member", "lacking"),
    [
        ({"is_forum": True}, RIGHTS, []),
        ({"is_forum": True}, {**RIGHTS, "status": "creator"}, []),
        ({}, RIGHTS, ["topics-off"]),
        ({"is_forum": True}, {**RIGHTS, "can_manage_topics": False}, ["topics"]),
        ({"is_forum": True}, {"status": "administrator"}, ["topics", "pin"]),
        ({"is_forum": True}, {"status": "member"}, ["admin"]),
        ({}, {"status": "left"}, ["topics-off", "admin"]),
    ],
)
def test_what_is_missing_is_found(
    chat: dict[str, Any], member: dict[str, Any], lacking: list[str]
) -> None:
    assert missing(chat, member) == lacking


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_has_a_line_of_its_own_that_says_what_to_do(lang: str) -> None:
    view = View(shipped(), lang)
    said = [lacks(view, [one]).text for one in ("topics-off", "admin", "topics", "pin")]
    assert len(set(said)) == 4
    together = lacks(view, ["topics-off", "admin"])
    assert together.text.count("\n- ") == 2
    assert together.rows[0][0].label == view.t("button-desk-again")

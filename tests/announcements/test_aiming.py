"""Whom an expression means, and what is said of one that means nobody."""

import pytest

from bot.errors import SettingsError
from bot.mailing.aiming import read_audience
from bot.mailing.audience import Audience, Phase

LANGUAGES, PLANS = ("zh", "en"), ("facelift", "threads")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("all", Audience()),
        ("news", Audience()),
        ("zh", Audience(("zh",))),
        ("zh,en", Audience(("zh", "en"))),
        ("news, ZH , plan:facelift", Audience(("zh",), plan="facelift")),
        ("phase:days-0-14", Audience(phases=(Phase.EARLY,))),
        ("phase:before,phase:later", Audience(phases=(Phase.BEFORE, Phase.LATER))),
        ("active:30,phase:days-15-90", Audience(phases=(Phase.MIDDLE,), active_days=30)),
        ("zh，plan：threads", Audience(("zh",), plan="threads")),
        ("zh,zh,active:7,active:7", Audience(("zh",), active_days=7)),
    ],
)
def test_an_expression_means_an_audience(text: str, meant: Audience) -> None:
    assert read_audience(text, LANGUAGES, PLANS) == meant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fr", "'fr' is none of these. Write all, news, zh, en, plan:facelift, plan:threads"),
        ("phase:soon", "phase:before, phase:days-0-14, phase:days-15-90, phase:later"),
        ("plan:nose", "'plan:nose' is none of these"),
        ("active:0", "active:30 (wrote within 30 days)"),
        ("active:-5", "'active:-5' is none of these"),
        ("active:99999999999", "is none of these"),
        ("language:zh", "'language:zh' is none of these"),
        ("zh,", "there is nothing to read"),
        ("", "there is nothing to read"),
        ("all,zh", "'all' stands alone"),
        ("plan:facelift,plan:threads", "'plan:' can stand in it only once"),
        ("active:7,active:30", "'active:' can stand in it only once"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_can(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_audience(text, LANGUAGES, PLANS)
    assert str(caught.value).startswith("--audience: ")
    assert said in str(caught.value)

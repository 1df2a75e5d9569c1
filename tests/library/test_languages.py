"""Which language somebody new is answered in."""

import pytest

from bot.library import LANGUAGES, language_for


@pytest.mark.parametrize("code", ["zh", "zh-hans", "zh-TW", "zh_CN", "ZH-Hant-HK", "yue", "cmn-CN"])
def test_every_chinese_gets_chinese(code: str) -> None:
    assert language_for(code, LANGUAGES) == "zh"


@pytest.mark.parametrize("code", [None, "", "en", "en-GB", "de", "zhx", "-", "日本語"])
def test_everybody_else_gets_english(code: str | None) -> None:
    assert language_for(code, LANGUAGES) == "en"


def test_only_what_is_offered() -> None:
    assert language_for("zh-hans", ("en",)) == "en"

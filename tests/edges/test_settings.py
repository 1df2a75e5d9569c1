"""Settings: a wrong one is named, with what is right."""

from datetime import time
from pathlib import Path

import pytest

from bot import settings
from bot.errors import SettingsError


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_nothing_needs_to_be_set() -> None:
    read = settings.read()
    assert read.telegram_token is None
    assert read.database == "sqlite:///data/liftcare.db"
    assert read.rehearsal_database == "sqlite:///data/rehearsal.db"
    assert read.playground_host == "127.0.0.1"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("TELEGRAM_TOKEN", "nonsense", "must look like 1234567890:AAE"),
        ("TELEGRAM_API_URL", "telegram", "must begin with http"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:99999", "port up to 65535"),
        ("DATABASE_URL", "postgresql://u@h:notaport/x", "port up to 65535"),
        ("TELEGRAM_PROXY", "socks5://a:1", "must begin with http"),
        ("PLAYGROUND_PORT", "eighty", "valid integer"),
        ("PLAYGROUND_PORT", "70000", "less than or equal to 65535"),
        ("CONTENT_DIR", "/nowhere/at/all", "must name a folder that exists"),
        ("TEAM_CHATS", "the nurses", "must be numbers of chats"),
        ("TEAM_CHATS", "1;2", "must be numbers of chats"),
        ("DRILL", "someday", "must be a weekday and a time"),
        ("DRILL", "wed 24:00", "must be a weekday and a time"),
        ("LOG_LEVEL", "loud", "'debug', 'info', 'warning' or 'error'"),
        ("LOG_FORMAT", "xml", "'text' or 'json'"),
        ("DATABASE_URL", "mysql://a/b", "must be like sqlite:"),
    ],
)
def test_a_wrong_one_is_named_with_what_is_right(
    name: str, value: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"LIFTCARE_{name}", value)
    with pytest.raises(SettingsError) as caught:
        settings.read()
    assert f"LIFTCARE_{name}" in str(caught.value)
    assert words in str(caught.value)
    assert "For example" in str(caught.value)


def test_the_teams_chats_are_read_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.read().team_chats == ()
    monkeypatch.setenv("LIFTCARE_TEAM_CHATS", "-1001234567890, 42")
    assert settings.read().team_chats == (-1001234567890, 42)


def test_a_weekly_drill_is_a_weekday_and_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.read().drill == (2, time(10, 0))
    monkeypatch.setenv("LIFTCARE_DRILL", " Tue 09:30")
    assert settings.read().drill == (1, time(9, 30))
    monkeypatch.setenv("LIFTCARE_DRILL", "Off")
    assert settings.read().drill is None


def test_a_wrong_token_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFTCARE_TELEGRAM_TOKEN", "123:nearly-a-secret but with a space")
    with pytest.raises(SettingsError) as caught:
        settings.read()
    assert "nearly-a-secret" not in str(caught.value)


def test_a_misspelt_name_is_found_in_the_environment_and_in_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LIFTCARE_TELEGRAM_TOCKEN", "1:abc")
    (tmp_path / ".env").write_text("LIFTCARE_PLAYGROUND_PROT=1\n")
    with pytest.raises(SettingsError) as caught:
        settings.read()
    assert "Did you mean LIFTCARE_TELEGRAM_TOKEN?" in str(caught.value)
    assert "Did you mean LIFTCARE_PLAYGROUND_PORT?" in str(caught.value)


def test_the_file_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(
        "LIFTCARE_PLAYGROUND_PORT=8090\nLIFTCARE_LOG_LEVEL=Warning\nLIFTCARE_DATA_DIR=\n"
    )
    monkeypatch.setenv("LIFTCARE_PLAYGROUND_PORT", "8091")
    read = settings.read()
    assert (read.playground_port, read.log_level, read.data_dir) == (8091, "warning", Path("data"))


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"LIFTCARE_DATA_DIR=\xff\xfe")
    with pytest.raises(SettingsError, match=r"\.env can't be read"):
        settings.read()


@pytest.mark.parametrize(
    ("address", "rehearsed"),
    [
        ("sqlite:////srv/liftcare.db", "sqlite:////srv/liftcare-rehearsal.db"),
        ("postgresql://u:p@h/x", "postgresql://u:p@h/x?search_path=rehearsal"),
        ("postgresql://h/x?ssl=require", "postgresql://h/x?ssl=require&search_path=rehearsal"),
    ],
)
def test_rehearsed_patients_never_mix_with_real_ones(
    address: str, rehearsed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIFTCARE_DATABASE_URL", address)
    read = settings.read()
    assert (read.database, read.rehearsal_database) == (address, rehearsed)


def test_no_secret_is_shown_or_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFTCARE_TELEGRAM_TOKEN", "12:token-secret")
    monkeypatch.setenv("LIFTCARE_TELEGRAM_API_URL", "http://me:api-secret@host:81")
    monkeypatch.setenv("LIFTCARE_TELEGRAM_PROXY", "http://me:proxy-secret@host:82")
    monkeypatch.setenv("LIFTCARE_DATABASE_URL", "postgresql://me:base-secret@host/x")
    read = settings.read()
    assert "secret" not in repr(read)
    assert read.telegram_server == "host:81"
    assert sorted(read.secrets) == ["12:token-secret", "api-secret", "base-secret", "proxy-secret"]

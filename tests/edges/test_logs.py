"""Logs hold ids, never text, names or tokens."""

import json
import logging

import pytest
import structlog

from bot import logs
from bot.intake.failing import described, new_reference

TOKEN = "1234567890:AAExampleExampleExampleExample"


@pytest.fixture(autouse=True)
def _restored() -> object:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def test_the_token_is_redacted_wherever_it_comes_from(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure("debug", "text", secrets=[TOKEN])
    logging.getLogger("foreign").warning("GET https://api/bot%s/getMe", TOKEN)
    structlog.get_logger("ours").error("failed", url=f"https://api/bot{TOKEN}/x")
    try:
        raise ValueError(TOKEN)
    except ValueError:
        logging.getLogger("foreign").exception("boom %s", TOKEN.split(":")[1])
    printed = capsys.readouterr().err
    assert "AAExample" not in printed
    assert printed.count("<redacted>") >= 3


def test_an_exceptions_text_stays_out_of_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("debug", "json")
    try:
        raise ValueError("what a person wrote")
    except ValueError as error:
        structlog.get_logger("ours").error("failed", **described(error))
        logging.getLogger("foreign").exception("foreign")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert "what a person wrote" not in str(lines)
    assert lines[0]["error"] == "builtins.ValueError"
    assert lines[0]["frames"][-1].startswith("test_logs.py:")
    assert lines[1]["error"] == "ValueError"


def test_a_reference_is_easily_read_aloud() -> None:
    references = {new_reference() for _ in range(200)}
    assert len(references) > 190
    assert all(len(r) == 6 and not set(r) & set("01IOL") for r in references)

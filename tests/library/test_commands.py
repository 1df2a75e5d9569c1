"""The commands of those who look after the content, as they type them."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from tests.library.conftest import TODAY, Folder


@pytest.fixture
def run(small: Folder, own: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.shipped.CONTENT", small.root)
    monkeypatch.setattr("bot.content_cli._today", lambda: TODAY)
    own.root.mkdir()
    return Run(own)


class Run:
    """Types a command with the clinic's folder set."""

    def __init__(self, own: Folder) -> None:
        self.own: Folder | None = own

    def __call__(self, *words: str) -> Result:
        env = {"LIFTCARE_CONTENT_DIR": str(self.own.root) if self.own else ""}
        return CliRunner().invoke(app, list(words), env=env)


def test_review_lists_what_waits(run: Run, small: Folder) -> None:
    small.replace("pages/risks.en.md", "2027-11-01", "2026-11-22")
    small.replace("pages/care.en.md", "2027-11-01", "2026-12-01")
    out = run("review").output
    assert "The review ran out (1):\n  risks: reviewed 2026-11-01 by none, again by 2026-" in out
    assert "To be reviewed soon (1):\n  care:" in out
    assert "Not signed off by a clinician (5):" in out
    assert "    content/pages/swelling.en.md, content/pages/swelling.zh.md" in out
    assert "7 of 7 texts wait" in out
    assert "To be reviewed soon" not in run("review", "--due-within", "3").output


def test_review_sign_takes_them_off_the_list(run: Run, small: Folder, own: Folder) -> None:
    ids = ["risks", "care", "red-flags", "stitches", "swelling", "answers/care", "triage"]
    done = run("review", "sign", *ids, "--by", "Dr Li", "--on", "2026-11-22")
    assert (done.exit_code, done.output.count("signed: ")) == (0, 12)
    assert run("review").output == "0 of 7 texts wait for a clinician.\n"
    assert small.load(own.root).page("risks", "en").reviewed == date(2026, 11, 22)


def test_a_wrong_id_ends_with_1_and_one_line(run: Run) -> None:
    done = run("review", "sign", "risk", "--by", "Dr Li")
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert "did you mean risks?" in done.output


@pytest.mark.parametrize(
    "words",
    [
        ["review", "sign", "risks", "--by", "Dr Li"],
        ["content", "own"],
        ["content", "copy", "clinic.yaml"],
    ],
)
def test_without_a_folder_of_its_own_a_clinic_is_told_to_make_one(
    run: Run, words: list[str]
) -> None:
    run.own = None
    done = run(*words)
    assert done.exit_code == 2
    assert "LIFTCARE_CONTENT_DIR is not set" in done.output


def test_copy_and_own(run: Run, small: Folder) -> None:
    assert "copied: " in run("content", "copy", "content/clinic.yaml", "menus.yaml").output
    small.replace("clinic.yaml", '"120"', '"999"')
    small.write("menus.yaml", small.read("menus.yaml") + "# x\n" * 12)
    out = run("content", "own", "--seen").output
    assert "clinic.yaml: replaces a shipped file, which HAS CHANGED" in out
    assert '    -emergency: "120"\n    +emergency: "999"\n' in out
    assert "... and 4 more lines" in out
    assert out.endswith("Remembered: 2 shipped files.\n")
    assert "HAS CHANGED" not in run("content", "own").output


def test_new_makes_a_page_that_can_be_opened(run: Run, small: Folder, own: Folder) -> None:
    for lang in ("zh", "en"):
        template = Path(__file__).parents[2] / f"content/templates/page.{lang}.md"
        small.write(f"templates/page.{lang}.md", template.read_bytes())
    done = run("content", "new", "care-hair", "--parent", "care", "--title-en", "Hair")
    assert (done.exit_code, done.output.count("made: ")) == (0, 2)
    assert small.load(own.root).page("care-hair", "en").title == "Hair"
    assert run("content", "new", "care-hair", "--parent", "care").exit_code == 1

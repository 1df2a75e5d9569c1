"""The documents tell the truth: settings, commands, the file map, links."""

from handlers.needs import required_messages
from tools import docs


def test_every_setting_command_file_and_link_is_documented() -> None:
    assert docs.problems() == []


def test_no_wording_is_left_over() -> None:
    used = set(required_messages())
    for lang in ("en", "zh"):
        for path in (docs.ROOT / "content" / "wording" / lang).glob("*.ftl"):
            lines = path.read_text(encoding="utf-8").splitlines()
            names = {line.split(" =")[0] for line in lines if line[:1].isalpha()}
            # Whether a drawing shows its labels, the check of the content tells.
            names = {name for name in names if not name.startswith("picture-")}
            assert names - used - {"do-search", "do-help", "do-recovery", "do-stop"} == set()

"""Signing off a review: who and when, written into the files of the clinic's own folder."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from bot.library.own import OwnFolderError, take, write
from bot.library.problems import meant
from bot.library.reviewing import Item, Written, items
from bot.library.reviews import NOBODY
from bot.library.yaml_lines import YamlError, parse, scalar

LONGEST: Final = timedelta(days=365)
"""From one review to the next, at most."""


@dataclass(frozen=True)
class Signature:
    """Who reviewed a text on which day; ``until`` is None for as long as the last time."""

    by: str
    on: date
    until: date | None

    def lines(self, before: Item) -> dict[str, str]:
        """Return the lines of a review by their names."""
        until = self.until or self.on + min(before.review_by - before.reviewed, LONGEST)
        return {
            "reviewed": self.on.isoformat(),
            "reviewed_by": scalar(self.by),
            "review_by": until.isoformat(),
        }


def sign(
    base: Path, overlay: Path, ids: list[str], signature: Signature, today: date
) -> list[Path]:
    """Write a signature into each text's files; return them. Shipped ones are copied before.

    Raises:
        OwnFolderError: an id, a date or the name is wrong (then nothing is written), or a file
            can't be written.
    """
    _check(signature, today)
    known = items(base, overlay)
    for name in ids:
        if name not in known:
            hint = meant(name, known, "python -m bot review lists what there is")
            raise OwnFolderError(f"There is nothing to sign named {name} ({hint}).")
    texts = [
        (written, _signed(written, signature.lines(known[name])))
        for name in dict.fromkeys(ids)
        for written in known[name].files
    ]
    return [_put(written, text, overlay) for written, text in texts]


def _check(signature: Signature, today: date) -> None:
    if not signature.by.strip() or signature.by.strip().casefold() == NOBODY:
        raise OwnFolderError('Write who reviewed it, such as --by "Dr X, surgeon".')
    if signature.on > today + timedelta(days=1):  # where the clinic is, tomorrow may have begun
        raise OwnFolderError(f"--on {signature.on} is in the future.")
    if signature.until is None:
        return
    if not signature.on < signature.until <= signature.on + LONGEST:
        raise OwnFolderError(f"--until {signature.until} must be within a year after the review.")


def _signed(written: Written, lines: dict[str, str]) -> bytes:
    """Return the file with the lines of its review replaced."""
    text = written.file.read().decode("utf-8-sig").split("\n")
    for name, value in lines.items():
        place = written.line(name) - 1
        ending = "\r" if text[place].endswith("\r") else ""
        text[place] = f"{name}: {value}{ending}"
    _check_signed(written, text, lines)
    return "\n".join(text).encode()


def _check_signed(written: Written, text: list[str], lines: dict[str, str]) -> None:
    """Refuse to write what can't be read afterwards, such as a name that went over two lines."""
    end = next((n for n, line in enumerate(text[1:], 1) if line.rstrip() == "---"), len(text))
    begin = 1 if text[0].rstrip() == "---" else 0
    try:
        found = parse("\n".join(line.rstrip("\r") for line in text[begin:end])).data
    except YamlError:
        found = {}
    wanted = parse("\n".join(f"{name}: {value}" for name, value in lines.items())).data
    if any(found.get(name) != value for name, value in wanted.items()):
        where = written.file.shown_root / written.file.path
        raise OwnFolderError(f"{where}: write reviewed, reviewed_by and review_by by hand here.")


def _put(written: Written, text: bytes, overlay: Path) -> Path:
    file = written.file
    if file.root != overlay:
        take(file, overlay)
    path = overlay / file.path
    write(path, text)
    return path

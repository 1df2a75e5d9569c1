"""The clinic's own folder: copies of shipped files, and what changed underneath them since.

``.shipped/`` in it keeps each shipped file as it was when the clinic copied or last saw it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Final, Literal

from bot.errors import LiftcareError
from bot.library.problems import meant
from bot.library.reading import ContentFile, find_files

SEEN: Final = ".shipped"
_TEMPORARY: Final = ".liftcare-writing"


class OwnFolderError(LiftcareError):
    """Something can't be written or copied; the text says what and why."""


@dataclass(frozen=True)
class OwnFile:
    """A file of the clinic's.

    ``state`` tells what became of the shipped file it replaces since it was last seen; it has none
    if ``added``. ``changes`` has the lines that were taken away (``-``) and added (``+``) there.
    """

    path: Path
    state: Literal["added", "unknown", "unchanged", "changed", "gone"]
    changes: tuple[str, ...] = ()


def own_files(base: Path, overlay: Path) -> list[OwnFile]:
    """Return every file of the clinic's folder, sorted by path."""
    tree = find_files(base, overlay)
    own = (path for path, file in tree.files.items() if file.root == overlay)
    return [_compared(path, overlay, tree.replaced.get(path)) for path in sorted(own)]


def _compared(path: Path, overlay: Path, shipped: ContentFile | None) -> OwnFile:
    try:
        before = (overlay / SEEN / path).read_bytes()
    except OSError:
        return OwnFile(path, "unknown" if shipped else "added")
    if shipped is None:
        return OwnFile(path, "gone")
    now = shipped.read()
    if before == now:
        return OwnFile(path, "unchanged")
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (before, now))
    lines = list(unified_diff(old, new, n=0, lineterm=""))[2:]
    return OwnFile(path, "changed", tuple(line for line in lines if not line.startswith("@@")))


def remember(base: Path, overlay: Path) -> int:
    """Keep every shipped file that is replaced as it is now; return how many there are.

    Raises:
        OwnFolderError: the folder can't be written to.
    """
    replaced = find_files(base, overlay).replaced
    for path, shipped in replaced.items():
        write(overlay / SEEN / path, shipped.read())
    return len(replaced)


def copy(base: Path, overlay: Path, paths: Iterable[Path]) -> list[Path]:
    """Copy shipped files to the clinic's folder; return where they are now.

    Raises:
        OwnFolderError: one isn't shipped or is there already (then none is copied), or the folder
            can't be written to.
    """
    shipped = find_files(base, None).files
    wanted = list(dict.fromkeys(paths))
    for path in wanted:
        if path not in shipped:
            hint = meant(path.as_posix(), map(Path.as_posix, shipped), "see the folder content/")
            raise OwnFolderError(f"{path.as_posix()} is not among the shipped files ({hint}).")
        if (overlay / path).exists():
            raise OwnFolderError(f"{overlay / path} is there already; nothing was copied.")
    return [take(shipped[path], overlay) for path in wanted]


def take(shipped: ContentFile, overlay: Path) -> Path:
    """Copy one shipped file and keep what it was like.

    Raises:
        OwnFolderError: the folder can't be written to.
    """
    data = shipped.read()
    write(overlay / SEEN / shipped.path, data)
    write(overlay / shipped.path, data)
    return overlay / shipped.path


def write(path: Path, data: bytes) -> None:
    """Write a file whole: whoever reads it meanwhile finds the old one.

    Raises:
        OwnFolderError: it can't be written.
    """
    beside = path.with_name(f"{_TEMPORARY}-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise OwnFolderError(f"{path} can't be written: {error.strerror or error}.") from error

"""Which files make up the content: the shipped folder with the clinic's own laid over it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Stamp = frozenset[tuple[Path, int, int]]
_LET_BE: Final = (".", "readme")


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of the content: ``path`` is relative to ``root``, which people know as ``shown_root``.

    Two roots have the same layout; the same relative path in both means the same thing.
    """

    root: Path
    shown_root: Path
    path: Path

    def at(self, path: Path) -> "ContentFile":
        """Return another file of the same root."""
        return ContentFile(self.root, self.shown_root, path)

    def read(self) -> bytes:
        """Return what is in it.

        Raises:
            OSError: it can't be read, or it went away.
        """
        return (self.root / self.path).read_bytes()


@dataclass(frozen=True)
class Tree:
    """The files to read by relative path; ``replaced`` are the shipped ones laid over.

    ``stamp`` is the state in which they were found.
    """

    base: ContentFile
    files: Mapping[Path, ContentFile]
    replaced: Mapping[Path, ContentFile]
    stamp: Stamp = frozenset()

    def under(self, folder: str, suffix: str) -> Iterator[ContentFile]:
        """Yield the files below a folder, sorted by path."""
        for path, file in sorted(self.files.items()):
            if path.parts[0] == folder and len(path.parts) > 1 and path.suffix == suffix:
                yield file

    def get(self, name: str) -> ContentFile:
        """Return the file of that relative path, also where it doesn't exist."""
        path = Path(name)
        return self.files.get(path, self.base.at(path))

    def exists(self, path: Path) -> bool:
        """Tell whether a relative path is there."""
        return path in self.files


def find_files(base: Path, overlay: Path | None) -> Tree:
    """Return every visible file of both roots.

    Hidden names (which editors use for half-written copies), README files and links that lead
    out of a root are left out. An overlay that doesn't exist is an empty one.
    """
    found = stamp(base, overlay)
    root = ContentFile(base, Path(base.name), Path())
    shipped = {path: root.at(path) for path in _walk(base)}
    own: dict[Path, ContentFile] = {}
    if overlay is not None:
        over = ContentFile(overlay, overlay, Path())
        own = {path: over.at(path) for path in _walk(overlay)}
    replaced = {path: file for path, file in shipped.items() if path in own}
    return Tree(root, {**shipped, **own}, replaced, found)


def stamp(base: Path, overlay: Path | None) -> Stamp:
    """Return what tells one state of the files from another: their paths, times and sizes."""
    found = set()
    for root in filter(None, (base, overlay)):
        for path in _walk(root):
            with suppress(OSError):  # gone since it was listed
                state = (root / path).stat()
                found.add((root / path, state.st_mtime_ns, state.st_size))
    return frozenset(found)


def _walk(root: Path) -> Iterator[Path]:
    """Yield the relative paths below ``root``; follows links that stay inside, each place once."""
    inside = root.resolve()
    seen: set[Path] = set()
    pending = [root]
    while pending:
        folder = pending.pop()
        for path in _entries(folder):
            real = _real(path)
            if real is None or not real.is_relative_to(inside) or real == inside:
                continue
            if not real.is_dir():
                yield path.relative_to(root)
            elif real not in seen:
                seen.add(real)
                pending.append(path)


def _entries(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if not path.name.casefold().startswith(_LET_BE)]
    except OSError:  # not there, or gone since it was listed: nothing to read in it
        return []


def _real(path: Path) -> Path | None:
    """Return where a path leads, None for nowhere."""
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a link to itself, before Python 3.13
        return None

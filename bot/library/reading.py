"""Which files make up the content: the shipped folder with the clinic's own laid over it."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

State = tuple[Path, int, int]
"""A file, when it was changed last (nanoseconds of its clock), and how many bytes it has."""

Stamp = frozenset[State]
_LET_BE: Final = (".", "readme")


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of the content: ``path`` is relative to ``root``, which people know as ``shown_root``.

    Two roots have the same layout; the same relative path in both means the same thing. ``draft``
    is what is to be written there, tried before it is.
    """

    root: Path
    shown_root: Path
    path: Path
    draft: bytes | None = None

    def at(self, path: Path) -> "ContentFile":
        """Return another file of the same root."""
        return ContentFile(self.root, self.shown_root, path)

    def read(self) -> bytes:
        """Return what is in it.

        Raises:
            OSError: it can't be read, or it went away.
        """
        return (self.root / self.path).read_bytes() if self.draft is None else self.draft


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

    def with_drafts(self, root: Path, drafts: Mapping[Path, bytes]) -> "Tree":
        """Return the tree as it would be once ``drafts`` were written below ``root``."""
        tried = {path: ContentFile(root, root, path, data) for path, data in drafts.items()}
        return replace(self, files={**self.files, **tried})


def find_files(base: Path, overlay: Path | None) -> Tree:
    """Return every visible file of both roots.

    Hidden names (which editors use for half-written copies), README files and links that lead
    out of a root are left out. An overlay that doesn't exist is an empty one.
    """
    root = ContentFile(base, Path(base.name), Path())
    over = ContentFile(overlay, overlay, Path()) if overlay else root
    shipped, own = _walk(base), _walk(overlay) if overlay else {}
    files = {
        **{path: root.at(path) for path in shipped},
        **{path: over.at(path) for path in own},
    }
    replaced = {path: root.at(path) for path in shipped.keys() & own.keys()}
    return Tree(root, files, replaced, frozenset((*shipped.values(), *own.values())))


def stamp(base: Path, overlay: Path | None) -> Stamp:
    """Return what tells one state of the files from another: their paths, times and sizes."""
    return find_files(base, overlay).stamp


def rewritten(before: Stamp, paths: Sequence[Path]) -> Stamp:
    """Return the stamp once these files were written, and no other changed."""
    kept = (state for state in before if state[0] not in paths)
    return frozenset((*kept, *(_state(path, path.stat()) for path in paths)))


def _state(path: Path, found: os.stat_result) -> State:
    return path, found.st_mtime_ns, found.st_size


def _walk(root: Path) -> dict[Path, State]:
    """Return the relative paths below ``root``; follows links that stay inside, each place once."""
    inside = root.resolve()
    seen: set[Path] = set()
    found: dict[Path, State] = {}
    pending = [(root, inside)]
    while pending:
        folder, real_folder = pending.pop()
        for entry in _entries(folder):
            path = folder / entry.name
            # Only links can lead elsewhere, and resolving takes long.
            real = _real(path) if entry.is_symlink() else real_folder / entry.name
            if real is None or not real.is_relative_to(inside) or real == inside:
                continue
            if entry.is_dir():
                if real not in seen:
                    seen.add(real)
                    pending.append((path, real))
                continue
            with suppress(OSError):  # gone since it was listed
                found[path.relative_to(root)] = _state(path, entry.stat())
    return found


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.casefold().startswith(_LET_BE)]
    except OSError:  # not there, or gone since it was listed: nothing to read in it
        return []


def _real(path: Path) -> Path | None:
    """Return where a path leads, None for nowhere."""
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a link to itself, before Python 3.13
        return None

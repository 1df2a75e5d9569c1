"""Which edition of the world's daylight-saving rules this machine has."""

import zoneinfo
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path


@cache
def zone_data_version() -> str:
    """Return something short that changes with the rules; a process reads them once."""
    for folder in map(Path, zoneinfo.TZPATH):
        for name in ("tzdata.zi", "+VERSION", "tzdata.version"):
            file = folder / name
            if file.is_file():
                return sha256(file.read_bytes()).hexdigest()[:12]
        if (folder / "UTC").is_file():
            changed = sorted(str(path.stat().st_mtime_ns) for path in folder.iterdir())
            return sha256("".join(changed).encode()).hexdigest()[:12]
    return version("tzdata")

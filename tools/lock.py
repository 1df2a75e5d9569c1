"""Renews ``requirements/*.txt`` from ``pyproject.toml``: hashed, for every Python, no index named.

The development lock comes first; those for running, with the model that finds by
meaning and without, take the same versions.
"""

import subprocess
import sys
from typing import Final

_UV: Final = (
    sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header", "--universal",
    "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
    "--no-emit-find-links", "--upgrade", "pyproject.toml", "--extra", "build",
)  # fmt: skip


def main() -> None:
    """Write the three locks."""
    compile_to("requirements/dev.txt", "--extra", "dev")
    compile_to("requirements/run.txt", "--constraints", "requirements/dev.txt")
    compile_to(
        "requirements/semantic.txt", "--extra", "semantic", "--constraints", "requirements/dev.txt"
    )


def compile_to(path: str, *options: str) -> None:
    """Lock into ``path``."""
    subprocess.run([*_UV, *options, "--output-file", path], check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # fixed words


if __name__ == "__main__":
    main()

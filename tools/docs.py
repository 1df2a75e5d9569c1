"""Keeps the documents true: what can be read off the code is generated, the rest is checked.

python -m tools.docs           write the generated parts
python -m tools.docs --check   fail where they, or a link, are out of date
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import typer

from bot.cli import app
from bot.settings import PREFIX, Settings
from handlers.routes import ROUTES

ROOT: Final = Path(__file__).parent.parent
MAPPED: Final = ("bot", "handlers", "benchmarks", "tools")
_LINK: Final = re.compile(r"\[[^\]]*\]\((?!https?:|#|mailto:|page:)([^)#\s]+)(?:#[^)]*)?\)")


def settings_table() -> str:
    """Return the settings as a Markdown table."""
    rows = ["| variable | what it is | default |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "" if field.default in (None, ()) else f"`{field.default}`"
        rows.append(f"| `{PREFIX}{name.upper()}` | {field.description} | {default} |")
    return "\n".join(rows)


def env_example() -> str:
    """Return the whole of ``.env.example``."""
    parts = [
        "# Liftcare's settings. Copy this file to .env; take away the # before a line to set it.",
        "# The same names work as environment variables, which win over .env.",
    ]
    for name, field in Settings.model_fields.items():
        example = (field.examples or [""])[0]
        default = "" if field.default in (None, ()) else f" Default: {field.default}."
        parts.append(f"\n# {field.description}{default}\n#{PREFIX}{name.upper()}={example}")
    return "\n".join(parts) + "\n"


def file_map() -> str:
    """Return every module with the first line of its docstring."""
    lines = ["```"]
    for folder in MAPPED:
        for path in sorted((ROOT / folder).rglob("*.py")):
            words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            first = words.split("\n", 1)[0]
            if path.name == "__init__.py":
                lines.append(f"{path.parent.relative_to(ROOT).as_posix()}/".ljust(44) + first)
            else:
                indent = "  " * len(path.parent.relative_to(ROOT).parts)
                lines.append(f"{indent}{path.name}".ljust(44) + first)
    return "\n".join([*lines, "```"])


def _filled(text: str, mark: str, part: str) -> str:
    begin, end = f"<!-- {mark} -->", f"<!-- /{mark} -->"
    if begin not in text or end not in text:
        raise SystemExit(f"the marks {begin} and {end} are missing")
    head, rest = text.split(begin, 1)
    return f"{head}{begin}\n{part}\n{end}{rest.split(end, 1)[1]}"


def wanted() -> dict[Path, str]:
    """Return every generated file with the text it must have."""
    readme, architecture = ROOT / "README.md", ROOT / "docs" / "architecture.md"
    return {
        readme: _filled(readme.read_text(encoding="utf-8"), "settings", settings_table()),
        architecture: _filled(architecture.read_text(encoding="utf-8"), "files", file_map()),
        ROOT / ".env.example": env_example(),
    }


def undocumented() -> Iterator[str]:
    """Yield the commands, of the command line and of the chat, that the README leaves out."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in commands(app):
        if f"`python -m bot {name}" not in readme:
            yield f"README.md does not tell of `python -m bot {name}`"
    for route in ROUTES:
        if route.command and f"`/{route.command}`" not in readme:
            yield f"README.md does not tell of `/{route.command}`"


def commands(group: typer.Typer, prefix: str = "") -> Iterator[str]:
    """Yield the words of every command, those of groups too."""
    for command in group.registered_commands:
        name = command.name or getattr(command.callback, "__name__", "")
        yield f"{prefix}{name}"
    for below in group.registered_groups:
        if below.typer_instance is not None:
            yield from commands(below.typer_instance, f"{prefix}{below.name} ")


def dead_links() -> Iterator[str]:
    """Yield the links between documents that lead nowhere."""
    for path in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]):
        for target in _LINK.findall(path.read_text(encoding="utf-8")):
            if not (path.parent / target).exists():
                yield f"{path.relative_to(ROOT)}: the link to {target} leads nowhere"


def problems() -> list[str]:
    """Return what is out of date, undocumented or dead."""
    stale = [
        f"{path.relative_to(ROOT)} is out of date: run python -m tools.docs"
        for path, text in wanted().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    return [*stale, *undocumented(), *dead_links()]


def main() -> None:
    """Write, or check with ``--check``."""
    if "--check" not in sys.argv:
        for path, text in wanted().items():
            path.write_text(text, encoding="utf-8")
    found = problems()
    sys.stdout.writelines(f"{problem}\n" for problem in found)
    sys.stdout.write("" if found else "The documents are up to date.\n")
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main()

"""What is wrong with the content: where it stands, what it is, what to write instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from bot.errors import LiftcareError
from bot.library.reading import ContentFile

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake.

    ``root`` is how the content folder is shown, ``path`` the file inside it; ``line`` counts
    from 1 and is None where the whole file is meant.
    """

    root: Path
    path: Path
    line: int | None
    severity: Severity
    message: str
    hint: str

    def __str__(self) -> str:
        """Return it the way compilers do, so that editors can jump to it."""
        place = (self.root / self.path).as_posix()
        if self.line is not None:
            place = f"{place}:{self.line}"
        return f"{place}: {self.severity}: {self.message} ({self.hint})"


class ContentError(LiftcareError):
    """The content can't be used; ``problems`` has every error and warning found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Report:
    """Collects problems, so that one run shows all of them."""

    def __init__(self) -> None:
        self._found: set[Problem] = set()

    def error(self, file: ContentFile, line: int | None, message: str, hint: str) -> None:
        """Note what makes the content unusable."""
        self._add(file, line, "error", message, hint)

    def warning(self, file: ContentFile, line: int | None, message: str, hint: str) -> None:
        """Note what should be mended but can be used."""
        self._add(file, line, "warning", message, hint)

    def _add(
        self, file: ContentFile, line: int | None, severity: Severity, message: str, hint: str
    ) -> None:
        self._found.add(Problem(file.shown_root, file.path, line, severity, message, hint))

    @property
    def problems(self) -> list[Problem]:
        """All that was found, in reading order, each once."""
        return sorted(self._found, key=lambda p: (p.root, p.path, p.line or 0, p.message))

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return any(problem.severity == "error" for problem in self._found)


def meant(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return "did you mean ...?" for a slip of the pen, else ``otherwise``."""
    close = get_close_matches(word, sorted(known), n=1)
    return f"did you mean {close[0]}?" if close else otherwise

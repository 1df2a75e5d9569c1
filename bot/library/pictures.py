"""``pictures/*.svg``: drawings as they were read, and in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from bot.library.drawings import PICTURES, described, filled, labels_in, message_of
from bot.library.later import Later
from bot.library.models import Picture
from bot.library.problems import Report
from bot.library.reading import ContentFile, Tree
from bot.library.validating import text_of
from bot.library.wording import Wording

CLINIC_PREFIX = "clinic."


@dataclass(frozen=True)
class Sketch:
    """A drawing whose labels are still to be written out."""

    file: ContentFile
    svg: str

    @property
    def id(self) -> str:
        """What ``picture:`` says in a page."""
        return self.file.path.stem

    @property
    def alt(self) -> str:
        """The label that its description begins with."""
        return f"{self.id}-alt"

    @property
    def labels(self) -> tuple[tuple[int, str], ...]:
        """The labels that are wordings, each with its line."""
        return tuple((line, name) for line, name in labels_in(self.svg) if "." not in name)

    @property
    def variables(self) -> tuple[tuple[int, str], ...]:
        """The clinic's data and values in it, each with its line."""
        return tuple((line, name) for line, name in labels_in(self.svg) if "." in name)

    @property
    def messages(self) -> frozenset[str]:
        """The wordings that it shows."""
        return frozenset(message_of(name) for _line, name in self.labels)

    def texts(self, wording: Wording, variables: Mapping[str, str]) -> dict[str, str]:
        """Return what its labels stand for in one language.

        Raises:
            KeyError: a wording is missing, or a variable it needs.
        """
        said = {
            name.removeprefix(CLINIC_PREFIX): text
            for name, text in variables.items()
            if name.startswith(CLINIC_PREFIX)
        }
        shown = {name: wording.text(message_of(name), said) for _line, name in self.labels}
        return {**variables, **shown}


def read_pictures(tree: Tree, report: Report) -> dict[str, Sketch]:
    """Read the drawings, noting what is no text."""
    found = (Sketch(file, text_of(file, report) or "") for file in tree.under(PICTURES, ".svg"))
    return {sketch.id: sketch for sketch in found if sketch.svg}


def pictures_in(
    sketches: Mapping[str, Sketch], wording: Wording, variables: Mapping[str, str]
) -> dict[str, Later[Picture]]:
    """Return the drawings in one language by id; every check has passed."""
    return {
        name: Later(partial(_picture, sketch, wording, variables))
        for name, sketch in sketches.items()
    }


def _picture(sketch: Sketch, wording: Wording, variables: Mapping[str, str]) -> Picture:
    svg = filled(sketch.svg, sketch.texts(wording, variables))
    return Picture(sketch.id, wording.lang, described(svg), svg)

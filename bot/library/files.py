"""All files of the content as they were read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.library.answers import Answers, read_answers
from bot.library.clinic import CLINIC, ClinicFile, clinic_in, variables
from bot.library.forbidden import FORBIDDEN, ForbiddenFile
from bot.library.glossary import GLOSSARY, GlossaryFile
from bot.library.menus import MENUS, MenusFile
from bot.library.names import check_names
from bot.library.page_files import Drafts, read_pages
from bot.library.passages import Passage
from bot.library.pictures import Sketch, read_pictures
from bot.library.plans import Plans, read_plans
from bot.library.problems import Report
from bot.library.reading import Tree
from bot.library.sheet import SHEET, SheetFile
from bot.library.sources import SOURCES, SourcesFile
from bot.library.synonyms import SYNONYMS, SynonymsFile
from bot.library.triage import TRIAGE, TriageFile, passages_of
from bot.library.validating import Parsed, load, load_optional
from bot.library.values import Values, read_values
from bot.library.wording import Wording, read_wording


@dataclass(frozen=True)
class Files:
    """What each file holds; None where it couldn't be read."""

    tree: Tree
    clinic: Parsed[ClinicFile] | None
    sources: Parsed[SourcesFile] | None
    menus: Parsed[MenusFile] | None
    sheet: Parsed[SheetFile] | None
    synonyms: Parsed[SynonymsFile] | None
    values: Values | None
    glossary: Parsed[GlossaryFile] | None
    forbidden: Parsed[ForbiddenFile] | None
    wording: Mapping[str, Wording]
    drafts: Drafts
    answers: Answers
    sketches: Mapping[str, Sketch]
    plans: Plans
    triage: Parsed[TriageFile] | None

    @property
    def passages(self) -> Iterator[Passage]:
        """Every text of pages, answers, plans and check-ins."""
        for page in self.drafts.pages:
            yield page.passage
        for answer in self.answers:
            yield from answer.passages()
        for plan in self.plans:
            yield from plan.passages()
        if self.triage:
            yield from passages_of(self.triage)

    def variables(self, lang: str) -> frozenset[str] | None:
        """Return what may stand in braces in a text, None where that couldn't be read."""
        if not (self.clinic and self.values):
            return None
        return self.values.variables | variables(clinic_in(self.clinic.model, lang)).keys()


def read_files(tree: Tree, report: Report, *, known: bool = False) -> Files:
    """Read everything, noting what is wrong with each file by itself.

    Files ``known`` to be good are read without what only checks need to know of wordings.
    """
    check_names(tree, report)
    return Files(
        tree=tree,
        clinic=load(tree.get(CLINIC), ClinicFile, report),
        sources=load(tree.get(SOURCES), SourcesFile, report),
        menus=load(tree.get(MENUS), MenusFile, report),
        sheet=load(tree.get(SHEET), SheetFile, report),
        synonyms=load_optional(tree, SYNONYMS, SynonymsFile, report),
        values=read_values(tree, report),
        glossary=load_optional(tree, GLOSSARY, GlossaryFile, report),
        forbidden=load_optional(tree, FORBIDDEN, ForbiddenFile, report),
        wording=read_wording(tree, report, known=known),
        drafts=read_pages(tree, report),
        answers=read_answers(tree, report),
        sketches=read_pictures(tree, report),
        plans=read_plans(tree, report),
        triage=load(tree.get(TRIAGE), TriageFile, report),
    )

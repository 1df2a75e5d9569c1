"""From two folders to a library, or to everything that is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from bot.library.clinic import CLINIC, ClinicFile, check_clinic, clinic_in, variables
from bot.library.languages import LANGUAGES
from bot.library.library import Edition, Library, Recipe
from bot.library.linking import link
from bot.library.links import check_links, check_required
from bot.library.menus import MENUS, MenusFile, check_menus, home_in
from bot.library.models import Source
from bot.library.names import check_names
from bot.library.page_checks import check_dates, check_sources, check_text
from bot.library.page_files import Drafts, read_pages
from bot.library.problems import ContentError, Problem, Report
from bot.library.reading import Tree, find_files
from bot.library.search import SearchIndex
from bot.library.sheet import SHEET, SheetFile, check_sheet, sheet_in
from bot.library.sources import SOURCES, SourcesFile, sources_in
from bot.library.synonyms import SYNONYMS, SynonymsFile, check_synonyms
from bot.library.twins import check_twins
from bot.library.validating import Parsed, load
from bot.library.wording import Wording, read_wording
from bot.library.wording_checks import check_wording

RED_FLAGS: Final = frozenset({"red-flags"})
_NONE: Final[Mapping[str, frozenset[str]]] = MappingProxyType({})


def load_library(
    base: Path,
    overlay: Path | None,
    today: date,
    *,
    required_messages: Mapping[str, frozenset[str]] = _NONE,
    required_pages: frozenset[str] = RED_FLAGS,
) -> Library:
    """Return the content of ``base`` with the clinic's ``overlay`` laid over it.

    Raises:
        ContentError: something makes it unusable; has all problems, warnings too.
    """
    return cook(Recipe(base, overlay, required_messages, required_pages), today)


def check_content(
    base: Path,
    overlay: Path | None,
    today: date,
    *,
    required_messages: Mapping[str, frozenset[str]] = _NONE,
    required_pages: frozenset[str] = RED_FLAGS,
    strict_reviews: bool = False,
) -> list[Problem]:
    """Return everything that is wrong; ``strict_reviews`` makes reviews that ran out errors."""
    recipe = Recipe(base, overlay, required_messages, required_pages)
    report = Report()
    _Content.read(recipe, report).check(recipe, today, report, strict=strict_reviews)
    return report.problems


def cook(recipe: Recipe, today: date) -> Library:
    """Return the library of a recipe.

    Raises:
        ContentError: something makes it unusable; has all problems, warnings too.
    """
    report = Report()
    content = _Content.read(recipe, report)
    content.check(recipe, today, report, strict=False)
    if report.failed:
        raise ContentError(report.problems)
    return content.library(recipe, tuple(report.problems))


@dataclass(frozen=True)
class _Content:
    """All files as they were read; None where one couldn't be."""

    tree: Tree
    clinic: Parsed[ClinicFile] | None
    sources: Parsed[SourcesFile] | None
    menus: Parsed[MenusFile] | None
    sheet: Parsed[SheetFile] | None
    synonyms: Parsed[SynonymsFile] | None
    wording: Mapping[str, Wording]
    drafts: Drafts

    @classmethod
    def read(cls, recipe: Recipe, report: Report) -> "_Content":
        tree = find_files(recipe.base, recipe.overlay)
        check_names(tree, report)
        has_synonyms = tree.exists(Path(SYNONYMS))
        return cls(
            tree=tree,
            clinic=load(tree.get(CLINIC), ClinicFile, report),
            sources=load(tree.get(SOURCES), SourcesFile, report),
            menus=load(tree.get(MENUS), MenusFile, report),
            sheet=load(tree.get(SHEET), SheetFile, report),
            synonyms=load(tree.get(SYNONYMS), SynonymsFile, report) if has_synonyms else None,
            wording=read_wording(tree, report),
            drafts=read_pages(tree, report),
        )

    def check(self, recipe: Recipe, today: date, report: Report, *, strict: bool) -> None:
        """Note what is wrong between files and against today."""
        sources = self.sources.model.root.keys() if self.sources else None
        at_home = self.menus.model.pages if self.menus else None
        for draft in self.drafts.pages:
            check_text(draft, self._variables(draft.lang), report)
            check_sources(draft, sources, report)
            check_dates(draft, today, report, strict=strict)
        check_twins(self.drafts, self.tree, report)
        check_links(self.drafts, at_home, recipe.required_pages, report)
        check_required(self.drafts, recipe.required_pages, self.tree, report)
        check_wording(self.tree, self.wording, recipe.required_messages, report)
        if self.clinic:
            check_clinic(self.clinic, report)
        if self.menus:
            check_menus(self.menus, self.drafts.ids, self.wording, report)
        if self.sheet:
            check_sheet(self.sheet, sources, report)
        if self.synonyms:
            check_synonyms(self.synonyms, report)

    def _variables(self, lang: str) -> Mapping[str, str] | None:
        return variables(clinic_in(self.clinic.model, lang)) if self.clinic else None

    def library(self, recipe: Recipe, warnings: tuple[Problem, ...]) -> Library:
        """Return the library; every check has passed."""
        if not (self.clinic and self.sources and self.menus and self.sheet):
            raise ContentError(warnings)
        sources = sources_in(self.sources.model)
        editions = {
            lang: self._edition(
                lang, sources, self.clinic.model, self.menus.model, self.sheet.model
            )
            for lang in LANGUAGES
        }
        pages = [page for edition in editions.values() for page in edition.pages.values()]
        groups = self.synonyms.model.groups if self.synonyms else ()
        return Library(
            recipe,
            editions=editions,
            sources=sources,
            index=SearchIndex(pages, groups),
            warnings=warnings,
            overridden=tuple(sorted(self.tree.replaced)),
        )

    def _edition(
        self,
        lang: str,
        sources: Mapping[str, Source],
        clinic_file: ClinicFile,
        menus: MenusFile,
        sheet: SheetFile,
    ) -> Edition:
        clinic = clinic_in(clinic_file, lang)
        drafts = [draft for draft in self.drafts.pages if draft.lang == lang]
        pages = link(drafts, sources, variables(clinic))
        return Edition(
            clinic=clinic,
            pages=MappingProxyType(pages),
            home=home_in(menus, lambda page: pages[page].button, self.wording[lang]),
            sheet=sheet_in(sheet, sources, lang),
            wording=self.wording[lang],
        )

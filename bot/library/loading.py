"""From two folders to a library, or to everything that is wrong with them."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from bot.library.answer_checks import check_answers
from bot.library.binding import bind
from bot.library.clinic import check_clinic
from bot.library.desk import check_desk
from bot.library.doses import check_doses
from bot.library.files import Files, read_files
from bot.library.forbidden import Forbidden, check_allowed, check_forbidden
from bot.library.glossary_checks import check_glossary, check_words
from bot.library.languages import LANGUAGES
from bot.library.library import Library, Recipe
from bot.library.links import check_links, check_required
from bot.library.menus import check_menus
from bot.library.new_page import check_written
from bot.library.page_checks import check_picture, check_sources
from bot.library.passages import check_length, check_passage
from bot.library.picture_checks import check_drawn, check_pictures, check_room, given
from bot.library.plan_checks import check_plans
from bot.library.problems import ContentError, Problem, Report
from bot.library.reading import find_files
from bot.library.red_flag_checks import check_red_button, check_red_flags
from bot.library.reviews import check_dates
from bot.library.seal import Seal
from bot.library.sheet import check_sheet
from bot.library.synonyms import check_synonyms
from bot.library.triage_checks import check_triage
from bot.library.twins import check_twins
from bot.library.value_checks import check_values
from bot.library.wording_checks import check_wording
from bot.library.wording_trials import check_trials

RED_FLAGS: Final = frozenset({"red-flags"})


def load_library(
    base: Path,
    overlay: Path | None,
    today: date,
    *,
    required_messages: Callable[[], Mapping[str, frozenset[str]]] = dict,
    required_pages: frozenset[str] = RED_FLAGS,
    seal: Seal | None = None,
) -> Library:
    """Return the content of ``base`` with the clinic's ``overlay`` laid over it.

    Raises:
        ContentError: something makes it unusable; has all that does.
    """
    return cook(Recipe(base, overlay, required_messages, required_pages, seal), today)


def check_content(
    base: Path,
    overlay: Path | None,
    today: date,
    *,
    required_messages: Callable[[], Mapping[str, frozenset[str]]] = dict,
    required_pages: frozenset[str] = RED_FLAGS,
    strict_reviews: bool = False,
) -> list[Problem]:
    """Return everything that is wrong; ``strict_reviews`` makes reviews that ran out errors."""
    recipe = Recipe(base, overlay, required_messages, required_pages)
    report = Report()
    files = read_files(find_files(base, overlay), report)
    _check(files, recipe, today, report, strict=strict_reviews)
    _advise(files, report)
    return report.problems


def cook(recipe: Recipe, today: date) -> Library:
    """Return the library of a recipe.

    Raises:
        ContentError: something makes it unusable; has all that does.
    """
    report, seal = Report(), recipe.seal
    tree = find_files(recipe.base, recipe.overlay)
    state = seal.state(tree) if seal else ""
    known = seal is not None and seal.holds(state)
    files = read_files(tree, report, known=known)
    if not known:
        _check(files, recipe, today, report, strict=False)
    if report.failed:
        raise ContentError(report.problems)
    # A file that was saved while it was read may have been read before or after.
    if seal and not known and seal.state(tree) == state:
        seal.put(state)
    return bind(files, recipe)


def try_out(recipe: Recipe, drafts: Mapping[Path, bytes], today: date) -> Library:
    """Return what a recipe's library would be once ``drafts`` stood in the clinic's own folder.

    Raises:
        ContentError: something would make it unusable; has all that does.
    """
    report = Report()
    tree = find_files(recipe.base, recipe.overlay)
    files = read_files(tree.with_drafts(recipe.overlay or recipe.base, drafts), report)
    _check(files, recipe, today, report, strict=False)
    if report.failed:
        raise ContentError(report.problems)
    return bind(files, recipe)


def _check(files: Files, recipe: Recipe, today: date, report: Report, *, strict: bool) -> None:
    """Note what is wrong between files and against today: all that can make them unusable."""
    sources = files.sources.model.root.keys() if files.sources else None
    at_home = files.menus.model.pages if files.menus else None
    _check_dates(files, today, report, strict=strict)
    for draft in files.drafts.pages:
        check_sources(draft, sources, report)
        check_picture(draft, files.tree, report)
    check_answers(files.answers, files.drafts.ids, sources, report)
    check_plans(files.plans, files.drafts.ids, sources, report)
    check_written(files.drafts.pages, files.tree, report)
    check_twins(files.drafts, files.tree, report)
    check_links(files.drafts, at_home, recipe.required_pages, report)
    check_required(files.drafts, recipe.required_pages, files.tree, report)
    messages = {**recipe.required_messages(), **given(files)}
    check_wording(files.tree, files.wording, messages, report)
    check_trials(files.wording, messages, report)
    check_red_flags(files.drafts, files.tree, report)
    check_pictures(files, report)
    _check_texts(files, sources, report)
    if files.clinic:
        check_desk(files.clinic.model.desk, files.clinic, report)
    if files.menus:
        check_menus(files.menus, files.drafts.ids, files.wording, report)
        check_red_button(files.menus, report)
    if files.sheet:
        check_sheet(files.sheet, sources, report)
    if files.synonyms:
        check_synonyms(files.synonyms, report)
    if files.triage:
        check_triage(files.triage, sources, report)
    check_drawn(files, report)


def _check_dates(files: Files, today: date, report: Report, *, strict: bool) -> None:
    """Note reviews that ran out or can't be."""
    for draft in files.drafts.pages:
        check_dates(draft.front, today, report, strict=strict)
    for answers in files.answers.files:
        check_dates(answers, today, report, strict=strict)
    for plan in files.plans:
        check_dates(plan.file, today, report, strict=strict)
    if files.triage:
        check_dates(files.triage, today, report, strict=strict)


def _check_texts(files: Files, sources: Collection[str] | None, report: Report) -> None:
    """Note what is wrong inside texts, and with what they are filled with."""
    known = {lang: files.variables(lang) for lang in LANGUAGES}
    used = {name for sketch in files.sketches.values() for _line, name in sketch.variables}
    forbidden = Forbidden(files.forbidden.model) if files.forbidden else None
    for passage in files.passages:
        used |= passage.variables
        check_passage(passage, known[passage.lang], report)
        if forbidden:
            check_forbidden(forbidden, passage, report)
    if files.forbidden:
        check_allowed(files.forbidden, files.drafts.ids, report)
    if files.glossary:
        check_glossary(files.glossary, files.drafts.ids, sources, report)
    if files.values:
        check_values(files.values, used, sources, report)


def _advise(files: Files, report: Report) -> None:
    """Warn of what can be used and should be better; it takes too long for every start."""
    passages = tuple(files.passages)
    for passage in passages:
        check_length(passage, report)
        check_doses(passage, report)
    if files.clinic:
        check_clinic(files.clinic, report)
    if files.glossary:
        check_words(files.glossary, passages, report)
    check_room(files, report)

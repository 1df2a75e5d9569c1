"""From files that passed every check to the library."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from bot.library.alarms import Alarms
from bot.library.answers import AnswerDraft
from bot.library.clinic import ClinicFile, clinic_in, variables
from bot.library.documents import Document, answer_document, page_document
from bot.library.files import Files
from bot.library.filling import Means
from bot.library.forbidden import Forbidden
from bot.library.glossary import GlossaryFile, Meanings, words_in
from bot.library.languages import LANGUAGES
from bot.library.later import Later
from bot.library.library import Edition, Library, Recipe
from bot.library.linking import answer, link
from bot.library.menus import MenusFile, home_in
from bot.library.models import Clinic, Source, Value
from bot.library.page_files import Draft
from bot.library.pictures import Sketch, pictures_in
from bot.library.plans import Plans, plan_text
from bot.library.problems import ContentError
from bot.library.search import SearchIndex
from bot.library.sheet import SheetFile, sheet_in
from bot.library.sources import sources_in
from bot.library.triage import TriageFile, triage_of, triage_text
from bot.library.validating import Parsed
from bot.library.values import Values, values_in, variables_of
from bot.library.wording import Wording


@dataclass(frozen=True)
class _Stock:
    """What every edition is made from."""

    sources: Mapping[str, Source]
    clinic: ClinicFile
    menus: MenusFile
    sheet: SheetFile
    values: Values
    wording: Mapping[str, Wording]
    glossary: Parsed[GlossaryFile] | None
    pages: Iterable[Draft]
    answers: Iterable[AnswerDraft]
    sketches: Mapping[str, Sketch]
    plans: Plans
    triage: TriageFile

    def _filled_with(self, lang: str) -> tuple[Clinic, Mapping[str, Value], Means]:
        clinic = clinic_in(self.clinic, lang)
        values = values_in(self.values, self.sources, lang)
        return clinic, values, Means(self.sources, values, variables(clinic) | variables_of(values))

    def edition(self, lang: str) -> Edition:
        clinic, values, means = self._filled_with(lang)
        pages = link([draft for draft in self.pages if draft.lang == lang], means)
        # An answer may be there in another language alone.
        by_language = {each: self._filled_with(each)[2] for each in LANGUAGES}
        answers = {
            draft.entry.id: answer(draft, lang, by_language[draft.entry.text.read_in(lang)])
            for draft in self.answers
        }
        plans = {draft.id: plan_text(draft, lang, means) for draft in self.plans}
        return Edition(
            clinic=clinic,
            pages=MappingProxyType(pages),
            answers=MappingProxyType(answers),
            values=MappingProxyType(values),
            pictures=MappingProxyType(
                pictures_in(self.sketches, self.wording[lang], means.variables)
            ),
            plans=MappingProxyType(plans),
            triage=triage_text(self.triage, lang, means),
            words=MappingProxyType(words_in(self.glossary, self.sources, lang)),
            home=home_in(self.menus, lambda page: pages[page].button, self.wording[lang]),
            sheet=sheet_in(self.sheet, self.sources, lang),
            wording=self.wording[lang],
        )


def bind(files: Files, recipe: Recipe) -> Library:
    """Return the library of files that have no error.

    Raises:
        ContentError: a file is missing after all.
    """
    if not (files.clinic and files.sources and files.menus and files.sheet and files.values):
        raise ContentError(())
    if not files.triage:
        raise ContentError(())
    stock = _Stock(
        sources=sources_in(files.sources.model),
        clinic=files.clinic.model,
        menus=files.menus.model,
        sheet=files.sheet.model,
        values=files.values,
        wording=files.wording,
        glossary=files.glossary,
        pages=files.drafts.pages,
        answers=files.answers,
        sketches=files.sketches,
        plans=files.plans,
        triage=files.triage.model,
    )
    editions = {lang: stock.edition(lang) for lang in LANGUAGES}
    words = [word for each in editions.values() for word in each.words.values()]
    groups = files.synonyms.model.groups if files.synonyms else ()
    alarms = Alarms(
        (each.entry.id, (*each.entry.signs.zh, *each.entry.signs.en)) for each in files.answers
    )
    return Library(
        recipe,
        editions=editions,
        sources=stock.sources,
        plans={draft.id: draft.plan() for draft in files.plans},
        triage=triage_of(files.triage.model),
        index=Later(partial(_index, editions.values(), groups, alarms.words)),
        alarms=alarms,
        meanings=Meanings(words),
        forbidden=Forbidden(files.forbidden.model) if files.forbidden else None,
        overridden=tuple(sorted(files.tree.replaced)),
        stamp=files.tree.stamp,
    )


def _index(
    editions: Iterable[Edition], synonyms: Sequence[Sequence[str]], words: Collection[str]
) -> SearchIndex:
    documents: list[Document] = []
    for edition in editions:
        documents += map(page_document, edition.pages.values())
        documents += (answer_document(each) for each in edition.answers.values() if each.ask)
    return SearchIndex(documents, synonyms, words)

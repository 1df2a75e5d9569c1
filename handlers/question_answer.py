"""Writing an answer to a question nothing answered: part by part, looked at, saved as content."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import ContentError, Library
from bot.library.own import OwnFolderError
from bot.library.own_flaws import Flaw
from bot.library.question_words import language_of
from bot.questions import Draft, Part, Unanswered
from handlers import question_actions as do
from handlers.awaiting import Awaited, await_text
from handlers.question_draft import flaws_of, known, look, ready
from handlers.questions import gone, settle_alike, where, why_not
from handlers.screens import question_answer as screens
from handlers.screens import questions as others
from handlers.screens.view import View
from handlers.services import Services

_HITS: Final = 5
_PAGES: Final = 8


async def write(visit: Visit, action: do.WriteAnswer, s: Services) -> Screen:
    """Begin, or go on with what is missing; where nothing is, show it all."""
    one, draft = await _begun(visit, action.number, s)
    if one is None or draft is None:
        return await gone(visit, s)
    return go_on(visit, one, draft, s)


async def show(visit: Visit, action: do.ShowWritten, s: Services) -> Screen:
    """Show all that was written."""
    one, draft = await _begun(visit, action.number, s)
    if one is None or draft is None:
        return await gone(visit, s)
    return _all(visit, one, draft, s)


async def write_part(visit: Visit, action: do.WritePart, s: Services) -> Screen:
    """Await a part anew."""
    one, draft = await _begun(visit, action.number, s)
    if one is None or draft is None:
        return await gone(visit, s)
    part, _, lang = action.part.partition("-")
    known = lang in s.shelf.current.languages if part in {Part.ASK, Part.TEXT} else not lang
    if part not in set(Part) or not known:
        return _all(visit, one, draft, s)
    return ask(visit, one, draft, (Part(part), lang), s)


async def take_page(visit: Visit, action: do.TakePage, s: Services) -> Screen:
    """Take the page that tells more."""
    if not s.shelf.current.has(action.page):
        return await write(visit, do.WriteAnswer(action.number), s)
    return await changed(visit, action.number, lambda one: replace(one, page=action.page), s)


async def choose_sources(visit: Visit, action: do.ChooseSources, s: Services) -> Screen:
    """Show a page of the sources."""
    one, draft = await _begun(visit, action.number, s)
    if one is None or draft is None:
        return await gone(visit, s)
    return screens.choose_sources(s.view(visit.lang), one, draft, action.page)


async def toggle_source(visit: Visit, action: do.ToggleSource, s: Services) -> Screen:
    """Name a source, or no longer; it stands first then, so the first page is shown."""
    if action.source in s.shelf.current.source_ids:
        await s.questions.change_draft(
            action.number, lambda one: one.toggled(action.source), visit.who, visit.now
        )
    return await choose_sources(visit, do.ChooseSources(action.number, 0), s)


async def nothing_medical(visit: Visit, action: do.SayNothingMedical, s: Services) -> Screen:
    """Take it that nothing medical is said."""

    def change(draft: Draft) -> Draft:
        return replace(draft, facts=False, sources=())

    return await changed(visit, action.number, change, s)


async def their_words(visit: Visit, action: do.TakeTheirWords, s: Services) -> Screen:
    """Whether the patients' own words are ways to ask, too."""
    one = await s.questions.get(action.number)
    draft = await s.questions.change_draft(
        action.number, lambda draft: replace(draft, theirs=action.on), visit.who, visit.now
    )
    if one is None or draft is None:
        return await gone(visit, s)
    return _all(visit, one, draft, s)


async def only_in(visit: Visit, action: do.OnlyIn, s: Services) -> Screen:
    """Leave the other languages out for now; what was written in them is not kept."""
    if action.language not in s.shelf.current.languages:
        return await write(visit, do.WriteAnswer(action.number), s)

    def change(draft: Draft) -> Draft:
        lang = action.language
        ask = {lang: draft.ask[lang]} if lang in draft.ask else {}
        text = {lang: draft.text[lang]} if lang in draft.text else {}
        return replace(draft, ask=ask, text=text, only=lang)

    return await changed(visit, action.number, change, s)


async def drop(visit: Visit, action: do.DropWritten, s: Services) -> Screen:
    """Ask once, then throw away what was written; the question stays."""
    one = await s.questions.get(action.number)
    if one is None:
        return await gone(visit, s)
    view = s.view(visit.lang)
    if not action.confirmed:
        return screens.confirm_drop(view, one)
    await s.questions.drop_draft(one.id, visit.who, visit.now)
    return others.question(view, replace(one, draft=None), visit.now)


async def try_out(visit: Visit, action: do.TryAnswer, s: Services) -> Screen:
    """Show it exactly as a patient will see it."""
    one, draft = await _begun(visit, action.number, s)
    if one is None or draft is None:
        return await gone(visit, s)
    library = s.shelf.current
    answer = ready(one, draft, library)
    if answer is None or action.language not in library.languages:
        return _all(visit, one, draft, s)
    view = s.view(visit.lang)
    try:
        tried = await s.own.tried(answer, visit.now.date())
    except ContentError as error:
        return others.content_broken(view, one.id, where(error))
    patients = View(tried, action.language)
    return screens.tried(view, one, patients, patients.answer(answer.id))


async def save(visit: Visit, action: do.SaveAnswer, s: Services) -> Screen:
    """Make it content; what can't be written is shown to be copied, and nothing is lost."""
    one, draft = await _begun(visit, action.number, s)
    if one is None or draft is None:
        return await gone(visit, s)
    answer = ready(one, draft, s.shelf.current)
    if answer is None:
        return _all(visit, one, draft, s)
    view, today = s.view(visit.lang), visit.now.date()
    try:
        await s.own.add_answer(answer, today)
    except ContentError as error:
        return others.content_broken(view, one.id, where(error))
    except OwnFolderError:
        text = answer.file(today).decode()
        return others.to_copy(view, one.id, why_not(s), answer.path.as_posix(), text)
    await s.questions.answered(one.id, answer.id, visit.who, visit.now, new=True)
    more = await settle_alike(answer.id, s)
    return screens.saved(s.view(visit.lang), answer.id, answer.path.as_posix(), more)


async def changed(
    visit: Visit,
    number: int,
    change: Callable[[Draft], Draft],
    s: Services,
    part: tuple[Part, str] | None = None,
    *,
    again: Sequence[Flaw] = (),
) -> Screen:
    """Keep a change, and go on; a ``part`` that has to be mended is asked for again.

    ``again`` is why it is asked for again though the change was another part.
    """
    one = await s.questions.get(number)
    draft = await s.questions.change_draft(number, change, visit.who, visit.now)
    if one is None or draft is None:
        return await gone(visit, s)
    draft = known(draft, s.shelf.current)
    if part is not None and again:
        return ask(visit, one, draft, part, s, flaws=again)
    if part is not None:
        mend = [
            flaw for flaw in flaws_of(one, draft, part, s.shelf.current) if not flaw.what.advises
        ]
        if mend:
            return ask(visit, one, draft, part, s, flaws=mend)
    return go_on(visit, one, draft, s)


def go_on(visit: Visit, one: Unanswered, draft: Draft, s: Services) -> Screen:
    """Ask for the next part, or show all of them."""
    languages = sorted(s.shelf.current.languages, key=lambda lang: lang != one.language)
    missing = draft.missing(languages)
    if missing is None:
        return _all(visit, one, draft, s)
    return ask(visit, one, draft, missing, s)


def ask(
    visit: Visit,
    one: Unanswered,
    draft: Draft,
    part: tuple[Part, str],
    s: Services,
    *,
    flaws: Sequence[Flaw] = (),
) -> Screen:
    """Ask for one part."""
    view, (which, lang) = s.view(visit.lang), part
    match which:
        case Part.ASK:
            await_text(visit, Awaited.WAYS, number=one.id, language=lang)
            return screens.write_ways(view, one, draft, lang, flaws)
        case Part.TEXT:
            await_text(visit, Awaited.ANSWER, number=one.id, language=lang)
            return screens.write_text(view, one, draft, lang, flaws)
        case Part.PAGE:
            await_text(visit, Awaited.PAGE, number=one.id)
            said = (others.words_of(one), *draft.text.values())
            return screens.choose_page(view, one, pages_for(said, view.library))
        case Part.SOURCES:
            return screens.choose_sources(view, one, draft, 0)


def pages_for(said: Iterable[str], library: Library) -> list[str]:
    """Return the pages that fit some texts; an answer's stands for it."""
    found: list[str] = []
    for text in said:
        lang = language_of(text)
        for hit in library.search(text, lang, _HITS):
            if hit.kind == "page":
                found.append(hit.id)
            elif hit.kind == "answer":
                found.append(library.answer(hit.id, lang).page)
    return list(dict.fromkeys(found))[:_PAGES]


async def _begun(visit: Visit, number: int, s: Services) -> tuple[Unanswered | None, Draft | None]:
    one = await s.questions.get(number)
    draft = await s.questions.begin_draft(number, visit.who, visit.now) if one is not None else None
    return one, known(draft, s.shelf.current) if draft is not None else None


def _all(visit: Visit, one: Unanswered, draft: Draft, s: Services) -> Screen:
    return screens.written(s.view(visit.lang), one, draft, look(one, draft, s.shelf.current))

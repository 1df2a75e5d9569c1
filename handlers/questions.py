"""Unanswered questions, for the team: all, one, putting it away, an answer there is already."""

import asyncio
from collections.abc import Mapping, Sequence

from bot.conversation.event import Place
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import ContentError, Library
from bot.library.own import OwnFolderError
from bot.library.own_answers import with_ways
from bot.library.own_flaws import Flaw, flaws_in_ways
from bot.library.question_words import language_of
from bot.questions import Unanswered
from handlers import question_actions as do
from handlers.awaiting import Awaited, asked_no_more, await_text
from handlers.screens import questions as screens
from handlers.services import Services

_HITS = 8


async def overview(visit: Visit, action: do.ShowQuestions, s: Services) -> Screen:
    """Show a page of them; in a group say where they are shown."""
    if visit.event.place is not Place.PRIVATE:
        return screens.only_in_private(s.view(visit.lang), s.address)
    return await listed(visit, s, page=action.page)


async def show(visit: Visit, action: do.ShowUnanswered, s: Services) -> Screen:
    """Show one."""
    one = await s.questions.get(action.number)
    if one is None:
        return await gone(visit, s)
    return screens.question(s.view(visit.lang), one, visit.now)


async def dismiss(visit: Visit, action: do.Dismiss, s: Services) -> Screen:
    """Ask once, then put one away for good."""
    one = await s.questions.get(action.number)
    if one is None:
        return await gone(visit, s)
    if not action.confirmed:
        return screens.confirm_dismissal(s.view(visit.lang), one)
    await s.questions.dismiss(one.id, visit.who, visit.now)
    return await listed(visit, s, s.view(visit.lang).t("question-dismissed"))


async def find(visit: Visit, action: do.FindAnswer, s: Services) -> Screen:
    """Show what fits a question's words; other words may be written to look for."""
    one = await s.questions.get(action.number)
    if one is None:
        return await gone(visit, s)
    return look_up(visit, one, screens.words_of(one), s)


def look_up(visit: Visit, one: Unanswered, words: str, s: Services, looked: str = "") -> Screen:
    """Show the answers and pages that fit some words."""
    await_text(visit, Awaited.LOOKUP, number=one.id)
    view = s.view(visit.lang)
    hits = view.library.search(words, language_of(words), _HITS)
    return screens.candidates(view, one, hits, looked)


async def see_page(visit: Visit, action: do.SeePage, s: Services) -> Screen:
    """Show the answers that belong to a page."""
    one = await s.questions.get(action.number)
    if one is None:
        return await gone(visit, s)
    if not s.shelf.current.has(action.page):
        return look_up(visit, one, screens.words_of(one), s)
    await_text(visit, Awaited.LOOKUP, number=one.id)
    return screens.of_page(s.view(visit.lang), one, action.page)


async def see_answer(visit: Visit, action: do.SeeAnswer, s: Services) -> Screen:
    """Show an answer as a patient sees it, and ask whether it fits."""
    one = await s.questions.get(action.number)
    if one is None:
        return await gone(visit, s)
    if not s.shelf.current.has_answer(action.answer):
        return look_up(visit, one, screens.words_of(one), s)
    flaws = _flaws(one.wordings, action.answer, s)
    return _fits(visit, one, action.answer, flaws, s)


def _fits(visit: Visit, one: Unanswered, answer: str, flaws: Sequence[Flaw], s: Services) -> Screen:
    await_text(visit, Awaited.WAY, number=one.id, answer=answer)
    return screens.fits(s.view(visit.lang), one, answer, s.view(one.language), flaws)


async def add_way(visit: Visit, action: do.AddWay, s: Services) -> Screen:
    """Have a question's words lead to an answer."""
    one = await s.questions.get(action.number)
    if one is None:
        return await gone(visit, s)
    return await take_ways(visit, one, action.answer, one.wordings, s)


async def take_ways(
    visit: Visit, one: Unanswered, answer: str, ways: Sequence[str], s: Services
) -> Screen:
    """Have some words lead to an answer from now on; where that can't be written, show the text."""
    view = s.view(visit.lang)
    if not view.library.has_answer(answer):
        return look_up(visit, one, screens.words_of(one), s)
    flaws = _flaws(ways, answer, s)
    if flaws:
        return _fits(visit, one, answer, flaws, s)
    asked_no_more(visit)
    by_language = _by_language(ways)
    try:
        await s.own.add_ways(answer, by_language, visit.now.date())
    except ContentError as error:
        return screens.content_broken(view, one.id, where(error))
    except OwnFolderError:
        return _to_copy(visit, one, answer, by_language, s)
    await s.questions.answered(one.id, answer, visit.who, visit.now, new=False)
    more = await settle_alike(answer, s)
    return screens.way_added(s.view(visit.lang), answer, more)


async def settle_alike(answer: str, s: Services) -> int:
    """Take those off the list that an answer just added is surely given to; returns how many.

    Whom that very answer did not help is not helped by it now, and what somebody is writing at the
    moment stays.
    """
    library = s.shelf.current
    others = [one for one in await s.questions.most_asked() if one.answer != answer]
    found = await asyncio.to_thread(
        lambda: [one.id for one in others if not one.draft and _gets(library, one, answer)]
    )
    return await s.questions.settle(found)


def _gets(library: Library, one: Unanswered, answer: str) -> bool:
    """Tell whether every wording of a question is met with an answer at once."""
    best = [library.search(words, one.language, 1) for words in one.wordings]
    at_once = (hits[0] for hits in best if hits and (hits[0].sure or hits[0].likely))
    return [hit.id for hit in at_once] == [answer] * len(best)


def _to_copy(
    visit: Visit, one: Unanswered, answer: str, ways: Mapping[str, Sequence[str]], s: Services
) -> Screen:
    view = s.view(visit.lang)
    ((path, data),) = with_ways(view.library, answer, ways).items()
    return screens.to_copy(view, one.id, why_not(s), path.as_posix(), data.decode())


def _flaws(ways: Sequence[str], answer: str, s: Services) -> list[Flaw]:
    """Return what keeps words from leading to an answer; that they do already is none."""
    return [
        flaw
        for lang, said in _by_language(ways).items()
        for flaw in flaws_in_ways(s.shelf.current, tuple(said), lang, least=1)
        if flaw.answer != answer and not flaw.what.advises
    ]


def _by_language(ways: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for way in ways:
        found.setdefault(language_of(way), []).append(way)
    return found


def why_not(s: Services) -> str:
    """Return why nothing could be written, as the wordings name it."""
    return "no-folder" if s.own.folder is None else "not-writable"


def where(error: ContentError) -> str:
    """Return the first mistake that keeps the content from being used, with its file."""
    return next((str(one) for one in error.problems if one.severity == "error"), str(error))


async def gone(visit: Visit, s: Services) -> Screen:
    """Say that a question was settled meanwhile, above all others."""
    return await listed(visit, s, s.view(visit.lang).t("question-gone"))


async def listed(visit: Visit, s: Services, lead: str = "", page: int = 0) -> Screen:
    """Show all of them below ``lead``."""
    return screens.listed(s.view(visit.lang), await s.questions.most_asked(), page, lead)

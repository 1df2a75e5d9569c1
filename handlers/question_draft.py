"""A draft against the content of now: what is wrong with it, and the answer it makes. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.library import Library
from bot.library.own_answers import OWN, OwnAnswer
from bot.library.own_flaws import Flaw, flaws_in_text, flaws_in_ways
from bot.questions import Draft, Part, Unanswered
from handlers.screens.question_answer import Looked


def known(draft: Draft, library: Library) -> Draft:
    """Return a draft without a page or sources that the content has no longer."""
    page = draft.page if draft.page is not None and library.has(draft.page) else None
    sources = tuple(name for name in draft.sources if name in library.source_ids)
    return replace(draft, page=page, sources=sources)


def look(one: Unanswered, draft: Draft, library: Library) -> Looked:
    """Return what a look at all that was written finds."""
    flaws = [
        flaw
        for lang in library.languages
        for part, said in ((Part.ASK, draft.ask), (Part.TEXT, draft.text))
        if said.get(lang)
        for flaw in flaws_of(one, draft, (part, lang), library)
    ]
    mend = tuple(flaw for flaw in flaws if not flaw.what.advises)
    return Looked(mend, tuple(flaw for flaw in flaws if flaw.what.advises))


def flaws_of(
    one: Unanswered, draft: Draft, part: tuple[Part, str], library: Library
) -> Sequence[Flaw]:
    """Return what is wrong with one part."""
    which, lang = part
    if which is Part.TEXT:
        return list(flaws_in_text(library, draft.text[lang], lang, draft.page or ""))
    if which is not Part.ASK:
        return ()
    return [
        flaw
        for flaw in flaws_in_ways(library, ways_of(one, draft, lang), lang)
        # Itself, written by a process that ended before it could say so.
        if not (flaw.answer.startswith(OWN) and flaw.answer.endswith(draft.token))
    ]


def ways_of(one: Unanswered, draft: Draft, lang: str) -> tuple[str, ...]:
    """Return all ways to ask in a language, the patients' own words among them if wanted."""
    return draft.ways(lang, one.wordings if lang == one.language else ())


def ready(one: Unanswered, draft: Draft, library: Library) -> OwnAnswer | None:
    """Return the answer to be saved, None while something is missing or has to be mended."""
    if draft.missing(library.languages) is not None or draft.page is None:
        return None
    if look(one, draft, library).mend:
        return None
    return OwnAnswer(
        token=draft.token,
        page=draft.page,
        ask={lang: ways_of(one, draft, lang) for lang in library.languages},
        text=draft.text,
        sources=draft.sources,
        facts=draft.facts is not False,
    )

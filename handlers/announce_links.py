"""The buttons below an announcement: addresses, pages of the content, "stop these messages"."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from bot.announcements import Draft, Link
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import Library
from bot.mailing.checks import is_address
from handlers import announce
from handlers import announce_actions as do
from handlers.awaiting import Awaited, asked_no_more, await_text
from handlers.screens import announce_links as screens
from handlers.services import Services

MOST: Final = 8
"""Buttons below an announcement: more of them nobody reads."""
Links = tuple[Link, ...]
_LONGEST_LABEL: Final = 64
_HITS: Final = 20
_FOUND: Final = 6
_BARE: Final = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


async def links(visit: Visit, action: do.ShowLinks, s: Services) -> Screen:
    """Show the buttons below it."""
    return await shown(visit, await s.announcements.draft(action.number), s)


async def add_link(visit: Visit, action: do.AddLink, s: Services) -> Screen:
    """Show pages to choose from; a page may be looked for, or an address written, as well."""
    draft = await s.announcements.draft(action.number)
    if draft is None or draft.discarded or len(draft.links) >= MOST:
        return await shown(visit, draft, s)
    return _ask(visit, draft, s)


async def pick_page(visit: Visit, action: do.PickPage, s: Services) -> Screen:
    """Show a page's own pages: the button can lead to any of them, or to the page itself."""
    draft = await s.announcements.draft(action.number)
    if draft is None or draft.discarded:
        return await announce.shown(visit, draft, s)
    if not s.shelf.current.has(action.page):
        return _ask(visit, draft, s)
    await_text(visit, Awaited.LINK, number=draft.id)
    view = s.view(visit.lang)
    return screens.pick(view, draft, view.page(action.page))


async def take_page(visit: Visit, action: do.TakePage, s: Services) -> Screen:
    """Add a button that leads to a page; each reads its name in their own language."""
    draft = await s.announcements.draft(action.number)
    if draft is None or draft.discarded:
        return await announce.shown(visit, draft, s)
    if not s.shelf.current.has(action.page):
        return _ask(visit, draft, s)
    return await _add(visit, draft, Link("", page=action.page), s)


async def drop_link(visit: Visit, action: do.DropLink, s: Services) -> Screen:
    """Take a button away."""

    def left(links: Links) -> Links:
        return tuple(link for place, link in enumerate(links) if place != action.place)

    return await _changed(visit, action.number, left, s)


async def opt_out(visit: Visit, action: do.SetOptOut, s: Services) -> Screen:
    """Whether "stop these messages" stands below it."""
    changed = await s.announcements.change(action.number, visit.who, visit.now, opt_out=action.on)
    return await shown(visit, changed, s)


async def take(visit: Visit, asked: dict[str, Any], s: Services) -> Screen:
    """Take what was written: "words | address", or words that name a page."""
    draft = await s.announcements.draft(asked["number"])
    if draft is None or draft.discarded:
        return await announce.shown(visit, draft, s)
    view, library = s.view(visit.lang), s.shelf.current
    # Normalised, since a Chinese keyboard writes a line of its own: ｜
    text = unicodedata.normalize("NFKC", visit.event.text)
    label, line, target = (part.strip() for part in text.partition("|"))
    if not line:
        if _address(label) is not None:
            return screens.ask(view, draft, wrong="label")
        found = pages_found(library, label, visit.lang)
        return screens.ask(view, draft, wrong="" if found else "shape", found=found)
    if not label or not target or len(label) > _LONGEST_LABEL:
        return screens.ask(view, draft, wrong="shape")
    link = _link(label, target, library)
    if link is None:
        return screens.ask(view, draft, wrong="target")
    return await _add(visit, draft, link, s)


def pages_found(library: Library, words: str, lang: str) -> list[str]:
    """Return the pages that fit some words best; an answer's or a word's stand for it."""
    found: list[str] = []
    for hit in library.search(words, lang, _HITS):
        if hit.kind == "word":
            found += library.word(hit.id, lang).explained_in[:1]
        elif hit.kind == "page":
            found.append(hit.id)
    return list(dict.fromkeys(found))[:_FOUND]


async def shown(visit: Visit, draft: Draft | None, s: Services, lead: str = "") -> Screen:
    """Show the buttons below a draft."""
    if draft is None or draft.discarded:
        return await announce.shown(visit, draft, s)
    return screens.links(s.view(visit.lang), draft, lead=lead, full=len(draft.links) >= MOST)


def _ask(visit: Visit, draft: Draft, s: Services) -> Screen:
    await_text(visit, Awaited.LINK, number=draft.id)
    return screens.ask(s.view(visit.lang), draft)


async def _add(visit: Visit, draft: Draft, link: Link, s: Services) -> Screen:
    """Add a button; one that is there already, by a second tap, is not added again."""
    asked_no_more(visit)

    def more(links: Links) -> Links:
        return tuple(dict.fromkeys((*links, link)))[:MOST]

    return await _changed(visit, draft.id, more, s, s.view(visit.lang).t("announce-link-added"))


async def _changed(
    visit: Visit, number: int, change: Callable[[Links], Links], s: Services, lead: str = ""
) -> Screen:
    """Change the buttons there are by then: a colleague may add one, too."""

    def changed(draft: Draft) -> Draft:
        return replace(draft, links=change(draft.links))

    kept = await s.announcements.edit(number, changed, visit.who, visit.now)
    return await shown(visit, kept, s, lead)


def _link(label: str, target: str, library: Library) -> Link | None:
    address = _address(target)
    if address is not None:
        return Link(label, url=address)
    if library.has(target):
        return Link(label, page=target)
    named = [
        page
        for page in library.page_ids
        for lang in library.languages
        if target.casefold()
        in {library.page(page, lang).title.casefold(), library.page(page, lang).button.casefold()}
    ]
    return Link(label, page=named[0]) if named else None


def _address(text: str) -> str | None:
    """Return the address that a text is; ``www.hospital.cn`` is one, too."""
    if is_address(text):
        return text
    return f"https://{text}" if _BARE.fullmatch(text) else None

"""Changes of a draft, each made of the draft as it is when it is kept: nobody's work is lost."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.conversation.letter import Letter
from bot.mailing.draft import Draft, Version
from bot.store import announcements
from bot.store.audit import Act


def written(draft: Draft, language: str, letter: Letter, chat: int, message: int) -> Draft:
    """Return a draft with what one language reads; a part of the same album is joined to it."""
    kept = draft.versions.get(language)
    version = Version(letter, chat, (message,))
    if kept and letter.album and kept.letter.album == letter.album:
        messages = (*(one for one in kept.messages if one != message), message)
        version = Version(kept.letter.joined(letter), chat, messages)
    return replace(draft, versions={**draft.versions, language: version})


def without(draft: Draft, language: str) -> Draft:
    """Return a draft without one language's words."""
    left = {lang: one for lang, one in draft.versions.items() if lang != language}
    return replace(draft, versions=left)


def edited(draft: Draft, chat: int, message: int, letter: Letter) -> Draft:
    """Return a draft that follows an edit of a message it was made from.

    Of an album only the part with the words can be edited in a way we follow.
    """
    language = draft.language_of(chat, message)
    if language is None:
        return draft  # replaced a moment ago
    version = draft.versions[language]
    whole = letter
    if len(version.messages) > 1:
        kept = version.letter
        words = letter if letter.text else kept
        whole = Letter(words.text, words.marks, kept.media, kept.album)
    changed = Version(whole, chat, version.messages)
    return replace(draft, versions={**draft.versions, language: changed})


def acts(before: Draft, after: Draft) -> Iterator[tuple[Act, Mapping[str, str]]]:
    """Return what was done to a draft, for the audit log: kinds and languages, never words."""
    for language in {**before.versions, **after.versions}:
        if before.versions.get(language) != after.versions.get(language):
            act = Act.WORDED if language in after.versions else Act.UNWORDED
            yield act, {"language": language}
    if before.audience != after.audience:
        yield Act.AIMED, {}
    if before.links != after.links:
        yield Act.LINKED, {}
    if before.opt_out != after.opt_out:
        yield Act.OPT_OUT if after.opt_out else Act.NO_OPT_OUT, {}
    if before.paid != after.paid:
        yield Act.PAID if after.paid else Act.UNPAID, {}


def columns(draft: Draft) -> dict[str, Any]:
    """Return what can be changed of a draft as it is kept."""
    return {
        "versions": announcements.packed(draft.versions),
        "audience": draft.audience.packed(),
        "links": [link.packed() for link in draft.links],
        "opt_out": draft.opt_out,
        "paid": draft.paid,
    }

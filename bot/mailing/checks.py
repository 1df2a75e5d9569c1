"""What to look at before an announcement goes out; some of it the messenger would refuse."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from bot.conversation.letter import Letter
from bot.mailing.audience import Counted, Hours
from bot.mailing.draft import Draft

LONGEST_TEXT: Final = 4096
LONGEST_CAPTION: Final = 1024
"""UTF-16 units that Telegram takes (Bot API, sendMessage and captions)."""
USUAL, FAST = 30, 1000
"""Messages a second, unpaid and paid (Bot API, allow_paid_broadcast)."""
_QUIET_FROM, _QUIET_TO = 22, 8
_SCRIPTS: Final = {"zh": re.compile(r"[\u3400-\u9fff]"), "en": re.compile(r"[A-Za-z]")}
"""How one tells that words are in a language."""
_BARE: Final = re.compile(
    r"(?<![A-Za-z0-9@._-])"
    r"(?:[a-z][a-z0-9+-]+://|ht{1,3}ps?[:;：]/+|ht{1,3}ps?//|https?[:：]|www[.,])"
    r"[^\s<>\"“”‘’，。！？；、（）《》【】]+",
    re.IGNORECASE,
)
"""What is meant as an address among words, also where it is none."""
_BEHIND: Final = ".,!?;:'\")]}>*_"
_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+")


class Concern(StrEnum):
    """What is worth a look."""

    NO_TEXT = "no-text"
    NOBODY = "nobody"
    TOO_LONG = "too-long"
    BAD_ADDRESS = "bad-address"
    DEAD_PAGE = "dead-page"
    ONE_SCRIPT = "one-script"
    MISSING_LANGUAGE = "missing-language"
    SEVERAL_SORTS = "several-sorts"
    NO_OPT_OUT = "no-opt-out"
    FORBIDDEN = "forbidden"
    NIGHT = "night"
    THEIR_NIGHT = "their-night"


_STOPS: Final = frozenset(
    {Concern.NO_TEXT, Concern.NOBODY, Concern.TOO_LONG, Concern.BAD_ADDRESS, Concern.DEAD_PAGE}
)


@dataclass(frozen=True)
class Finding:
    """A concern with its details: a language, a word and what to say instead, how many of all."""

    concern: Concern
    language: str = ""
    what: str = ""
    instead: str = ""
    count: int = 0
    of: int = 0

    @property
    def stops(self) -> bool:
        """Whether it can't be sent like that."""
        return self.concern in _STOPS


def findings(
    draft: Draft,
    counted: Counted,
    starts: datetime,
    *,
    has_page: Callable[[str], bool],
    forbidden: Callable[[str], Iterable[tuple[str, str]]],
    own: str = "",
) -> list[Finding]:
    """Return what is worth a look, what stops it first; ``starts`` is by the clinic's clocks.

    ``own`` is the bot's own link: ``?start=risks`` behind it leads to that page. Nothing is opened.
    """
    found = [
        *_words(draft, counted, forbidden),
        *_addresses(draft, own, has_page),
        *_links(draft, has_page, forbidden),
        *_labels(draft, counted),
        *_time(starts, counted.recipients / (FAST if draft.paid else USUAL)),
        *_their_time(starts, counted),
    ]
    if not counted.recipients:
        found.append(Finding(Concern.NOBODY))
    if not draft.opt_out:
        found.append(Finding(Concern.NO_OPT_OUT))
    return sorted(found, key=lambda one: not one.stops)


def _words(
    draft: Draft, counted: Counted, forbidden: Callable[[str], Iterable[tuple[str, str]]]
) -> Iterator[Finding]:
    if not draft.versions:
        yield Finding(Concern.NO_TEXT)
    for language, count in counted.by_language.items():
        if draft.versions and count and language not in draft.versions:
            yield Finding(Concern.MISSING_LANGUAGE, language, count=count)
    if len({version.letter.sort for version in draft.versions.values()}) > 1:
        yield Finding(Concern.SEVERAL_SORTS)
    for language, version in draft.versions.items():
        yield from _letter(version.letter, language, forbidden)


def _letter(
    letter: Letter, language: str, forbidden: Callable[[str], Iterable[tuple[str, str]]]
) -> Iterator[Finding]:
    most = LONGEST_CAPTION if letter.media else LONGEST_TEXT
    length = len(letter.text.encode("utf-16-le")) // 2
    if length > most:
        yield Finding(Concern.TOO_LONG, language, count=length - most)
    for word, instead in forbidden(letter.text):
        yield Finding(Concern.FORBIDDEN, language, word, instead)


def _addresses(draft: Draft, own: str, has_page: Callable[[str], bool]) -> Iterator[Finding]:
    """Look at where words lead, and at addresses that stand among them, as buttons have them."""
    for language, version in draft.versions.items():
        letter = version.letter
        bare = [found[0].rstrip(_BEHIND) for found in _BARE.finditer(letter.text)]
        for url in dict.fromkeys((*letter.links, *bare)):
            whole = url if "://" in url or not url.lower().startswith("www.") else f"http://{url}"
            if not is_address(whole):
                yield Finding(Concern.BAD_ADDRESS, language, url)
        for page in _leaflets(own, letter.text, *letter.links):
            if not has_page(page):
                yield Finding(Concern.DEAD_PAGE, language, page)
    for link in draft.links:
        if any(not has_page(page) for page in _leaflets(own, link.url or "")):
            yield Finding(Concern.DEAD_PAGE, what=link.label)


def _leaflets(own: str, *texts: str) -> list[str]:
    """Return the pages to which the bot's own address leads in some texts, as a leaflet's does."""
    place = own.partition("://")[2]
    if not place:
        return []
    found = re.compile(rf"(?<![\w.-]){re.escape(place)}/?\?start=([a-z0-9_-]+)", re.IGNORECASE)
    return list(dict.fromkeys(one for text in texts for one in found.findall(text)))


def _links(
    draft: Draft,
    has_page: Callable[[str], bool],
    forbidden: Callable[[str], Iterable[tuple[str, str]]],
) -> Iterator[Finding]:
    for link in draft.links:
        for word, instead in forbidden(link.label):
            yield Finding(Concern.FORBIDDEN, what=word, instead=instead)
        if link.page is not None and not has_page(link.page):
            yield Finding(Concern.DEAD_PAGE, what=link.label or link.page)
        if link.url is not None and not is_address(link.url):
            yield Finding(Concern.BAD_ADDRESS, what=link.label)


def _labels(draft: Draft, counted: Counted) -> Iterator[Finding]:
    """Look for words on buttons that those who read the other language can't read."""
    readers = {lang: count for lang, count in counted.by_language.items() if count}
    if not readers.keys() >= _SCRIPTS.keys():
        return
    for link in draft.links:
        missing = [lang for lang, script in _SCRIPTS.items() if not script.search(link.label)]
        if len(missing) == 1:
            yield Finding(Concern.ONE_SCRIPT, missing[0], link.label, count=readers[missing[0]])


def is_address(text: str) -> bool:
    """Tell whether a text is an address that a button or a link can open."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    if parts.scheme == "tg":
        return bool(parts.netloc)
    host = _HOST.fullmatch(parts.hostname or "")
    return parts.scheme in {"http", "https"} and host is not None and " " not in text


def _time(starts: datetime, seconds: float) -> Iterator[Finding]:
    """Look at the time from the first message to the last, sent without a break."""
    evening = starts.replace(hour=_QUIET_FROM, minute=0, second=0, microsecond=0)
    if starts.hour < _QUIET_TO or starts + timedelta(seconds=seconds) >= evening:
        yield Finding(Concern.NIGHT)


def _their_time(starts: datetime, counted: Counted) -> Iterator[Finding]:
    """Look at the clocks of those who don't go by the clinic's."""
    others = counted.elsewhere
    asleep = sum(number for hours, number in others.items() if hours.rest(starts))
    if others and Hours(str(starts.tzinfo)).rest(starts):
        asleep += counted.recipients - sum(others.values())
    if asleep:
        yield Finding(Concern.THEIR_NIGHT, count=asleep, of=counted.recipients)

"""An audience as one writes it for a command: ``zh,phase:days-0-14``."""

import unicodedata
from collections.abc import Callable, Collection, Mapping
from typing import Final

from bot.errors import SettingsError
from bot.mailing.audience import Audience, Phase

ALL: Final = "all"
NEWS: Final = "news"
"""Everybody who agreed to news; others get none anyway."""
PHASES: Final[Mapping[str, Phase]] = {
    "before": Phase.BEFORE,
    "days-0-14": Phase.EARLY,
    "days-15-90": Phase.MIDDLE,
    "later": Phase.LATER,
}


def read_audience(text: str, languages: Collection[str], plans: Collection[str]) -> Audience:
    """Return whom an expression means: any of its languages and phases, and all the rest of it.

    Raises:
        SettingsError: it can't be read, or not only so; the text names what can be written.
    """
    # A Chinese keyboard writes a comma and a colon of its own.
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = [word.strip() for word in plain.split(",")]
    aims: dict[str, list[str]] = {"language": [], "phase": [], "plan": [], "active": []}
    for word in words:
        kind, colon, value = (part.strip() for part in word.partition(":"))
        if word in {ALL, NEWS}:
            continue
        if not colon and word in languages:
            aims["language"].append(word)
        elif colon and kind in aims and _KNOWN[kind](value, plans):
            aims[kind].append(value)
        else:
            said = f"'{word}' is none of these" if word else "there is nothing to read"
            raise SettingsError(f"--audience: {said}. {_allowed(languages, plans)}")
    if ALL in words and any(aims.values()):
        raise SettingsError("--audience: 'all' stands alone. Leave it out, or leave out the rest.")
    for kind in ("plan", "active"):
        if len(set(aims[kind])) > 1:
            raise SettingsError(f"--audience: '{kind}:' can stand in it only once.")
    return Audience(
        tuple(dict.fromkeys(aims["language"])),
        tuple(dict.fromkeys(PHASES[name] for name in aims["phase"])),
        next(iter(aims["plan"]), None),
        int(aims["active"][0]) if aims["active"] else None,
    )


_LONGEST: Final = 4
_KNOWN: Final[Mapping[str, Callable[[str, Collection[str]], bool]]] = {
    "language": lambda _value, _plans: False,
    "phase": lambda value, _plans: value in PHASES,
    "plan": lambda value, plans: value in plans,
    "active": lambda value, _plans: value.isdecimal() and len(value) <= _LONGEST and int(value) > 0,
}


def _allowed(languages: Collection[str], plans: Collection[str]) -> str:
    names = [ALL, NEWS, *languages, *(f"plan:{plan}" for plan in plans)]
    names += [f"phase:{phase}" for phase in PHASES]
    return (
        f"Write {', '.join(names)} or active:30 (wrote within 30 days). "
        "Commas join them: zh,phase:days-0-14."
    )

"""The languages the content is written in."""

from collections.abc import Iterable
from typing import Final

LANGUAGES: Final = ("zh", "en")
"""Every page, wording and field exists in each; the first is the clinic's own."""

LOCALES: Final = {"zh": "zh-CN", "en": "en-GB"}
"""Where numbers, dates and plural forms of a language come from (CLDR)."""

BABEL_LOCALES: Final = {lang: name.replace("-", "_") for lang, name in LOCALES.items()}
"""The same as Babel writes them."""

_CHINESE: Final = frozenset({"zh", "yue", "cmn", "wuu", "hak", "nan"})
_ELSE: Final = "en"


def language_for(client_code: str | None, languages: Iterable[str]) -> str:
    """Return the language to begin with for a messenger's IETF tag, such as ``zh-hans``.

    Every Chinese tag gives ``zh``; whatever else isn't offered gives ``en``.
    """
    primary = (client_code or "").replace("_", "-").partition("-")[0].casefold()
    wanted = "zh" if primary in _CHINESE else primary
    return wanted if wanted in set(languages) else _ELSE

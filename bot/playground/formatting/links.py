"""Addresses inside formatting: what a link opens, or whom or what it stands for."""

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

from bot.playground.formatting.utf16 import Json

_USER: Final = re.compile(r"tg://user\?id=(\d{1,15})")
_EMOJI: Final = re.compile(r"tg://emoji\?id=(\d{1,20})")
_DOMAIN: Final = re.compile(r"[\w-]+(\.[\w-]+)+([/?#:].*)?", re.DOTALL)
_SCHEMES: Final = frozenset({"http", "https", "ftp", "tg", "ton", "tonsite"})


def link(url: str) -> Json | None:
    """Return the entity's fields of a link: an address or a person; None where it is neither."""
    url = url.strip()
    person = _USER.fullmatch(url)
    if person:
        return {"type": "text_mention", "user": {"id": int(person[1])}}
    address = _address(url)
    return {"type": "text_link", "url": address} if address else None


def _address(url: str) -> str | None:
    if any(char.isspace() for char in url):
        return None
    if "://" not in url and _DOMAIN.fullmatch(url):
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or not parts.netloc:
        return None
    bare = parts.scheme in {"http", "https"} and not (parts.path or parts.query or parts.fragment)
    return f"{url}/" if bare else url


def emoji_or_time(url: str) -> Json | None:
    """Return the entity's fields of ``![...](tg://emoji?id=..)`` or ``(tg://time?unix=..)``."""
    emoji = _EMOJI.fullmatch(url)
    if emoji:
        return {"type": "custom_emoji", "custom_emoji_id": emoji[1]}
    if not url.startswith("tg://time?"):
        return None
    query = parse_qs(url.removeprefix("tg://time?"))
    return moment(query.get("unix", [""])[0], query.get("format", [""])[0])


def moment(unix: str, layout: str) -> Json | None:
    """Return the entity's fields of an instant (Unix seconds), None where it is none."""
    if not re.fullmatch(r"[0-9]{1,10}", unix):
        return None
    shown = {"date_time_format": layout} if layout else {}
    return {"type": "date_time", "unix_time": int(unix), **shown}

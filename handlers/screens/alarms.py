"""Danger in somebody's own words: one thing to do first, the numbers, a way on; no more."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.conversation.screen import Button, Row, Screen
from bot.library import Answer
from handlers import actions
from handlers.helpdesk_actions import AskPerson, EndTalk
from handlers.screens import pages
from handlers.screens.view import View

_BOLD: Final = re.compile(r"\*\*.+?\*\*")
"""Whom to call, in an answer."""


def alarm(view: View, found: Sequence[Answer], *, told: bool, also: str = "") -> Screen:
    """What to do first for the gravest danger; ``told`` where the team knows of it.

    Two leads never stand above each other: who is frightened needs one thing to do. A wish to die
    goes before all else, and nothing is said of other signs. ``also`` is said last.
    """
    life = next((one for one in found if one.calls == "life"), None)
    if life is not None:
        return _life(view, life, found, told=told, also=also)
    gravest, call = found[0], _strong(found[0].text)
    team = view.t("alarm-told", told="yes" if told else "no")
    phone = view.library.clinic(view.lang).phone
    clinic = view.t("alarm-clinic", phone=phone)
    rows: tuple[Row, ...] = (view.person(), pages.signs(view), _why(view, gravest), view.home())
    match gravest.calls:
        case "emergency":
            said = [call, team, "" if phone in call else clinic]
        case "surgeon":
            said = [call, team, pages.emergencies(view)]
        case _:
            said = [call, team if told else "", view.page(pages.RED_FLAGS).text]
            rows = (view.person(), _why(view, gravest), view.home())
    return _screen([*said, also], rows)


def is_it_so_now(view: View, shown: Answer) -> Screen:
    """What to do for a danger found some time ago, and the way to say that it is so now."""
    screen = alarm(view, [shown], told=False, also=view.t("alarm-is-it-now"))
    now = Button(view.t("button-alarm-now"), actions.TellDanger(shown.id), style="danger")
    return replace(screen, rows=((now,), *screen.rows))


def after(
    view: View, level: str, life: Answer | None, *, passed: str, further: Sequence[Button]
) -> Screen:
    """Whom to call, once more, to who writes on after a danger; ``passed`` names what became of it.

    ``life`` is the answer to a wish to die. ``further`` leads to what was found for the words.
    """
    clinic = view.library.clinic(view.lang)
    call = view.t(
        "alarm-after",
        level="life" if life else level,
        call=called(life) if life else "",
        phone=clinic.phone,
        emergency=clinic.emergency,
    )
    rows = tuple((button,) for button in further)
    end = Button(view.t("button-end-talk"), EndTalk())
    asks = view.person() if passed == "no" else view.wrong()
    ways = (asks, view.home() if passed == "no" else (end, *view.home()))
    return Screen("\n\n".join((call, view.t("alarm-after-passed", passed=passed))), (*rows, *ways))


def abroad(view: View, screen: Screen) -> Screen:
    """A screen of danger for who is in another country: its number may not work there.

    It is said where the emergency number first stands, above what that number is for.
    """
    emergency = view.library.clinic(view.lang).emergency
    parts = screen.text.split("\n\n")
    place = next((place for place, part in enumerate(parts) if emergency in part), None)
    if place is None:
        return screen
    leads_on = parts[place].endswith((":", "："))
    parts.insert(place if leads_on else place + 1, view.t("alarm-abroad", emergency=emergency))
    return replace(screen, text="\n\n".join(parts))


def briefly(view: View, level: str) -> Screen:
    """The same in a line, where it was said just before."""
    clinic = view.library.clinic(view.lang)
    text = view.t("alarm-briefly", level=level, phone=clinic.phone, emergency=clinic.emergency)
    return Screen(text, (view.wrong(),))


def called(life: Answer) -> str:
    """Return whom an answer to a wish to die has called."""
    return "".join(_BOLD.findall(life.text)[:1])


def _life(view: View, life: Answer, found: Sequence[Answer], *, told: bool, also: str) -> Screen:
    """A few warm words, whom to call, and somebody to write to; of pills taken, what to say."""
    after = found[found.index(life) + 1 :]
    pills = next((one.text for one in after if one.calls == "emergency"), "")
    team = view.t("alarm-life-told", told="yes" if told else "no")
    write = Button(view.t("button-write-person"), AskPerson())
    return _screen([life.text, pills, team, also], ((write,), view.home()))


def _screen(said: Sequence[str], rows: tuple[Row, ...]) -> Screen:
    return Screen("\n\n".join(part.strip() for part in said if part), rows)


def _why(view: View, shown: Answer) -> Row:
    return (Button(view.t("button-why"), actions.ShowAnswerSources(shown.id)),)


def _strong(call: str) -> str:
    return call if "*" in call else f"**{call.strip()}**"

"""Announcements as operators see them: all of them, one draft, its parts, the last question."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.announcements import Counted, Draft, DraftState, Run
from bot.conversation.letter import Letter
from bot.conversation.screen import Button, Row, Screen, plain
from bot.mailing.checks import Finding
from handlers import announce_actions as do
from handlers.screens.moments import when
from handlers.screens.view import View, in_pairs

TYPED: Final = 500
"""Beyond so many people their number has to be typed."""
PAID_FROM: Final = 1000
"""From so many people on it may be worth paying for speed."""
_STARS: Final = 10
"""Messages a Star pays for (Bot API, allow_paid_broadcast: 0.1 Star each above 30 a second)."""
_BEGINNING: Final = 60
_LISTED: Final = 8


def listed(view: View, drafts: Sequence[Draft], *, lead: str = "") -> Screen:
    """All announcements, each a button."""
    new = Button(view.t("button-new-announcement"), do.NewAnnouncement(), style="primary")
    rows: list[Row] = [(new,)]
    rows += [(Button(_title(view, one), do.ShowDraft(one.id)),) for one in drafts[:_LISTED]]
    text = view.t("announcements", none=str(not drafts))
    return Screen(f"{lead}\n\n{text}" if lead else text, (*rows, view.home()))


def _title(view: View, draft: Draft) -> str:
    letter = draft.letter(view.lang)
    words = " ".join(letter.text.split())[:_BEGINNING] if letter is not None else ""
    sent = str(draft.state is DraftState.RELEASED)
    return view.t("announcement-title", number=draft.id, words=words, sent=sent)


def draft(
    view: View,
    one: Draft,
    counted: Counted,
    concerns: Sequence[Finding],
    runs: Sequence[Run] = (),
    *,
    lead: str = "",
) -> Screen:
    """One announcement at a glance, and all that can be done with it."""
    parts = [view.t("announcement", number=one.id, sent=str(bool(runs)))]
    parts.append("\n".join(_said(view, one, lang) for lang in view.library.languages))
    parts.append(reach(view, counted))
    parts += [view.t("announcement-buttons", list=_links(one))] if one.links else []
    parts += [told(view, concerns)] if concerns else []
    text = "\n\n".join([lead, *parts] if lead else parts)
    return Screen(text, tuple(_ways(view, one, runs)))


def _said(view: View, one: Draft, lang: str) -> str:
    version = one.versions.get(lang)
    name = View(view.library, lang).t("language-name")
    if version is None:
        return view.t("announcement-version-none", language=name)
    letter = version.letter
    return view.t(
        "announcement-version",
        language=name,
        files=len(letter.media),
        words=plain(letter.text[:_BEGINNING]),
        more=str(len(letter.text) > _BEGINNING),
    )


def _links(one: Draft) -> str:
    return ", ".join(plain(link.label) for link in one.links)


def _ways(view: View, one: Draft, runs: Sequence[Run]) -> list[Row]:
    number = one.id
    write = [
        Button(
            view.t("button-write-in", language=View(view.library, lang).t("language-name")),
            do.WriteIn(number, lang),
        )
        for lang in view.library.languages
    ]
    rows: list[Row] = [tuple(write)]
    see = [
        Button(
            view.t("button-see-in", language=View(view.library, lang).t("language-name")),
            do.Preview(number, lang),
        )
        for lang in one.versions
    ]
    if see:
        rows.append(tuple(see))
    rows.append((Button(view.t("button-links"), do.ShowLinks(number)),))
    if runs:
        shown = Button(view.t("button-progress"), do.ShowRun(runs[0].id), style="primary")
        rows.append((shown,))
    else:
        whom = Button(view.t("button-audience"), do.ShowAudience(number))
        rows[-1] = (whom, *rows[-1])
        test = Button(view.t("button-test-team"), do.TestTeam(number))
        rows.append((test, Button(view.t("button-discard"), do.Discard(number, confirmed=False))))
        rows.append((Button(view.t("button-send"), do.AskRelease(number, 0), style="success"),))
    rows.append((Button(view.t("button-announcements"), do.ShowAnnouncements()), *view.home()))
    return rows


def reach(view: View, counted: Counted) -> str:
    """Whom it reaches, in words."""
    languages = ", ".join(
        view.t("reach-language", language=View(view.library, lang).t("language-name"), count=count)
        for lang, count in sorted(counted.by_language.items())
        if lang in view.library.languages
    )
    return view.t(
        "reach",
        count=counted.recipients,
        languages=languages or "–",
        nonews=counted.no_news,
        stopped=counted.stopped,
        unreachable=sum(counted.unreachable.values()),
    )


def told(view: View, concerns: Sequence[Finding]) -> str:
    """What is worth a look, a line each."""
    return "\n".join(
        view.t(
            "concern",
            which=str(one.concern),
            stops=str(one.stops),
            language=View(view.library, one.language).t("language-name")
            if one.language in view.library.languages
            else "–",
            what=plain(one.what) or "–",
            instead=plain(one.instead) or "–",
            count=one.count,
        )
        for one in concerns
    )


def write(view: View, one: Draft, lang: str) -> Screen:
    """Await the words in a language."""
    name = View(view.library, lang).t("language-name")
    rows: list[Row] = []
    if lang in one.versions:
        drop = Button(view.t("button-drop-version"), do.DropVersion(one.id, lang))
        rows.append((drop,))
    return Screen(view.t("announce-write", language=name), (*rows, (back(view, one.id),)))


def offer(view: View) -> Screen:
    """Whether a forwarded message is to become an announcement, and in which language."""
    buttons = [
        Button(
            view.t("button-make-in", language=View(view.library, lang).t("language-name")),
            do.MakeOne(lang),
        )
        for lang in view.library.languages
    ]
    return Screen(view.t("announce-offer"), (tuple(buttons), view.home()))


def links(view: View, one: Draft, *, lead: str = "") -> Screen:
    """The buttons below it."""
    rows: list[Row] = [(Button(view.t("button-add-link"), do.AddLink(one.id), style="primary"),)]
    rows += [
        (Button(view.t("button-drop-link", label=link.label), do.DropLink(one.id, place)),)
        for place, link in enumerate(one.links)
    ]
    stop = view.t("button-opt-out", on=str(one.opt_out))
    rows.append((Button(stop, do.SetOptOut(one.id, not one.opt_out)),))
    text = view.t("announce-links", on=str(one.opt_out))
    return Screen(f"{lead}\n\n{text}" if lead else text, (*rows, (back(view, one.id),)))


def ask_link(view: View, one: Draft, *, wrong: str = "") -> Screen:
    """Await a button: its words and where it leads."""
    text = view.t("announce-ask-link", wrong=wrong)
    return Screen(text, ((Button(view.t("button-back"), do.ShowLinks(one.id)),),))


def confirm(
    view: View,
    one: Draft,
    counted: Counted,
    concerns: Sequence[Finding],
    *,
    minute: int,
    at: str,
) -> Screen:
    """Ask for the last time: how many, when, and what is worth a look."""
    stops = any(concern.stops for concern in concerns)
    typed = counted.recipients > TYPED
    stars = -(-counted.recipients // _STARS)
    parts = [
        view.t("announce-confirm", count=counted.recipients, at=at, now=str(not minute)),
        *([told(view, concerns)] if concerns else []),
    ]
    rows: list[Row] = []
    if stops:
        parts.append(view.t("announce-stopped"))
    else:
        if one.paid:
            parts.append(view.t("announce-paid", stars=stars))
        if typed:
            parts.append(view.t("announce-type-number", count=counted.recipients))
        else:
            label = view.t("button-send-now", now=str(not minute), count=counted.recipients)
            rows.append((Button(label, do.Release(one.id, minute), style="success"),))
        if not minute:
            rows.append((Button(view.t("button-other-time"), do.ShowTimes(one.id)),))
        if one.paid or counted.recipients >= PAID_FROM:
            paid = view.t("button-paid", on=str(one.paid), stars=stars)
            rows.append((Button(paid, do.SetPaid(one.id, not one.paid)),))
    return Screen("\n\n".join(parts), (*rows, (back(view, one.id),)))


def times(view: View, one: Draft, now: datetime, *, wrong: bool = False) -> Screen:
    """Times to choose from, by the clinic's clocks."""
    zone = view.library.clinic(view.lang).zone
    wall = now.astimezone(zone)
    hours = [(0, 18), (1, 9), (1, 12), (1, 18), (2, 9), (7, 9)]
    moments = [
        (wall + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)
        for days, hour in hours
    ]
    buttons = [
        Button(when(view, at, zone, now), do.AskRelease(one.id, minute_of(at)))
        for at in moments
        if at > wall
    ]
    text = view.t("announce-times", wrong=str(wrong))
    return Screen(text, (*in_pairs(buttons), (back(view, one.id),)))


def confirm_discard(view: View, one: Draft) -> Screen:
    """Ask once before a draft is put away."""
    yes = Button(view.t("button-discard-now"), do.Discard(one.id, confirmed=True), style="danger")
    return Screen(view.t("announce-discard"), ((yes,), (back(view, one.id),)))


def minute_of(at: datetime) -> int:
    """Return an instant in minutes since 1970 (UTC)."""
    return int(at.timestamp() // 60)


def back(view: View, number: int) -> Button:
    """The way back to one announcement."""
    return Button(view.t("button-back"), do.ShowDraft(number))


def empty(letter: Letter | None) -> bool:
    """Whether there is nothing in a message that can be sent on."""
    return letter is None or letter.empty

"""Announcements as operators see them: all of them, one draft, its parts, the last question."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.announcements import Counted, Draft, Run, RunState
from bot.conversation.screen import Button, Row, Screen, plain
from bot.mailing.checks import Concern, Finding
from handlers import announce_actions as do
from handlers.screens.announce_run import why
from handlers.screens.announcement import label_of
from handlers.screens.view import View

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
    sent = str(draft.confirmed)
    return view.t("announcement-title", number=draft.id, words=words, sent=sent)


def draft(
    view: View,
    one: Draft,
    counted: Counted,
    concerns: Sequence[Finding],
    run: Run | None = None,
    *,
    lead: str = "",
    may_send: bool = True,
) -> Screen:
    """One announcement at a glance, and all that can be done with it.

    ``run`` is what sends it; an editor may prepare, not send.
    """
    parts = [lead, view.t("announcement", number=one.id, sent=str(run is not None))]
    parts.append("\n".join(_said(view, one, lang) for lang in view.library.languages))
    if one.links:
        parts.append(view.t("announcement-buttons", list=_links(view, one)))
    if run is not None:
        parts.append(view.t("announcement-confirmed", phase=_phase(run)))
    else:
        parts += [reach(view, counted), told(view, concerns)]
    text = "\n\n".join(part for part in parts if part)
    return Screen(text, tuple(_ways(view, one, run, may_send=may_send)))


def _phase(run: Run) -> str:
    if run.state is RunState.CANCELLED:
        return "ended"
    return "waits" if run.began is None else "sent"


def _said(view: View, one: Draft, lang: str) -> str:
    version = one.versions.get(lang)
    name = _name(view, lang)
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


def _links(view: View, one: Draft) -> str:
    return view.t("list-separator").join(plain(label_of(view, link)) for link in one.links)


def _ways(view: View, one: Draft, run: Run | None, *, may_send: bool) -> list[Row]:
    number = one.id
    write = [
        Button(view.t("button-write-in", language=_name(view, lang)), do.WriteIn(number, lang))
        for lang in view.library.languages
    ]
    see = [
        Button(view.t("button-see-in", language=_name(view, lang)), do.Preview(number, lang))
        for lang in one.versions
    ]
    rows: list[Row] = [tuple(write), *([tuple(see)] if see else [])]
    below = Button(view.t("button-links"), do.ShowLinks(number))
    if run is not None:
        rows.append((below,))
        shown = Button(view.t("button-progress"), do.ShowRun(run.id), style="primary")
        rows.append((shown,))
    else:
        rows.append((Button(view.t("button-audience"), do.ShowAudience(number)), below))
        test = Button(view.t("button-test-team"), do.TestTeam(number))
        away = Button(view.t("button-discard"), do.Discard(number, confirmed=False))
        rows.append((test, away) if may_send else (away,))
        if may_send:
            send = Button(view.t("button-send"), do.AskRelease(number, 0), style="success")
            rows.append((send,))
    rows.append((Button(view.t("button-announcements"), do.ShowAnnouncements()), *view.home()))
    return rows


def _name(view: View, lang: str) -> str:
    return View(view.library, lang).t("language-name")


def reach(view: View, counted: Counted) -> str:
    """Whom it reaches, and who is left out and why, where anybody is."""
    languages = view.t("list-separator").join(
        view.t("reach-language", language=_name(view, lang), count=count)
        for lang, count in sorted(counted.by_language.items())
        if lang in view.library.languages
    )
    left = [
        ("no-news", counted.no_news),
        ("stopped", counted.stopped),
        ("unreachable", sum(counted.unreachable.values())),
    ]
    reasons = why(view, counted.unreachable) or "–"
    lines = [
        f"- {view.t('reach-not', which=which, count=count, why=reasons)}"
        for which, count in left
        if count
    ]
    parts = [view.t("reach", count=counted.recipients, languages=languages or "–")]
    if lines:
        parts.append("\n".join([view.t("reach-left-out"), *lines]))
    return "\n\n".join(parts)


def told(view: View, concerns: Sequence[Finding]) -> str:
    """What is worth a look, a line each; words that the law forbids share one for each language."""
    together = {
        lang: dict.fromkeys(one.what for one in concerns if _forbids(one) and one.language == lang)
        for lang in dict.fromkeys(one.language for one in concerns if _forbids(one))
    }
    lines = [_told(view, one, one.what) for one in concerns if not _forbids(one)]
    for lang, words in together.items():
        shared = Finding(Concern.FORBIDDEN, lang)
        lines.append(_told(view, shared, view.t("list-separator").join(words)))
    return "\n".join(lines)


def _forbids(one: Finding) -> bool:
    return one.concern is Concern.FORBIDDEN


def _told(view: View, one: Finding, what: str) -> str:
    known = one.language in view.library.languages
    return view.t(
        "concern",
        which=str(one.concern),
        language=_name(view, one.language) if known else view.t("concern-buttons"),
        what=plain(what) or "–",
        count=one.count,
    )


def write(view: View, one: Draft, lang: str) -> Screen:
    """Await the words in a language."""
    name = _name(view, lang)
    rows: list[Row] = []
    if lang in one.versions:
        drop = Button(view.t("button-drop-version"), do.DropVersion(one.id, lang))
        rows.append((drop,))
    return Screen(view.t("announce-write", language=name), (*rows, (back(view, one.id),)))


def previewed(view: View, one: Draft, lang: str, seen: Screen, *, may_send: bool) -> Screen:
    """What others will see, and behind it, as a message of its own, the ways on."""
    rows: list[Row] = [(back(view, one.id),)]
    if may_send and one.open:
        send = Button(view.t("button-send"), do.AskRelease(one.id, 0), style="success")
        rows[0] = (*rows[0], send)
    told_of = view.t("announce-previewed", language=_name(view, lang))
    return replace(seen, after=Screen(told_of, tuple(rows)))


def offer(view: View) -> Screen:
    """Whether a forwarded message is to become an announcement, and in which language."""
    buttons = [
        Button(
            view.t("button-make-in", language=_name(view, lang)),
            do.MakeOne(lang),
        )
        for lang in view.library.languages
    ]
    return Screen(view.t("announce-offer"), (tuple(buttons), view.home()))


def confirm_discard(view: View, one: Draft) -> Screen:
    """Ask once before a draft is put away."""
    yes = Button(view.t("button-discard-now"), do.Discard(one.id, confirmed=True), style="danger")
    return Screen(view.t("announce-discard"), ((yes,), (back(view, one.id),)))


def back(view: View, number: int) -> Button:
    """The way back to one announcement."""
    return Button(view.t("button-back"), do.ShowDraft(number))

"""Announcements as operators see them: all of them, one draft, its parts, the last question."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from bot.announcements import Counted, Draft, Run, RunKind
from bot.conversation.event import Kind
from bot.conversation.screen import Button, Row, Screen, plain
from bot.mailing.checks import Concern, Finding
from handlers import announce_actions as do
from handlers.screens.announce_reach import aimed, language_name, reach
from handlers.screens.announce_state import phase_of, sending, state_of
from handlers.screens.announcement import label_of
from handlers.screens.paging import ways
from handlers.screens.view import View, in_pairs

_BEGINNING: Final = 60
LISTED: Final = 8


def listed(
    view: View,
    pages: Sequence[Sequence[Draft]],
    runs: Sequence[Run] = (),
    *,
    lead: str = "",
    page: int = 0,
) -> Screen:
    """A page of all announcements, each a button; ``runs`` are theirs."""
    drafts = pages[page]
    new = Button(view.t("button-new-announcement"), do.NewAnnouncement(), style="primary")
    rows: list[Row] = [(new,)]
    rows += [(Button(_title(view, one, runs), do.ShowDraft(one.id)),) for one in drafts]
    rows += ways(view, page, pages, do.TurnAnnouncements)
    text = view.t("announcements", none=str(not drafts))
    return Screen(f"{lead}\n\n{text}" if lead else text, (*rows, view.home()))


def _title(view: View, draft: Draft, runs: Sequence[Run]) -> str:
    letter = draft.letter(view.lang)
    words = " ".join(letter.text.split())[:_BEGINNING] if letter is not None else ""
    files = len(letter.media) if letter is not None else 0
    words = words or view.t("announcement-no-words", files=files)
    state = state_of([one for one in runs if one.announcement == draft.id])
    return view.t("announcement-title", number=draft.id, words=words, state=state)


def draft(
    view: View,
    one: Draft,
    counted: Counted,
    concerns: Sequence[Finding],
    runs: Sequence[Run] = (),
    *,
    reached: Collection[int] = (),
    lead: str = "",
    may_send: bool = True,
) -> Screen:
    """One announcement at a glance, and all that can be done with it.

    ``runs`` are what was made of it once it is confirmed, ``reached`` those of them that brought it
    to anybody; an editor may prepare, not send.
    """
    run, phase = sending(runs), ""
    parts = [lead, view.t("announcement", number=one.id, state=state_of(runs))]
    parts.append("\n".join(_said(view, one, lang) for lang in view.library.languages))
    if one.links:
        parts.append(view.t("announcement-buttons", list=_links(view, one)))
    parts.append(aimed(view, one.audience))
    if run is not None:
        phase = phase_of(one, run, runs, reached)
        phase = "prepared" if phase == "changed" and not may_send else phase
        parts.append(view.t("announcement-confirmed", phase=phase))
    else:
        parts += [reach(view, counted), told(view, concerns)]
    text = "\n\n".join(part for part in parts if part)
    return Screen(text, tuple(_ways(view, one, runs, phase, may_send=may_send)))


def _said(view: View, one: Draft, lang: str) -> str:
    version = one.versions.get(lang)
    name = language_name(view, lang)
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


def _ways(view: View, one: Draft, runs: Sequence[Run], phase: str, *, may_send: bool) -> list[Row]:
    number, run = one.id, sending(runs)
    see = [
        Button(
            view.t("button-see-in", language=language_name(view, lang)), do.Preview(number, lang)
        )
        for lang in view.library.languages
        if lang in one.versions
    ]
    gone = phase in {"recalled", "recalling"}
    rows: list[Row] = [] if gone else [writing(view, number)]
    rows += [tuple(see)] if see else []
    below = Button(view.t("button-links"), do.ShowLinks(number))
    if run is not None:
        rows += [] if gone else [(below,)]
        if phase == "changed":
            right = do.CorrectRun(run.id, confirmed=False)
            rows.append((Button(view.t("button-correct"), right, style="success"),))
        shown = Button(view.t("button-progress", kind="send"), do.ShowRun(run.id), style="primary")
        rows.append((shown,))
        later = {one.kind: one.id for one in runs if one.kind is not RunKind.SEND}
        rows += in_pairs(
            [
                Button(view.t("button-progress", kind=str(kind)), do.ShowRun(last))
                for kind, last in later.items()
            ]
        )
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


def writing(view: View, number: int) -> Row:
    """The ways to write it, a language each."""
    return tuple(
        Button(
            view.t("button-write-in", language=language_name(view, lang)), do.WriteIn(number, lang)
        )
        for lang in view.library.languages
    )


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
        language=language_name(view, one.language) if known else view.t("concern-buttons"),
        what=plain(what) or "–",
        count=one.count,
        of=one.of,
    )


def write(view: View, one: Draft, lang: str, lead: str = "") -> Screen:
    """Await the words in a language, below ``lead``."""
    name = language_name(view, lang)
    rows: list[Row] = []
    if lang in one.versions:
        drop = Button(view.t("button-drop-version"), do.DropVersion(one.id, lang))
        rows.append((drop,))
    text = view.t("announce-write", language=name)
    return Screen(f"{lead}\n\n{text}" if lead else text, (*rows, (back(view, one.id),)))


def previewed(view: View, one: Draft, lang: str, seen: Screen, *, may_send: bool) -> Screen:
    """What others will see, and behind it, as a message of its own, the ways on."""
    rows: list[Row] = [(back(view, one.id),)]
    refused = Screen(view.t("announce-refused"), tuple(rows))
    if may_send and one.open:
        send = Button(view.t("button-send"), do.AskRelease(one.id, 0), style="success")
        rows[0] = (*rows[0], send)
    album = str(seen.letter is not None and len(seen.letter.media) > 1)
    album = album if seen.rows else "bare"
    told_of = view.t("announce-previewed", language=language_name(view, lang), album=album)
    return replace(seen, after=Screen(told_of, tuple(rows)), refused=refused)


def tested(view: View, one: Draft, seen: Screen) -> Screen:
    """What a colleague gets to try it, and behind it what it is."""
    told_of = view.t("announce-test", number=one.id)
    ways = ((Button(view.t("button-the-announcement"), do.ShowDraft(one.id)),),)
    return replace(seen, after=Screen(told_of, ways))


def offer(view: View) -> Screen:
    """Whether a forwarded message is to become an announcement, and in which language."""
    buttons = [
        Button(
            view.t("button-make-in", language=language_name(view, lang)),
            do.MakeOne(lang),
        )
        for lang in view.library.languages
    ]
    return Screen(view.t("announce-offer"), (tuple(buttons), view.home()))


def cannot(view: View, kind: Kind, number: int | None = None) -> Screen:
    """What can't be announced, and what can; ``number`` is the draft it was meant for."""
    new = Button(view.t("button-new-announcement"), do.NewAnnouncement())
    way = new if number is None else back(view, number)
    return Screen(view.t("announce-cannot", kind=str(kind)), ((way,), view.home()))


def confirm_discard(view: View, one: Draft) -> Screen:
    """Ask once before a draft is put away."""
    yes = Button(view.t("button-discard-now"), do.Discard(one.id, confirmed=True), style="danger")
    return Screen(view.t("announce-discard"), ((yes,), (back(view, one.id),)))


def back(view: View, number: int) -> Button:
    """The way back to one announcement."""
    return Button(view.t("button-back"), do.ShowDraft(number))

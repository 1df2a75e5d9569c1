"""Language, privacy, stopping: what a person decides about themselves."""

from collections.abc import Mapping
from typing import Any

from bot.conversation.screen import Attachment, Button, Row, Screen
from bot.operators import Role
from bot.people import as_file
from handlers import actions
from handlers.news_actions import ShowNews
from handlers.recovery_actions import EndPause
from handlers.screens.team import role_name
from handlers.screens.view import View


def languages(view: View) -> Screen:
    """The languages, each in its own name."""
    row = tuple(
        Button(View(view.library, lang).t("language-name"), actions.SetLanguage(lang))
        for lang in view.library.languages
    )
    return Screen(view.t("choose-language"), (row, view.wrong(), view.home()))


def privacy(view: View, *, agreed: bool, role: Role | None = None) -> Screen:
    """What is kept, and the ways to see and to delete it; who ``agreed`` can take that back.

    Only somebody with a ``role`` reads of the team.
    """
    rows: list[Row] = [
        (Button(view.t("button-export"), actions.ExportData()),),
        (Button(view.t("button-erase"), actions.EraseData(confirmed=False)),),
        (Button(view.t("button-news"), ShowNews()),),
        view.wrong(),
        view.home(),
    ]
    if agreed:
        back = Button(view.t("button-withdraw"), actions.WithdrawConsent(confirmed=False))
        rows.insert(1, (back,))
    clinic = view.library.clinic(view.lang).name
    text = view.t("privacy", clinic=clinic)
    if role is not None:
        text = f"{text}\n\n{view.t('privacy-team', role=role_name(view, role))}"
    return Screen(text, tuple(rows))


def confirm_withdrawal(view: View) -> Screen:
    """Ask once before a consent is taken back."""
    yes = Button(
        view.t("button-withdraw-now"), actions.WithdrawConsent(confirmed=True), style="danger"
    )
    no = Button(view.t("button-withdraw-not"), actions.ShowPrivacy())
    return Screen(view.t("withdraw-confirm"), ((yes,), view.wrong(), (no,)))


def withdrawn(view: View) -> Screen:
    """Nothing more is sent; what is kept can be deleted as well."""
    erase = Button(view.t("button-erase"), actions.EraseData(confirmed=False))
    return Screen(view.t("withdrawn"), ((erase,), view.wrong(), view.home()))


def export(view: View, kept: Mapping[str, Any]) -> Screen:
    """All that is kept of a person, as a file, and what that is in a few plain lines."""
    alt = view.t("export")
    file = Attachment("liftcare.json", as_file(kept), alt)
    lines = [
        view.t("export-line", what=what, count=count) for what, count in _counted(kept) if count
    ]
    back = Button(view.t("do-privacy"), actions.ShowPrivacy())
    text = view.t("export-kept", list="\n".join(lines))
    return Screen(text, (view.wrong(), (back, *view.home())), attachment=file, fresh=True)


def _counted(kept: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Return how much there is of each kind, by the names of the wording ``export-line``."""
    sheet = kept["question_sheet"] or {}
    return [
        ("person", 1),
        ("consents", len(kept["consents"])),
        ("plans", len(kept["subscriptions"])),
        ("steps", len(kept["steps"])),
        ("checkins", len(kept["checkins"])),
        ("alerts", len(kept["alerts"])),
        ("talk", len(kept["conversations"])),
        ("sheet", sum(len(sheet.get(part, ())) for part in ("chosen", "own", "clinics"))),
        ("messages", len(kept["messages"])),
        ("dialog", len(kept["dialog"])),
        ("team", len(kept.get("team", ()))),
    ]


def confirm_erasure(view: View) -> Screen:
    """Ask once before everything is deleted."""
    return Screen(
        view.t("erase-confirm"),
        (
            (
                Button(
                    view.t("button-erase-now"), actions.EraseData(confirmed=True), style="danger"
                ),
            ),
            view.wrong(),
            (Button(view.t("button-keep"), actions.ShowPrivacy()),),
        ),
    )


def erased(view: View) -> Screen:
    """Everything is deleted."""
    return Screen(view.t("erased"), (view.wrong(), view.home()))


def stopped(view: View, *, asked: bool = False) -> Screen:
    """Nothing comes unasked any more; the ways on. ``asked``: check-ins would have come."""
    text = view.t("stopped")
    return Screen(
        f"{text}\n\n{view.t('stopped-asked')}" if asked else text,
        (
            (Button(view.t("button-resume"), actions.Resume()),),
            (Button(view.t("button-erase"), actions.EraseData(confirmed=False)),),
            view.wrong(),
            view.home(),
        ),
    )


def resumed(view: View, *, paused: str = "") -> Screen:
    """Messages may come again; of what is ``paused`` all the same it says until when."""
    if not paused:
        return Screen(view.t("resumed"), (view.wrong(), view.home()))
    go_on = (Button(view.t("button-go-on"), EndPause()),)
    text = f"{view.t('resumed')}\n\n{view.t('resumed-paused')} {paused}"
    return Screen(text, (go_on, view.wrong(), view.home()))

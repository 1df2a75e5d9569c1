"""Language, privacy, stopping: what a person decides about themselves."""

from bot.conversation.screen import Attachment, Button, Screen
from handlers import actions
from handlers.screens.view import View


def languages(view: View) -> Screen:
    """The languages, each in its own name."""
    row = tuple(
        Button(View(view.library, lang).t("language-name"), actions.SetLanguage(lang))
        for lang in view.library.languages
    )
    return Screen(view.t("choose-language"), (row, view.home()))


def privacy(view: View) -> Screen:
    """What is kept, and the ways to see and to delete it."""
    return Screen(
        view.t("privacy", clinic=view.library.clinic(view.lang).name),
        (
            (Button(view.t("button-export"), actions.ExportData()),),
            (Button(view.t("button-erase"), actions.EraseData(confirmed=False)),),
            view.home(),
        ),
    )


def export(view: View, data: bytes) -> Screen:
    """All that is kept of a person, as a file."""
    alt = view.t("export")
    file = Attachment("liftcare.json", data, alt)
    back = Button(view.t("do-privacy"), actions.ShowPrivacy())
    return Screen(alt, ((back, *view.home()),), attachment=file, fresh=True)


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
            (Button(view.t("button-keep"), actions.ShowPrivacy()),),
        ),
    )


def erased(view: View) -> Screen:
    """Everything is deleted."""
    return Screen(view.t("erased"), (view.home(),))


def stopped(view: View) -> Screen:
    """Nothing comes unasked any more; the ways on."""
    return Screen(
        view.t("stopped"),
        (
            (Button(view.t("button-resume"), actions.Resume()),),
            (Button(view.t("button-erase"), actions.EraseData(confirmed=False)),),
            view.home(),
        ),
    )


def resumed(view: View) -> Screen:
    """Messages may come again."""
    return Screen(view.t("resumed"), (view.home(),))

"""The command menu's descriptions."""

from bot.library import Library
from handlers.screens.view import View


def descriptions(library: Library) -> dict[str, list[tuple[str, str]]]:
    """Return, by language, each command with what it does."""
    return {lang: _of(View(library, lang)) for lang in library.languages}


def _of(view: View) -> list[tuple[str, str]]:
    return [
        ("menu", view.t("command-menu")),
        ("recovery", view.t("command-recovery")),
        ("help", view.t("command-help")),
        ("language", view.t("command-language")),
        ("privacy", view.t("command-privacy")),
        ("stop", view.t("command-stop")),
        ("start", view.t("command-start")),
    ]

"""The command menu's descriptions."""

from bot.library import Library
from bot.operators import Role
from handlers.screens.view import View


def descriptions(library: Library, role: Role | None = None) -> dict[str, list[tuple[str, str]]]:
    """Return, by language, each command with what it does; of a role its own ones first."""
    views = [View(library, lang) for lang in library.languages]
    return {view.lang: [*_of_role(view, role), *_of_all(view)] for view in views}


def _of_role(view: View, role: Role | None) -> list[tuple[str, str]]:
    own = [
        (Role.OPERATOR, "waiting", view.t("command-waiting")),
        (Role.EDITOR, "announce", view.t("command-announce")),
        (Role.EDITOR, "questions", view.t("command-questions")),
        (Role.OWNER, "desk", view.t("command-desk")),
        (Role.OPERATOR, "duty", view.t("command-duty")),
        (Role.OWNER, "team", view.t("command-team")),
        (Role.OWNER, "drill", view.t("command-drill")),
    ]
    return [(word, text) for least, word, text in own if role is not None and role.covers(least)]


def _of_all(view: View) -> list[tuple[str, str]]:
    return [
        ("menu", view.t("command-menu")),
        ("recovery", view.t("command-recovery")),
        ("person", view.t("command-person")),
        ("help", view.t("command-help")),
        ("language", view.t("command-language")),
        ("news", view.t("command-news")),
        ("privacy", view.t("command-privacy")),
        ("stop", view.t("command-stop")),
        ("start", view.t("command-start")),
    ]

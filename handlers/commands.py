"""What each command does, in a line: for the command menu, and for a colleague's help."""

from bot.library import Library
from bot.operators import Role
from handlers.screens.view import View


def descriptions(library: Library, role: Role | None = None) -> dict[str, list[tuple[str, str]]]:
    """Return, by language, each command with what it does; of a role its own ones first."""
    views = [View(library, lang) for lang in library.languages]
    return {view.lang: [*of_role(view, role), *_of_all(view)] for view in views}


def of_role(view: View, role: Role | None) -> list[tuple[str, str]]:
    """Return the commands that only a role has, each with what it does."""
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


def in_talks(view: View, role: Role) -> list[tuple[str, str]]:
    """Return what those who answer patients command about one of them, as `of_role`."""
    if not role.covers(Role.OPERATOR):
        return []
    return [
        ("a", view.t("command-a")),
        ("reminders", view.t("command-reminders")),
        ("take", view.t("command-take")),
        ("assign", view.t("command-assign")),
        ("back", view.t("command-back")),
        ("close", view.t("command-close")),
        ("reopen", view.t("command-reopen")),
    ]


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

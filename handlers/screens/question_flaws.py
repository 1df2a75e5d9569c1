"""What is to be mended in an answer, and what is worth a look, in its writer's words."""

from collections.abc import Sequence

from bot.conversation.screen import plain
from bot.library.own_flaws import Flaw, What
from handlers.screens.view import View


def told(view: View, flaws: Sequence[Flaw]) -> str:
    """Return the flaws, a line each."""
    return "\n".join(f"- {_told(view, flaw)}" for flaw in dict.fromkeys(flaws))


def _told(view: View, flaw: Flaw) -> str:
    named = flaw.answer and view.library.has_answer(flaw.answer)
    return view.t(
        "question-flaw",
        what=str(flaw.what),
        sign=plain(_sign(view, flaw)) or "–",
        instead=plain(flaw.instead) or "–",
        answer=plain(view.answer(flaw.answer).question) if named else "–",
    )


def _sign(view: View, flaw: Flaw) -> str:
    """Return what was written there; of an unknown name in braces, those that are known as well."""
    if flaw.what is not What.VARIABLE:
        return flaw.sign
    known = sorted(name for name in view.library.variables(view.lang) if name.startswith("clinic."))
    names = view.t("list-separator").join(f"{{{name}}}" for name in known)
    return f"{{{flaw.sign}}} ({names})"

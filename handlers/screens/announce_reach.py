"""Whom an announcement is for and how many these are, in words."""

from collections.abc import Mapping
from typing import Final

from bot.announcements import Audience, Counted, Phase
from handlers.screens.view import View

PHASES: Final = {
    Phase.BEFORE: "before",
    Phase.EARLY: "early",
    Phase.MIDDLE: "middle",
    Phase.LATER: "later",
}
"""The phases in the order by which buttons know them, and their names in the wording."""


def language_name(view: View, lang: str) -> str:
    """Return a language's name in that language."""
    return View(view.library, lang).t("language-name")


def aimed(view: View, audience: Audience) -> str:
    """Return what was chosen, "" for everybody."""
    chosen = [language_name(view, lang) for lang in audience.languages]
    chosen += [
        view.t("phase", phase=name) for one, name in PHASES.items() if one in audience.phases
    ]
    if audience.plan is not None:
        known = audience.plan in view.library.plan_ids
        plan = audience.plan
        chosen.append(view.library.plan_text(plan, view.lang).title if known else plan)
    if audience.active_days is not None:
        chosen.append(view.t("audience-wrote", days=audience.active_days))
    separator = view.t("list-separator")
    return view.t("audience-aimed", list=separator.join(chosen)) if chosen else ""


def reach(view: View, counted: Counted) -> str:
    """Whom it reaches, and who is left out and why, where anybody is."""
    languages = view.t("list-separator").join(
        view.t("reach-language", language=language_name(view, lang), count=count)
        for lang, count in sorted(counted.by_language.items())
        if lang in view.library.languages
    )
    left = [
        ("no-news", counted.no_news),
        ("team", counted.team),
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


def why(view: View, reasons: Mapping[str, int]) -> str:
    """Return what became of how many, in words."""
    counted: dict[str, int] = {}
    for reason, count in reasons.items():
        words = view.t("fate-reason", reason=reason or "other")
        counted[words] = counted.get(words, 0) + count
    return view.t("list-separator").join(
        view.t("fate-counted", why=words, count=count) for words, count in counted.items()
    )

"""Where statements come from: sources, the clinic's own rules, and who checked it all when."""

from typing import Final

from bot.conversation.screen import Button, Screen, plain
from bot.library import Answer, Page, QuestionText, Source, Value
from handlers.screens.view import View

_NAMED: Final = 3
"""So many sources are named below an answer; all of them are a tap away."""


def sources(view: View, shown: Page | Answer | QuestionText, title: str, back: Button) -> Screen:
    """Which sources a text rests on, when it was checked and by whom; ``title`` is Markdown."""
    lines = [_source(view, source) for source in shown.sources]
    text = view.t(
        "sources",
        title=title,
        sources="\n".join(f"- {line}" for line in lines),
        reviewed=shown.reviewed,
        review_by=shown.review_by,
        reviewer=shown.reviewed_by if shown.reviewed_by != "none" else "",
        signed="yes" if shown.reviewed_by != "none" else "no",
    )
    rules = [_rule(view, value) for value in shown.values if value.own]
    if rules:
        text += "\n\n" + view.t("own-rules", rules="\n".join(f"- {rule}" for rule in rules))
    return Screen(text, (view.wrong(), (back, *view.home())))


def _source(view: View, source: Source) -> str:
    named = f"[{source.title}]({source.url})" if source.url else source.title
    parts = [part for part in (named, source.by, str(source.year or "")) if part]
    line = view.t("list-separator").join(parts)
    note = source.note.get(view.lang)
    return view.t("source-note", source=line, note=note) if note else line


def _rule(view: View, value: Value) -> str:
    return view.t(
        "own-rule", title=plain(value.title), rule=plain(value.text), range=plain(value.range)
    )


def credit(view: View, shown: Answer) -> str:
    """Return in one line who says so, to stand below an answer; "" where nobody need be named."""
    rules = [view.t("source-own")] if any(value.own for value in shown.values) else []
    names = [*rules, *(_short(view, source) for source in shown.sources)]
    if not names:
        return ""
    listed = view.t("source-separator").join(plain(name) for name in names[:_NAMED])
    return f"*{view.t('source-line', names=listed, more=max(len(names) - _NAMED, 0))}*"


def _short(view: View, source: Source) -> str:
    name = source.name.get(view.lang, source.title)
    said = source.year is None or str(source.year) in name
    return name if said else f"{name} {source.year}"

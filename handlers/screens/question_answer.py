"""An answer being written in the chat: one thing a message, all of it, and as patients see it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.screen import Button, Row, Screen, plain
from bot.library import Answer
from bot.library.columns import shortened
from bot.library.own_flaws import Flaw
from bot.library.question_words import language_of
from bot.questions import Draft, Part, Unanswered
from handlers import question_actions as do
from handlers.screens import answers, paging
from handlers.screens.pages import CONTACT
from handlers.screens.question_flaws import told
from handlers.screens.questions import all_of_them, back, words_of
from handlers.screens.view import View, in_pairs

_SOURCES: Final = 7
_TEXT_SHOWN: Final = 120


@dataclass(frozen=True)
class Looked:
    """What a look at a draft found: to ``mend`` before it can be saved, and to mind."""

    mend: tuple[Flaw, ...] = ()
    mind: tuple[Flaw, ...] = ()


def write_ways(
    view: View, one: Unanswered, draft: Draft, lang: str, flaws: Sequence[Flaw] = ()
) -> Screen:
    """Ask how people put the question in a language."""
    theirs = one.wordings if draft.theirs and lang == one.language else ()
    listed = "\n".join(f"- {plain(words)}" for words in theirs)
    text = view.t(
        "answer-write-ways",
        language=_name(view, lang),
        words=plain(words_of(one)),
        theirs=listed or "–",
        some=str(bool(theirs)),
    )
    return _asking(view, one, draft, text, lang=lang, flaws=flaws)


def write_text(
    view: View, one: Unanswered, draft: Draft, lang: str, flaws: Sequence[Flaw] = ()
) -> Screen:
    """Ask for the answer in a language."""
    text = view.t("answer-write-text", language=_name(view, lang), words=plain(words_of(one)))
    return _asking(view, one, draft, text, lang=lang, flaws=flaws)


def _asking(
    view: View, one: Unanswered, draft: Draft, text: str, *, lang: str, flaws: Sequence[Flaw]
) -> Screen:
    if flaws:
        text = f"{view.t('answer-flaws', list=told(view, flaws))}\n\n{text}"
    rows: list[Row] = []
    for other in view.library.languages:
        if other != lang and (draft.ask.get(other) or draft.text.get(other)):
            label = view.t("button-only-in", language=_name(view, other))
            rows.append((Button(label, do.OnlyIn(one.id, other)),))
    if draft.ask or draft.text:
        rows.append((Button(view.t("button-show-written"), do.ShowWritten(one.id)),))
    return Screen(text, (*rows, (back(view, one.id),)))


def choose_page(view: View, one: Unanswered, found: Sequence[str], looked_for: str = "") -> Screen:
    """Ask which page tells more; the one with the clinic's number fits where no other does."""
    at_home = (item.page for row in view.library.home(view.lang) for item in row if item.page)
    pages = dict.fromkeys((*found, CONTACT) if found else at_home)
    rows = in_pairs([Button(view.page(page).button, do.TakePage(one.id, page)) for page in pages])
    text = view.t(
        "answer-page", looked=plain(looked_for) or "–", none=str(bool(looked_for) and not found)
    )
    written = (Button(view.t("button-show-written"), do.ShowWritten(one.id)),)
    return Screen(text, (*rows, written))


def choose_sources(view: View, one: Unanswered, draft: Draft, page: int | None) -> Screen:
    """Ask where it comes from; the page's own sources stand first."""
    library = view.library
    near = [each.id for each in view.page(draft.page).sources] if draft.page else []
    ids = list(dict.fromkeys([*draft.sources, *near, *library.source_ids]))
    pages = paging.pages_of(ids, _SOURCES)
    shown = paging.within(page or 0, pages)
    rows: list[Row] = [
        (Button(_source(view, draft, name), do.ToggleSource(one.id, name)),)
        for name in pages[shown]
    ]
    rows += paging.ways(view, shown, pages, lambda to: do.ChooseSources(one.id, to))
    if draft.sources:
        done = Button(view.t("button-sources-done"), do.ShowWritten(one.id), style="primary")
        rows.append((done,))
    else:
        rows.append((Button(view.t("button-nothing-medical"), do.SayNothingMedical(one.id)),))
        rows.append((Button(view.t("button-show-written"), do.ShowWritten(one.id)),))
    return Screen(view.t("answer-sources", count=len(draft.sources)), tuple(rows))


def _source(view: View, draft: Draft, name: str) -> str:
    mark = "☑" if name in draft.sources else "☐"
    return f"{mark} {shortened(_title(view, name))}"


def _title(view: View, name: str) -> str:
    """Return a source's title; of one in both languages the part that one reads."""
    title = view.library.source(name).title
    return next((part for part in title.split(" · ") if language_of(part) == view.lang), title)


def written(view: View, one: Unanswered, draft: Draft, looked: Looked, lead: str = "") -> Screen:
    """All that was written, each part with its way to change it, and the ways on."""
    parts = [lead, view.t("answer-written", words=plain(words_of(one)))]
    lines = [line for lang in view.library.languages for line in _said(view, one, draft, lang)]
    parts.append("\n".join([*lines, *_backed(view, draft)]))
    missing = draft.missing(view.library.languages) is not None
    parts += [view.t("answer-lacks", language=lang) for lang in _lacking(view, draft)]
    if looked.mend:
        parts.append(view.t("answer-flaws", list=told(view, looked.mend)))
    if looked.mind:
        parts.append(view.t("answer-mind", list=told(view, looked.mind)))
    ready = not missing and not looked.mend
    parts.append(view.t("answer-ready", which="ready" if ready else "missing" if missing else "no"))
    rows = _parts_to_write(view, one, draft)
    if ready:
        rows.append(
            tuple(
                Button(
                    view.t("button-see-in", language=_name(view, lang)), do.TryAnswer(one.id, lang)
                )
                for lang in view.library.languages
            )
        )
        save = Button(view.t("button-save-answer"), do.SaveAnswer(one.id), style="success")
        rows.append((save,))
    elif missing:
        go_on = Button(view.t("button-write-rest"), do.WriteAnswer(one.id), style="primary")
        rows.append((go_on,))
    drop = Button(view.t("button-drop-written"), do.DropWritten(one.id, confirmed=False))
    rows.append((drop, back(view, one.id)))
    return Screen("\n\n".join(part for part in parts if part), tuple(rows))


def _lacking(view: View, draft: Draft) -> list[str]:
    """Return the languages it is not written in for now."""
    return [lang for lang in view.library.languages if draft.only not in {None, lang}]


def _said(view: View, one: Unanswered, draft: Draft, lang: str) -> list[str]:
    theirs = one.wordings if lang == one.language else ()
    ways = draft.ways(lang, theirs)
    text = draft.text.get(lang, "")
    shown = " ".join(text.split())
    more = "…" if len(shown) > _TEXT_SHOWN else ""
    name = _name(view, lang)
    separator = view.t("list-separator")
    return [
        view.t("answer-ways", language=name, ways=plain(separator.join(ways)) or "–"),
        view.t("answer-text", language=name, text=plain(shown[:_TEXT_SHOWN] + more) or "–"),
    ]


def _backed(view: View, draft: Draft) -> list[str]:
    page = plain(view.page(draft.page).title) if draft.page else "–"
    titles = [plain(_title(view, name)) for name in draft.sources]
    sources = view.t("list-separator").join(titles) or "–"
    return [
        view.t("answer-page-line", page=page),
        view.t("answer-sources-line", sources=sources, medical=str(draft.facts is not False)),
    ]


def _parts_to_write(view: View, one: Unanswered, draft: Draft) -> list[Row]:
    rows: list[Row] = []
    for lang in view.library.languages:
        name = _name(view, lang)
        ways = Button(
            view.t("button-write-ways", language=name), do.WritePart(one.id, f"{Part.ASK}-{lang}")
        )
        text = Button(
            view.t("button-write-text", language=name), do.WritePart(one.id, f"{Part.TEXT}-{lang}")
        )
        rows.append((ways, text))
    page = Button(view.t("button-write-page"), do.WritePart(one.id, str(Part.PAGE)))
    rows.append((page, Button(view.t("button-write-sources"), do.ChooseSources(one.id, 0))))
    label = view.t("button-their-words", on=str(draft.theirs))
    rows.append((Button(label, do.TakeTheirWords(one.id, not draft.theirs)),))
    return rows


def tried(view: View, one: Unanswered, patients: View, answer: Answer) -> Screen:
    """The answer exactly as a patient sees it, and behind it the ways on."""
    seen = answers.answer(patients, answer, results=False, asked=True)
    save = Button(view.t("button-save-answer"), do.SaveAnswer(one.id), style="success")
    change = Button(view.t("button-show-written"), do.ShowWritten(one.id))
    told_of = view.t("answer-tried", language=_name(view, patients.lang))
    return replace(seen, fresh=True, after=Screen(told_of, ((save,), (change,))))


def confirm_drop(view: View, one: Unanswered) -> Screen:
    """Ask once before what was written is thrown away."""
    yes = Button(
        view.t("button-drop-written-now"), do.DropWritten(one.id, confirmed=True), style="danger"
    )
    no = Button(view.t("button-show-written"), do.ShowWritten(one.id))
    return Screen(view.t("answer-drop"), ((yes,), (no,)))


def saved(view: View, answer: str, file: str, more: int) -> Screen:
    """Patients get it from now on, ``more`` questions, too; nobody has signed it yet."""
    new = view.answer(answer)
    text = view.t(
        "answer-saved",
        title=answers.title(new),
        file=plain(file),
        medical=str(new.facts),
        more=more,
    )
    readers = {lang: view.library.answer(answer, lang) for lang in view.library.languages}
    lacking = [lang for lang, seen in readers.items() if seen.read_in != lang]
    text = "\n\n".join([text, *(view.t("answer-lacks", language=lang) for lang in lacking)])
    return Screen(text, ((view.to_answer(answer),), (all_of_them(view), *view.home())))


def _name(view: View, lang: str) -> str:
    return view.t("language-called", which=lang)

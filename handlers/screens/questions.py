"""Unanswered questions as the team sees them: all, one, and whether an answer fits it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.conversation.screen import Button, Row, Screen, plain
from bot.library import Hit
from bot.library.columns import shortened
from bot.library.own_flaws import Flaw
from bot.questions import Unanswered
from handlers import question_actions as do
from handlers.screens import answers, paging
from handlers.screens.moments import when
from handlers.screens.question_flaws import told
from handlers.screens.view import View

_LISTED: Final = 8


def listed(view: View, found: Sequence[Unanswered], page: int, lead: str = "") -> Screen:
    """All of them, each a button, those asked most first."""
    pages = paging.pages_of(found, _LISTED) or [()]
    page = paging.within(page, pages)
    rows: list[Row] = [
        (Button(shortened(_label(view, one)), do.ShowUnanswered(one.id)),) for one in pages[page]
    ]
    rows += paging.ways(view, page, pages, do.ShowQuestions)
    text = view.t("questions", count=len(found))
    return Screen(f"{lead}\n\n{text}" if lead else text, (*rows, view.home()))


def _label(view: View, one: Unanswered) -> str:
    begun = str(one.draft is not None)
    return view.t("question-label", count=one.asked, words=words_of(one), begun=begun)


def words_of(one: Unanswered) -> str:
    """Return a question as it was first asked."""
    return one.wordings[0] if one.wordings else "…"


def question(view: View, one: Unanswered, now: datetime) -> Screen:
    """One question: how often it was asked, in which words, and what can be done about it."""
    zone = view.library.clinic(view.lang).zone
    parts = [
        view.t(
            "question",
            words=plain(words_of(one)),
            count=one.asked,
            last=when(view, one.last_asked, zone, now),
        )
    ]
    if len(one.wordings) > 1:
        parts.append("\n".join(f"- {plain(words)}" for words in one.wordings[1:]))
    if one.answer is not None and view.library.has_answer(one.answer):
        title = answers.title(view.answer(one.answer))
        parts.append(view.t("question-unhelped", count=one.unhelped, title=title))
    write = view.t("button-write-answer", begun=str(one.draft is not None))
    return Screen(
        "\n\n".join(parts),
        (
            (Button(view.t("button-find-answer"), do.FindAnswer(one.id), style="primary"),),
            (Button(write, do.WriteAnswer(one.id), style="primary"),),
            (Button(view.t("button-dismiss"), do.Dismiss(one.id, confirmed=False)),),
            (all_of_them(view), *view.home()),
        ),
    )


def only_in_private(view: View, address: str) -> Screen:
    """The questions are shown in one's own chat alone."""
    return Screen(view.t("questions-private", address=address))


def confirm_dismissal(view: View, one: Unanswered) -> Screen:
    """Ask once before a question is put away."""
    yes = Button(view.t("button-dismiss-now"), do.Dismiss(one.id, confirmed=True), style="danger")
    text = view.t("question-dismiss", words=plain(words_of(one)))
    return Screen(text, ((yes,), (back(view, one.id),)))


def candidates(view: View, one: Unanswered, hits: Sequence[Hit], looked_for: str = "") -> Screen:
    """Answers and pages that may fit; other words can be written to look for."""
    rows: list[Row] = []
    for hit in hits:
        if hit.kind == "answer":
            label = f"💬 {view.answer(hit.id).button}"
            rows.append((Button(label, do.SeeAnswer(one.id, hit.id)),))
        elif hit.kind == "page":
            rows.append((Button(f"📄 {view.page(hit.id).button}", do.SeePage(one.id, hit.id)),))
    text = view.t(
        "question-find",
        words=plain(words_of(one)),
        looked=plain(looked_for) or "none",
        found="yes" if rows else "no",
    )
    new = Button(view.t("button-write-answer", begun="False"), do.WriteAnswer(one.id))
    return Screen(text, (*rows, (new,), (back(view, one.id),)))


def of_page(view: View, one: Unanswered, page: str) -> Screen:
    """A page and the answers that belong to it."""
    shown = view.page(page)
    theirs = [view.answer(name) for name in view.library.answer_ids]
    rows: list[Row] = [
        (Button(f"💬 {each.button}", do.SeeAnswer(one.id, each.id)),)
        for each in [each for each in theirs if each.page == page][:_LISTED]
    ]
    text = view.t(
        "question-page",
        title=plain(shown.title),
        words=plain(words_of(one)),
        beginning=plain(shown.text.split("\n", 1)[0].replace("*", "").removeprefix("- ")),
        some=str(bool(rows)),
    )
    new = Button(view.t("button-answer-with-page"), do.TakePage(one.id, page))
    return Screen(text, (*rows, (new,), (Button(view.t("button-back"), do.FindAnswer(one.id)),)))


def fits(
    view: View, one: Unanswered, answer: str, patients: View, flaws: Sequence[Flaw] = ()
) -> Screen:
    """An answer as a patient sees it, and behind it whether the question's words lead to it."""
    seen = answers.answer(patients, patients.answer(answer), results=False, asked=True)
    ways = "\n".join(f"- {plain(words)}" for words in one.wordings)
    text = view.t("question-fits", ways=ways, flaws=told(view, flaws) or "–", some=str(bool(flaws)))
    rows: list[Row] = []
    if not flaws:
        yes = Button(view.t("button-add-way"), do.AddWay(one.id, answer), style="success")
        rows.append((yes,))
    rows.append((Button(view.t("button-other-answers"), do.FindAnswer(one.id)),))
    after = Screen(text, (*rows, (back(view, one.id),)))
    return replace(seen, fresh=True, after=after)


def way_added(view: View, answer: str, more: int) -> Screen:
    """Whoever asks so now gets the answer, and ``more`` questions of the list do, too."""
    title = answers.title(view.answer(answer))
    return Screen(
        view.t("question-way-added", title=title, more=more),
        ((view.to_answer(answer),), (all_of_them(view), *view.home())),
    )


def to_copy(view: View, number: int, why: str, path: str, text: str) -> Screen:
    """Say that nothing could be written, and give the file's text to be put there by hand."""
    said = view.t("question-to-copy", why=why, path=plain(path))
    fence = "`" * 4
    shown = f"{said}\n\n{fence}yaml\n{text.rstrip()}\n{fence}"
    return Screen(shown, ((back(view, number), all_of_them(view)),), fresh=True)


def content_broken(view: View, number: int, where: str) -> Screen:
    """Another file of the content has a mistake, so nothing new can be added to it."""
    return Screen(
        view.t("question-content-broken", where=plain(where)),
        ((back(view, number), all_of_them(view)),),
    )


def back(view: View, number: int) -> Button:
    """The way back to one question."""
    return Button(view.t("button-the-question"), do.ShowUnanswered(number))


def all_of_them(view: View) -> Button:
    """The way to all questions."""
    return Button(view.t("button-questions"), do.ShowQuestions(0))

"""What is wrong with answers: ids and questions that stand twice, pages and sources unknown."""

from collections.abc import Collection

from bot.library.answers import AnswerDraft, Answers
from bot.library.languages import LANGUAGES
from bot.library.markdown import page_links
from bot.library.problems import Report, meant
from bot.library.sources import SOURCES, check_named
from bot.library.tokens import units


def check_answers(
    answers: Answers,
    pages: frozenset[str],
    sources: Collection[str] | None,
    report: Report,
) -> None:
    """Note ids and questions that stand twice, and what is unknown.

    ``sources`` is None where they couldn't be read.
    """
    ids: dict[str, AnswerDraft] = {}
    for draft in answers:
        entry = draft.entry
        first = ids.setdefault(entry.id, draft)
        if first is not draft:
            hint = f"write another one; {_where(first, 'id')} has it too"
            report.error(draft.at, draft.line("id"), f"the id {entry.id} is used twice", hint)
        _check_pages(draft, pages, report)
        if entry.facts and not entry.sources:
            hint = f"write sources: [id from {SOURCES}], or facts: false if nothing medical is said"
            report.error(draft.at, draft.line("sources"), "the answer names no source", hint)
        if sources is not None:
            check_named(entry.sources, sources, draft.at, draft.line("sources"), report)
    _check_ways(answers, report)


def _check_pages(draft: AnswerDraft, pages: frozenset[str], report: Report) -> None:
    links = [(draft.line("page"), draft.entry.page)]
    for lang in LANGUAGES:
        line = draft.line("text", lang)
        links += [(line, page) for _line, page in page_links(draft.entry.text.in_(lang))]
    for line, page in links:
        if page not in pages:
            hint = meant(page, pages, "write the id of a page that tells more")
            report.error(draft.at, line, f"there is no page {page}", hint)


def _check_ways(answers: Answers, report: Report) -> None:
    """A way to ask that stands twice would find either of two answers."""
    ways: dict[tuple[str, tuple[str, ...]], tuple[AnswerDraft, int]] = {}
    for draft in answers:
        for lang in LANGUAGES:
            for place, way in enumerate(draft.entry.ask.in_(lang)):
                line = draft.line("ask", lang, place)
                first, other = ways.setdefault((lang, units(way)), (draft, place))
                if not units(way):
                    message = f"{way} has no letter or digit"
                    report.error(draft.at, line, message, "write words that people type")
                elif (first, other) != (draft, place):
                    hint = f"keep one; the other stands in {_where(first, 'ask', lang, other)}"
                    report.error(draft.at, line, f"{way} stands twice as a way to ask", hint)


def _where(draft: AnswerDraft, *field: int | str) -> str:
    return f"{draft.at.path.as_posix()}:{draft.line(*field)}"

"""What is wrong with answers: ids and questions that stand twice, pages and sources unknown."""

from collections.abc import Collection

from bot.library.answers import FEWEST_WAYS, AnswerDraft, Answers, Way
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
        _check_languages(draft, report)
        if entry.facts and not entry.sources:
            hint = f"write sources: [id from {SOURCES}], or facts: false if nothing medical is said"
            report.error(draft.at, draft.line("sources"), "the answer names no source", hint)
        if sources is not None:
            check_named(entry.sources, sources, draft.at, draft.line("sources"), report)
    _check_ways(answers, report)


def _check_pages(draft: AnswerDraft, pages: frozenset[str], report: Report) -> None:
    links = [(draft.line("page"), draft.entry.page)]
    for lang in draft.entry.text.languages:
        line = draft.line("text", lang)
        links += [(line, page) for _line, page in page_links(draft.entry.text.in_(lang))]
    for line, page in links:
        if page not in pages:
            hint = meant(page, pages, "write the id of a page that tells more")
            report.error(draft.at, line, f"there is no page {page}", hint)


def _check_languages(draft: AnswerDraft, report: Report) -> None:
    """Note too few ways to ask where there is a text, and warn where there is none."""
    entry = draft.entry
    for lang in LANGUAGES:
        if lang not in entry.text.languages:
            hint = f"write {lang}, too; its readers get it in another language until then"
            report.warning(draft.at, draft.line("text"), f"the text is not there in {lang}", hint)
        elif len(entry.ask.in_(lang)) < FEWEST_WAYS:
            hint = f"write at least {FEWEST_WAYS}, in brackets: [as one asks, as another does]"
            report.error(draft.at, draft.line("ask", lang), "there are too few ways to ask", hint)


def _check_ways(answers: Answers, report: Report) -> None:
    """A way to ask that stands twice would find either of two answers.

    Between a file of the clinic's and a shipped one that only advises: else an update that learned
    the same question would leave the clinic without a bot.
    """
    ways: dict[tuple[str, tuple[str, ...]], Way] = {}
    for draft in answers:
        for lang in LANGUAGES:
            for way in draft.ways(lang):
                said = units(way.text)
                first = ways.setdefault((lang, said), way)
                if not said:
                    message = f"{way.text} has no letter or digit"
                    report.error(way.file, way.line, message, "write words that people type")
                elif first is not way:
                    tell = report.error if first.file.root == way.file.root else report.warning
                    where = f"{first.file.path.as_posix()}:{first.line}"
                    hint = f"keep one; the other stands in {where}"
                    tell(way.file, way.line, f"{way.text} stands twice as a way to ask", hint)
    _check_collected(answers, report)


def _check_collected(answers: Answers, report: Report) -> None:
    """Warn of ways to ask for what is gone: an update may have taken it away."""
    known = {draft.entry.id for draft in answers}
    for place, entry in enumerate(answers.more.model.asks if answers.more else ()):
        if answers.more is not None and entry.answer not in known:
            line = answers.more.line("asks", place, "answer")
            hint = meant(entry.answer, known, "write the id of an answer, or take it away")
            message = f"there is no answer {entry.answer}; these ways to ask lead nowhere"
            report.warning(answers.more.file, line, message, hint)


def _where(draft: AnswerDraft, *field: int | str) -> str:
    return f"{draft.at.path.as_posix()}:{draft.line(*field)}"

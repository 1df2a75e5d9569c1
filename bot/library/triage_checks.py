"""What is wrong with the questions of a check-in: red flags lost or played down, above all."""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from bot.library.columns import WIDEST_LABEL, columns
from bot.library.languages import LANGUAGES
from bot.library.problems import Report
from bot.library.sources import check_named
from bot.library.triage import ChoiceEntry, TriageFile, triage_of
from bot.library.validating import Parsed
from bot.recovery.plan import FURTHEST_DAY
from bot.recovery.trend import OVER_DAYS
from bot.recovery.triage import LEAST


def check_triage(
    parsed: Parsed[TriageFile], sources: Collection[str] | None, report: Report
) -> None:
    """Note what is wrong; ``sources`` is None where they couldn't be read."""
    questions = parsed.model.questions
    _check_unique(parsed, ((q.id, ("questions", n, "id")) for n, q in enumerate(questions)), report)
    _check_unique(parsed, ((entry.id, (*at, "id")) for at, entry in _entries(parsed)), report)
    for place, question in enumerate(questions):
        line = parsed.line("questions", place, "sources")
        known = question.sources if sources is None else sources
        check_named(question.sources, known, parsed.file, line, report)
        _check_order(parsed, place, report)
    for at, entry in _entries(parsed):
        _check_choice(parsed, at, entry, report)
    _check_flags(parsed, report)
    _check_days(parsed, report)


At = tuple[int | str, ...]


def _entries(parsed: Parsed[TriageFile]) -> Iterator[tuple[At, ChoiceEntry]]:
    for place, question in enumerate(parsed.model.questions):
        for index, entry in enumerate(question.answers):
            yield ("questions", place, "answers", index), entry


def _check_unique(
    parsed: Parsed[TriageFile], named: Iterable[tuple[str, At]], report: Report
) -> None:
    seen: set[str] = set()
    for name, at in named:
        if name in seen:
            hint = "write another id: buttons carry it"
            report.error(parsed.file, parsed.line(*at), f"the id {name} is used twice", hint)
        seen.add(name)


def _check_order(parsed: Parsed[TriageFile], place: int, report: Report) -> None:
    """A worse answer never calls for less, neither on the first day nor on a later one."""
    question = triage_of(parsed.model).questions[place]
    turns = {choice.later.day for choice in question.choices if choice.later}
    for index, (before, after) in enumerate(pairwise(question.choices), start=1):
        if any(after.on(day) < before.on(day) for day in {-FURTHEST_DAY, *turns}):
            line = parsed.line("questions", place, "answers", index, "level")
            message = f"{after.id} calls for less than {before.id}, which stands above it"
            report.error(parsed.file, line, message, "order answers from the best to the worst")


def _check_choice(parsed: Parsed[TriageFile], at: At, entry: ChoiceEntry, report: Report) -> None:
    for lang in LANGUAGES:
        label = entry.text.in_(lang)
        if columns(label) > WIDEST_LABEL:
            hint = f"at most {WIDEST_LABEL} letters or {WIDEST_LABEL // 2} Chinese characters"
            line = parsed.line(*at, "text", lang)
            report.error(parsed.file, line, f"{label} is too wide for a button", hint)
    if entry.later and entry.later.level <= entry.level:
        line = parsed.line(*at, "later")
        message = f"{entry.id} calls for no more later than before"
        report.error(parsed.file, line, message, "write a higher level, or take later: away")
    for flag in entry.red_flags:
        if entry.level < LEAST[flag]:
            name = LEAST[flag].name.lower().replace("_", "-")
            line = parsed.line(*at, "level")
            message = f"{flag} is a red flag and calls for {name} at least"
            report.error(parsed.file, line, message, f"write level: {name}")


def _check_flags(parsed: Parsed[TriageFile], report: Report) -> None:
    asked = {flag for _at, entry in _entries(parsed) for flag in entry.red_flags}
    for flag in LEAST:
        if flag not in asked:
            message = f"no answer stands for the red flag {flag}"
            hint = f"add red_flags: [{flag}] to the answer that asks for it; see the shipped file"
            report.error(parsed.file, parsed.line("questions"), message, hint)


def _check_days(parsed: Parsed[TriageFile], report: Report) -> None:
    by_id = {question.id: question for question in parsed.model.questions}
    for name, wanted in OVER_DAYS.items():
        ids = tuple(entry.id for entry in by_id[name].answers) if name in by_id else ()
        if ids != wanted:
            message = f"the question {name} must have the answers {', '.join(wanted)}"
            hint = "the picture of the days needs them, in this order"
            report.error(parsed.file, parsed.line("questions"), message, hint)

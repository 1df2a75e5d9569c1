"""What there is to review: pages, files of answers, plans, check-ins, with their dates."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from bot.library.answers import AnswersFile, read_answers
from bot.library.languages import LANGUAGES
from bot.library.page_files import Draft, FrontMatter, read_pages
from bot.library.plans import PlanDraft, PlanFile, read_plans
from bot.library.problems import Report
from bot.library.reading import find_files
from bot.library.reviews import NOBODY
from bot.library.triage import TRIAGE, TriageFile, passages_of
from bot.library.validating import Parsed, load

State = Literal["ran out", "due", "unsigned", "signed"]
Written = Parsed[FrontMatter] | Parsed[AnswersFile] | Parsed[PlanFile] | Parsed[TriageFile]


@dataclass(frozen=True)
class Item:
    """A page in all its languages, a file of answers, or a plan; ``size`` is in characters.

    Where languages differ, the older review counts, and one that isn't signed isn't.
    """

    id: str
    files: tuple[Written, ...]
    size: int

    @property
    def reviewed(self) -> date:
        """When it was last compared with its sources."""
        return min(file.model.reviewed for file in self.files)

    @property
    def reviewed_by(self) -> str:
        """Who signed it off, or ``none``."""
        names = [file.model.reviewed_by for file in self.files]
        return NOBODY if NOBODY in names else names[0]

    @property
    def review_by(self) -> date:
        """By when it must be reviewed again."""
        return min(file.model.review_by for file in self.files)

    def state(self, today: date, within: timedelta) -> State:
        """Return whether its review ran out, is due ``within`` that time, or lacks a name."""
        if self.review_by < today:
            return "ran out"
        if self.review_by <= today + within:
            return "due"
        return "unsigned" if self.reviewed_by == NOBODY else "signed"


def items(base: Path, overlay: Path | None) -> dict[str, Item]:
    """Return what there is to review by id, soonest and shortest first.

    Files of answers have ids such as ``answers/care``, plans ``plans/facelift``; the
    questions of check-ins are ``triage``. What can't be read is left out: the check tells of it.
    """
    tree, nowhere = find_files(base, overlay), Report()
    pages: dict[str, list[Draft]] = {}
    for draft in read_pages(tree, nowhere).pages:
        pages.setdefault(draft.meta.id, []).append(draft)
    found = [_page(name, drafts) for name, drafts in pages.items() if len(drafts) == len(LANGUAGES)]
    found += [_answers(file) for file in read_answers(tree, nowhere).files]
    found += [_plan(draft) for draft in read_plans(tree, nowhere)]
    if triage := load(tree.get(TRIAGE), TriageFile, nowhere):
        found.append(_triage(triage))
    return {item.id: item for item in sorted(found, key=lambda i: (i.review_by, i.size, i.id))}


def _page(name: str, drafts: list[Draft]) -> Item:
    size = sum(len(draft.body) for draft in drafts)
    return Item(name, tuple(draft.front for draft in drafts), size)


def _answers(file: Parsed[AnswersFile]) -> Item:
    texts = (
        answer.text.in_(lang) for answer in file.model.answers for lang in answer.text.languages
    )
    return Item(file.file.path.with_suffix("").as_posix(), (file,), sum(map(len, texts)))


def _plan(draft: PlanDraft) -> Item:
    size = sum(len(passage.text) for passage in draft.passages())
    return Item(draft.at.path.with_suffix("").as_posix(), (draft.file,), size)


def _triage(file: Parsed[TriageFile]) -> Item:
    size = sum(len(passage.text) for passage in passages_of(file))
    return Item(file.file.path.with_suffix("").as_posix(), (file,), size)

"""From checked drafts to what is shown: texts filled in, pages that know their place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.library.answers import AnswerDraft
from bot.library.columns import capitalised, shortened
from bot.library.filling import Means
from bot.library.markdown import page_links
from bot.library.models import Answer, Page
from bot.library.page_files import Draft


class Family:
    """Who is above and below whom, in one language."""

    def __init__(self, drafts: Mapping[str, Draft]) -> None:
        self._drafts = drafts
        self._children: dict[str, list[str]] = defaultdict(list)
        for name, draft in sorted(drafts.items(), key=lambda item: (item[1].meta.order, item[0])):
            if draft.meta.parent is not None:
                self._children[draft.meta.parent].append(name)

    def children(self, page: str) -> tuple[str, ...]:
        """Return the pages right below, in their order."""
        return tuple(self._children.get(page, ()))

    def trail(self, page: str) -> tuple[str, ...]:
        """Return the pages above, from the top to the parent."""
        above: list[str] = []
        parent = self._drafts[page].meta.parent
        while parent is not None:
            above.insert(0, parent)
            parent = self._drafts[parent].meta.parent
        return tuple(above)

    def beside(self, page: str) -> tuple[str | None, str | None]:
        """Return the pages before and after below the same parent."""
        parent = self._drafts[page].meta.parent
        row = [None, *self.children(parent), None] if parent is not None else [None, page, None]
        place = row.index(page)
        return row[place - 1], row[place + 1]

    def recovery(self, page: str) -> bool:
        """Return what the page says, else the nearest page above that says it, else False."""
        for name in (page, *reversed(self.trail(page))):
            said = self._drafts[name].meta.recovery
            if said is not None:
                return said
        return False


def link(drafts: Iterable[Draft], means: Means) -> dict[str, Page]:
    """Return the pages of one language by id; ``drafts`` have passed every check."""
    by_id = {draft.meta.id: draft for draft in drafts}
    family = Family(by_id)
    return {name: _page(draft, family, means) for name, draft in by_id.items()}


def _page(draft: Draft, family: Family, means: Means) -> Page:
    meta = draft.meta
    children = family.children(meta.id)
    before, after = family.beside(meta.id)
    linked = (*meta.see, *(target for _line, target in page_links(draft.body)))
    used = means.used(draft.body)
    return Page(
        id=meta.id,
        lang=draft.lang,
        title=meta.title,
        button=meta.label,
        text=means.filled(draft.body),
        parent=meta.parent,
        children=children,
        previous=before,
        next=after,
        trail=family.trail(meta.id),
        sources=means.backing(meta.sources, used),
        reviewed=meta.reviewed,
        reviewed_by=meta.reviewed_by,
        review_by=meta.review_by,
        recovery=family.recovery(meta.id),
        see=tuple(name for name in dict.fromkeys(linked) if name not in {meta.id, *children}),
        keywords=meta.keywords,
        facts=meta.facts,
        values=used,
        picture=meta.picture,
    )


def answer(draft: AnswerDraft, lang: str, means: Means) -> Answer:
    """Return an answer in one language; ``draft`` has passed every check."""
    entry, review = draft.entry, draft.file.model
    text = entry.text.in_(lang)
    ask = draft.asked(lang)
    read_in = entry.text.read_in(lang)
    question = capitalised((ask or draft.asked(read_in))[0])
    linked = dict.fromkeys(target for _line, target in page_links(text))
    used = means.used(text)
    return Answer(
        id=entry.id,
        lang=lang,
        read_in=read_in,
        page=entry.page,
        question=question,
        button=shortened(question),
        ask=ask,
        text=means.filled(text),
        sources=means.backing(entry.sources, used),
        reviewed=review.reviewed,
        reviewed_by=review.reviewed_by,
        review_by=review.review_by,
        see=tuple(name for name in linked if name != entry.page),
        facts=entry.facts,
        alarm=entry.alarm,
        do=entry.do,
        tell_team=entry.alarm and entry.tell_team,
        calls=entry.calls,
        values=used,
    )

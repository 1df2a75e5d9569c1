"""The buttons below an announcement: what there is, and choosing where another one leads."""

from collections.abc import Sequence

from bot.announcements import Draft, Link
from bot.conversation.screen import Button, Row, Screen, plain
from bot.library import Page
from handlers import announce_actions as do
from handlers.screens.announce import back
from handlers.screens.announcement import label_of
from handlers.screens.view import View, in_pairs


def links(view: View, one: Draft, *, lead: str = "", full: bool = False) -> Screen:
    """The buttons below it; there is no way to another where it is ``full``."""
    rows: list[Row] = []
    if not full:
        rows.append((Button(view.t("button-add-link"), do.AddLink(one.id), style="primary"),))
    rows += [
        (Button(view.t("button-drop-link", label=label_of(view, link)), do.DropLink(one.id, n)),)
        for n, link in enumerate(one.links)
    ]
    if one.open:
        stop = view.t("button-opt-out", on=str(one.opt_out))
        rows.append((Button(stop, do.SetOptOut(one.id, not one.opt_out)),))
    leads = "\n".join(f"- {_leads(view, link)}" for link in one.links)
    parts = [lead, view.t("announce-links", on=str(one.opt_out)), leads]
    return Screen("\n\n".join(part for part in parts if part), (*rows, (back(view, one.id),)))


def _leads(view: View, link: Link) -> str:
    where = link.url or ""
    if link.page is not None:
        known = view.library.has(link.page)
        where = view.page(link.page).title if known else link.page
    return view.t("announce-leads", label=plain(label_of(view, link)), where=plain(where))


def ask(view: View, one: Draft, *, wrong: str = "", found: Sequence[str] = ()) -> Screen:
    """Pages to choose from, the found ones or those of the menu; or words and an address."""
    text = view.t("announce-ask-link", wrong=wrong, found=str(bool(found)))
    pages = found or list(
        dict.fromkeys(
            item.page for row in view.library.home(view.lang) for item in row if item.page
        )
    )
    rows = in_pairs([_way(view, one, page) for page in pages])
    return Screen(text, (*rows, (Button(view.t("button-back"), do.ShowLinks(one.id)),)))


def pick(view: View, one: Draft, shown: Page) -> Screen:
    """One page: take it, or one of its own pages."""
    take = Button(view.t("button-take-page"), do.TakePage(one.id, shown.id), style="primary")
    rows: list[Row] = [(take,), *in_pairs([_way(view, one, page) for page in shown.children])]
    above = do.AddLink(one.id) if shown.parent is None else do.PickPage(one.id, shown.parent)
    rows.append((Button(view.t("button-back"), above),))
    return Screen(view.t("announce-pick-page", title=shown.title), tuple(rows))


def _way(view: View, one: Draft, page: str) -> Button:
    return Button(view.page(page).button, do.PickPage(one.id, page))

"""An answer to a single question."""

from collections.abc import Sequence

from bot.conversation.screen import Button, Row, Screen, plain
from bot.library import Answer
from handlers import actions
from handlers.screens.helpdesk import did_it_help
from handlers.screens.home import doing
from handlers.screens.pages import RED_FLAGS
from handlers.screens.sources import credit
from handlers.screens.view import View


def answer(
    view: View,
    shown: Answer,
    *,
    lead: str = "",
    further: Sequence[Button] = (),
    results: bool,
    asked: bool = False,
) -> Screen:
    """An answer with the page that tells more; ``lead`` comes first.

    ``further`` has buttons to what else was found, ``results`` adds the way back to all of it,
    ``asked`` the question whether it helped.
    """
    pages = [page for page in (shown.page, *shown.see) if page != RED_FLAGS]
    rows: list[Row] = [did_it_help(view)] if asked else []
    if shown.do is not None:
        rows.append((doing(view, shown.do),))
    rows += [(view.to_page(page),) for page in pages]
    if shown.sources:
        rows.append((Button(view.t("button-why"), actions.ShowAnswerSources(shown.id)),))
    labels = {button.label for row in rows for button in row}
    others = [button for button in further if button.label not in labels]  # a page called alike
    rows += ways_on(view, others, results=results)
    rows.insert(0 if shown.alarm else len(rows), view.wrong())
    borrowed = ""
    if shown.read_in != view.lang:
        borrowed = view.t("answer-only-in", language=shown.read_in)
        rows.append(view.person())
    said = (lead, borrowed, f"**{title(shown)}**", shown.text.strip(), credit(view, shown))
    rows.append(view.home())
    return Screen("\n\n".join(part for part in said if part), tuple(dict.fromkeys(rows)))


def ways_on(view: View, further: Sequence[Button], *, results: bool) -> list[Row]:
    """Return the rows to what else was found."""
    rows: list[Row] = [(button,) for button in further]
    if results:
        rows.append((Button(view.t("button-results"), actions.ShowResults()),))
    return rows


def title(shown: Answer) -> str:
    """Return the question that an answer is for, as Markdown."""
    return plain(shown.question)

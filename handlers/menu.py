"""Start, menu, help."""

from dataclasses import replace

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import actions, commands
from handlers.enrolment_draft import Draft, draft_of, keep
from handlers.screens import enrolment
from handlers.screens import home as screens
from handlers.services import Services

FOUND = "found"
"""Where the dialog keeps what was found last: kinds and ids, not what was asked."""


async def start(visit: Visit, _action: actions.Start, s: Services) -> Screen:
    """Greet and show the menu; what was answered to subscribe is kept."""
    draft = _draft(visit, s)
    visit.dialog.clear()
    keep(visit, draft)
    shown = screens.greeting(s.view(visit.lang), stopped=visit.who.stopped is not None)
    return _with_draft(shown, draft, s, visit.lang)


async def home(visit: Visit, _action: actions.Home, s: Services) -> Screen:
    """Show the menu and forget where the person was."""
    visit.dialog.put(FOUND, None)
    return _with_draft(screens.home(s.view(visit.lang)), _draft(visit, s), s, visit.lang)


async def help_screen(visit: Visit, _action: actions.Help, s: Services) -> Screen:
    """Show what the bot can do; to somebody of the team also what they can command."""
    view = s.view(visit.lang)
    person = visit.person
    role = await s.operators.role(person.id) if person is not None else None
    if role is None:
        return screens.help_screen(view)
    about = commands.of_role(view, role), commands.in_talks(view, role)
    return screens.help_for_team(view, *about)


def _draft(visit: Visit, s: Services) -> Draft | None:
    return draft_of(visit, s.view(visit.lang).library.plan_ids)


def _with_draft(screen: Screen, draft: Draft | None, s: Services, lang: str) -> Screen:
    """Lead who was subscribing back to it."""
    if draft in {None, Draft()}:
        return screen
    return replace(screen, rows=(enrolment.go_on(s.view(lang)), *screen.rows))

"""The route table: read it to know what the bot can do, and where."""

from typing import Any, Final

from bot.conversation.action import Action, is_slug
from bot.conversation.event import Kind
from bot.conversation.router import Route, action, command, kind, otherwise
from handlers import actions, answers, membership, menu, pages, people, search, sheet


def _started(argument: str) -> Action:
    """A leaflet's link opens its page: ``/start risks``."""
    return actions.ShowPage(argument) if is_slug(argument) else actions.Start()


ROUTES: Final[tuple[Route[Any], ...]] = (
    # What one can type
    command("start", _started),
    command("menu", lambda _: actions.Home()),
    command("help", lambda _: actions.Help()),
    command("language", lambda _: actions.ChooseLanguage()),
    command("privacy", lambda _: actions.ShowPrivacy()),
    command("stop", lambda _: actions.Stop()),
    # Menus and pages
    action(actions.Start, menu.start),
    action(actions.Home, menu.home),
    action(actions.Help, menu.help_screen),
    action(actions.ShowPage, pages.show),
    action(actions.ShowPicture, pages.picture),
    action(actions.ShowSources, pages.sources),
    action(actions.Wrong, pages.wrong),
    action(actions.ShowSheet, sheet.overview),
    action(actions.ShowSheetGroup, sheet.group),
    # Questions
    action(actions.Ask, search.ask),
    action(actions.ShowResults, search.again),
    action(actions.ShowAnswer, answers.show),
    action(actions.ShowAnswerSources, answers.sources),
    kind(Kind.TEXT, search.find),
    # What people decide about themselves
    action(actions.ChooseLanguage, people.languages),
    action(actions.SetLanguage, people.set_language),
    action(actions.ShowPrivacy, people.privacy),
    action(actions.ExportData, people.export),
    action(actions.EraseData, people.erase),
    action(actions.Stop, people.stop),
    action(actions.Resume, people.resume),
    kind(Kind.BLOCKED, membership.blocked),
    kind(Kind.RETURNED, membership.returned),
    # What the bot can't read
    kind(Kind.PHOTO, search.unread),
    kind(Kind.VIDEO, search.unread),
    kind(Kind.VOICE, search.unread),
    kind(Kind.STICKER, search.unread),
    kind(Kind.DOCUMENT, search.unread),
    kind(Kind.LOCATION, search.unread),
    kind(Kind.CONTACT, search.unread),
    # Unknown commands, outdated buttons, notices, things to come
    otherwise(search.otherwise),
)

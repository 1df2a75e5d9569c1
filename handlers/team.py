"""The clinic's team: joining by a code or link; for owners who is in it, and what they did."""

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.operators import LastOwner, Role
from handlers import actions, pages, search
from handlers import team_actions as do
from handlers.screens import team as screens
from handlers.services import Services

LINES = 10
"""Lines of the log on a screen."""


async def claim(visit: Visit, action: do.Claim, s: Services) -> Screen | None:
    """Join by a typed code; a wrong one is answered as any unknown command."""
    joined = await s.operators.redeem(action.code, visit.who, visit.now)
    if joined is None:
        return await search.otherwise(visit, s)
    return screens.welcome(s.view(visit.lang), joined)


async def follow(visit: Visit, action: do.Follow, s: Services) -> Screen:
    """Join by a link; a wrong one is answered as the link to a page, which it may be."""
    view, page = s.view(visit.lang), actions.ShowPage(action.code)
    if view.library.has(page.page):
        return await pages.show(visit, page, s)
    joined = await s.operators.redeem(action.code, visit.who, visit.now)
    if joined is None:
        return await pages.show(visit, page, s)
    return screens.welcome(view, joined)


async def overview(visit: Visit, _action: do.ShowTeam, s: Services) -> Screen:
    """Show the team."""
    return await _team(visit, s)


async def choose_role(visit: Visit, _action: do.ChooseRole, s: Services) -> Screen:
    """Ask as what to invite somebody."""
    return screens.roles(s.view(visit.lang))


async def invite(visit: Visit, action: do.Invite, s: Services) -> Screen:
    """Show a new link; of a role that there isn't, the roles."""
    view = s.view(visit.lang)
    if action.role not in set(Role):
        return screens.roles(view)
    role = Role(action.role)
    code = await s.operators.invite(role, visit.who, visit.now)
    return screens.invitation(view, role, f"{s.address}?start={code}", code)


async def remove(visit: Visit, action: do.RemoveMember, s: Services) -> Screen:
    """Ask once, then take somebody out of the team; the last owner stays."""
    view, team = s.view(visit.lang), await s.operators.listed()
    member = next((one for one in team if one.person.id == action.person), None)
    if member is None:
        return await _team(visit, s)
    if not action.confirmed:
        return screens.confirm_removal(view, member, visit.who, s.contact)
    try:
        await s.operators.revoke(member.person.id, visit.who, visit.now)
    except LastOwner:
        return await _team(visit, s, view.t("team-last-owner"))
    if member.person.id == visit.who.id:
        return screens.left(view)
    return await _team(visit, s, view.t("team-removed"))


async def log(visit: Visit, action: do.ShowLog, s: Services) -> Screen:
    """Show a page of the audit log."""
    page = max(action.page, 0)
    found = await s.operators.log(page * LINES, LINES)
    return screens.log(s.view(visit.lang), found, page, visit.now, s.contact)


async def _team(visit: Visit, s: Services, lead: str = "") -> Screen:
    team = await s.operators.listed()
    return screens.overview(s.view(visit.lang), team, visit.who, visit.now, s.contact, lead=lead)

"""Giving a conversation to a colleague, who is told and can give it back."""

import asyncio
from typing import Final

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.operators import Member, Role
from handlers import helpdesk_actions as do
from handlers.screens import desk as screens
from handlers.screens import desk_assign as choices
from handlers.screens.desk_assign import Colleague
from handlers.screens.view import View
from handlers.services import Services
from handlers.talking import deed

_MOST: Final = 12
"""Colleagues on one screen; those on duty come first."""


async def choose(visit: Visit, action: do.ChooseColleague, s: Services) -> Screen:
    """Show who could look after a patient."""
    view = s.view(visit.lang)
    one = await s.handover.get(action.conversation)
    if one is None:
        return screens.gone(view)
    others = [member for member in await colleagues(s) if member.person.id != visit.who.id][:_MOST]
    names = await asyncio.gather(*(s.name_of(member.person) for member in others))
    found = [Colleague(*each) for each in zip(others, names, strict=True)]
    return choices.choose(view, one, found)


async def assign(visit: Visit, action: do.AssignTalk, s: Services) -> Screen:
    """Give a conversation to a colleague."""
    view = s.view(visit.lang)
    one = await s.handover.get(action.conversation)
    member = await colleague(s, action.person)
    if one is None:
        return screens.gone(view)
    if member is None:
        return choices.left(view, one)
    await s.handover.assign(one, member.person, deed(visit, s))
    who = Colleague(member, await s.name_of(member.person))
    return choices.assigned(view, one, who, s.contact(member.person))


async def decline(visit: Visit, action: do.DeclineTalk, s: Services) -> Screen:
    """Give a conversation back to who gave it."""
    view = s.view(visit.lang)
    one = await s.handover.get(action.conversation)
    if one is None:
        return screens.gone(view)
    given = await s.handover.decline(one, action.giver, deed(visit, s))
    return choices.declined(view, one, was_theirs=given)


async def colleagues(s: Services) -> list[Member]:
    """Return those who answer patients and can be reached, who is on duty first."""
    able = [
        one
        for one in await s.operators.listed()
        if one.role.covers(Role.OPERATOR) and one.person.unreachable is None
    ]
    return sorted(able, key=lambda one: one.off_duty is not None)


async def colleague(s: Services, person: int) -> Member | None:
    """Return one of them, None where they are none any more."""
    return next((one for one in await colleagues(s) if one.person.id == person), None)


async def called(s: Services, view: View, person: int) -> str:
    """Return what the team calls one of them, also who can't be reached at the moment."""
    team = await s.operators.listed()
    found = next((one for one in team if one.person.id == person), None)
    if found is None:
        return view.t("alert-somebody")
    return choices.called(view, Colleague(found, await s.name_of(found.person)))

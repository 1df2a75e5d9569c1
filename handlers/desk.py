"""The desk: colleagues answer patients in the team's group, or in their own chats."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Final

from bot.conversation.event import Event, Kind, Place
from bot.conversation.role import Role
from bot.conversation.router import Answer, Next
from bot.conversation.screen import Screen
from bot.conversation.visit import Person, Visit
from bot.handover import TO_DESK, Conversation, Deed, Reaction
from bot.helpdesk.figures import Waited, by_day
from bot.helpdesk.figures import figures as figures_of
from handlers import desk_assign
from handlers import helpdesk_actions as do
from handlers.screens import desk as screens
from handlers.screens import desk_account, desk_figures
from handlers.services import Services
from handlers.talking import deed, hours, original

NOTES: Final = ("//", "／／")
"""What begins so stays among colleagues."""
_HITS: Final = 10
_ANSWERS: Final = 3
_LEAVES: Final = frozenset({"closed", "given-back"})
"""What is not done over the patient's words that are still on their way."""
_WHOSE: Final = {None: "no", True: "yes", False: "off"}
_WEEKS: Final = timedelta(days=14)


def is_note(event: Event) -> bool:
    """Tell whether a message stays among colleagues; behind one / a messenger sees a command."""
    return event.text.startswith(NOTES) or event.command.startswith("/")


async def at_the_desk(visit: Visit, call_next: Next, s: Services) -> Answer:
    """In a group that is the desk, take who writes for the colleague they are."""
    event = visit.event
    sets_up = event.command == "desk" or isinstance(visit.action, do.SetUpDesk)
    if event.place is not Place.GROUP:
        return await call_next(visit)
    desk = await s.handover.is_desk(event.chat)
    if not (sets_up or desk):
        return await call_next(visit)
    if event.kind is Kind.LEFT:
        await s.handover.lose(event.chat, visit.now)
        return None
    if event.kind is Kind.RENAMED and event.renamed is not None:
        await s.handover.rename(event.chat, event.renamed, visit.now)
        return None
    await recognise(visit, s)
    if visit.action is not None:
        as_any_command = event.kind is Kind.COMMAND and not desk
        return await call_next(visit) if visit.role is not None or as_any_command else None
    return await (command if event.kind is Kind.COMMAND else written)(visit, s)


async def reacted(visit: Visit, call_next: Next, s: Services) -> Answer:
    """Show a reaction on the other side, too; a colleague's reaches a patient, nobody else's."""
    event = visit.event
    if event.kind is not Kind.REACTION:
        return await call_next(visit)
    if event.message is None or event.sender is None:
        return None
    reaction = Reaction(event.chat, event.message, event.update, event.text)
    person = await s.checkins.reader(event.sender)
    role = await s.operators.role(person.id) if person is not None else None
    able = role is not None and role.covers(Role.OPERATOR)
    for there in await s.handover.counterparts(event.chat, event.message):
        if able or there.what == TO_DESK:
            await s.handover.react(there, reaction, visit.now)
    return None


async def recognise(visit: Visit, s: Services) -> None:
    """Learn who of the team writes; of everybody else nothing is noted."""
    sender = visit.event.sender
    person = await s.checkins.reader(sender) if sender is not None else None
    role = await s.operators.role(person.id) if person is not None else None
    if person is not None and role is not None:
        visit.person, visit.role, visit.lang = person, role, s.view_of(person).lang


async def command(visit: Visit, s: Services) -> Screen | None:
    """Do what is commanded in a patient's topic."""
    event = visit.event
    if is_note(event):
        return None
    thread = event.thread
    one = await s.handover.of_thread(event.chat, thread) if thread is not None else None
    return await _commanded(visit, one, s) if one is not None else await about_nobody(visit, s)


async def about_nobody(visit: Visit, s: Services) -> Screen | None:
    """Tell a colleague where a command works that is about one patient; None to everybody else."""
    word, person = visit.event.command, visit.person
    if person is None or word not in COMMANDS:
        return None
    role = await s.operators.role(person.id)
    able = role is not None and role.covers(Role.OPERATOR)
    return screens.only_in_talks(s.view(visit.lang), word) if able else None


async def commanded(visit: Visit, call_next: Next, s: Services) -> Answer:
    """Do what a colleague commands in their own chat, in answer to a patient's message."""
    event = visit.event
    one = await s.handover.of_copy(event.chat, event.reply) if event.reply is not None else None
    if one is not None and is_note(event):
        return None
    if one is None or event.command not in COMMANDS:
        return await call_next(visit)
    visit.role = await s.operators.role(visit.who.id)
    return await _commanded(visit, one, s)


async def _commanded(visit: Visit, one: Conversation, s: Services) -> Screen:
    """Do a command about a conversation; a word that is none does not go to the patient."""
    view, word = s.view(visit.lang), visit.event.command
    if visit.role is None or not visit.role.covers(Role.OPERATOR):
        return screens.not_a_colleague(view)
    does = COMMANDS.get(word)
    return await does(visit, one, s) if does is not None else screens.no_command(view, word)


async def written(visit: Visit, s: Services) -> Screen | None:
    """Send what a colleague writes in a patient's topic; everything else there is theirs."""
    event = visit.event
    if event.thread is None or event.kind in {Kind.SERVICE, Kind.JOINED, Kind.LEFT}:
        return None
    if event.edited and event.kind is Kind.LOCATION:
        return None  # a live location moves
    one = await s.handover.of_thread(event.chat, event.thread)
    if one is None or is_note(event):
        return None
    if visit.role is None or not visit.role.covers(Role.OPERATOR):
        return screens.not_a_colleague(s.view(visit.lang))
    return await send(visit, one, s)


async def send(visit: Visit, one: Conversation, s: Services) -> Screen | None:
    """Send a colleague's message to the patient; silent unless they are gone."""
    said = original(visit.event)
    if said is None:
        return None
    person = await s.handover.reply(one, deed(visit, s), said)
    return screens.gone(s.view(visit.lang)) if person is None else None


async def answered(visit: Visit, s: Services) -> bool:
    """Tell whether a private message answered a patient's, and then send it on unless a note."""
    event = visit.event
    if event.reply is None:
        return False
    one = await s.handover.of_copy(event.chat, event.reply)
    if one is None:
        return False
    role = await s.operators.role(visit.who.id)
    if role is None or not role.covers(Role.OPERATOR):
        return False
    if not is_note(event):
        await send(visit, one, s)
    return True


async def take(visit: Visit, action: do.TakeTalk, s: Services) -> Screen:
    """Keep who looks after a patient."""
    return await _do(visit, action.conversation, s, s.handover.take, "taken")


async def give_back(visit: Visit, action: do.GiveBack, s: Services) -> Screen:
    """Have the bot answer again."""
    return await _do(visit, action.conversation, s, s.handover.give_back, "given-back")


async def close(visit: Visit, action: do.CloseTalk, s: Services) -> Screen:
    """Close a conversation."""
    return await _do(visit, action.conversation, s, s.handover.close, "closed")


async def _do(
    visit: Visit,
    number: int,
    s: Services,
    act: Callable[[Conversation, Deed], Awaitable[None]],
    what: str,
) -> Screen:
    """Do something with a conversation, and say what became of it."""
    view = s.view(visit.lang)
    one = await s.handover.get(number)
    if one is None:
        return screens.gone(view)
    if what in _LEAVES and await s.handover.on_their_way(one.id):
        return screens.done(view, "on-its-way", one)
    if what == "closed" and (flags := await s.alerts.untaken_of(one.person, visit.now)):
        return screens.flagged(view, one, flags)
    await act(one, deed(visit, s))
    who = await desk_assign.called(s, view, visit.who.id) if what == "taken" else ""
    return screens.done(view, what, one, who)


async def reopen(visit: Visit, action: do.ReopenTalk, s: Services) -> Screen:
    """Open a conversation again."""
    one = await s.handover.get(action.conversation)
    if one is None:
        return screens.gone(s.view(visit.lang))
    opened = await s.handover.reopen(one, deed(visit, s))
    return screens.done(s.view(visit.lang), "reopened" if opened else "another", one)


async def waiting(visit: Visit, _action: do.ShowWaiting, s: Services) -> Screen:
    """Show whose red flag nobody has taken, and who waits."""
    flags = await s.alerts.untaken(visit.now)
    found = await s.handover.waiting(visit.now)
    duty = {one.person.id: one.off_duty is None for one in await desk_assign.colleagues(s)}
    waits = [
        screens.Waiting(
            one,
            wait,
            await _topic(one, s) if place < screens.MOST else "",
            _whose(one, duty, visit.who),
        )
        for place, (one, wait) in enumerate(found)
    ]
    return screens.waiting(s.view(visit.lang), flags, waits, visit.now)


async def _topic(one: Conversation, s: Services) -> str:
    """Return the address of a conversation's topic, "" where it has none."""
    topic = await s.handover.topic(one)
    return s.topic(*topic) if topic is not None else ""


def _whose(one: Conversation, duty: Mapping[int, bool], me: Person) -> str:
    """Return whose it is, nobody's where they can't answer; ``duty`` is who of the team is on."""
    if one.assigned == me.id:
        return "mine"
    return _WHOSE[duty.get(one.assigned or 0)]


async def account(visit: Visit, action: do.ShowAccount, s: Services) -> Screen:
    """Show what became of a patient's reminders and check-ins, and what comes next."""
    view = s.view(visit.lang)
    one = await s.handover.get(action.conversation)
    person = await s.handover.patient(one) if one is not None else None
    if one is None or person is None:
        return screens.gone(view)
    seen = await s.subscriptions.overview(person, visit.now)
    return desk_account.account(view, one, person, seen, action.page)


async def look_up(visit: Visit, one: Conversation, s: Services) -> Screen:
    """Find reviewed answers for a patient, in the patient's language."""
    person = await s.handover.patient(one)
    if person is None:
        return screens.gone(s.view(visit.lang))
    theirs = s.view_of(person)
    hits = theirs.library.search(visit.event.text, theirs.lang, _HITS)
    found = [theirs.answer(hit.id) for hit in hits if hit.kind == "answer"]
    asked = bool(visit.event.text.strip())
    return screens.found(s.view(visit.lang), one, found[:_ANSWERS], asked=asked)


async def send_answer(visit: Visit, action: do.SendAnswer, s: Services) -> Screen:
    """Send a reviewed answer to the patient."""
    view = s.view(visit.lang)
    one = await s.handover.get(action.conversation)
    if one is None or not view.library.has_answer(action.answer):
        return screens.gone(view)
    person = await s.handover.send_answer(one, deed(visit, s), action.answer)
    if person is None:
        return screens.gone(view)
    return screens.sent(view, one, s.view_of(person).answer(action.answer))


async def figures(visit: Visit, _action: do.ShowFigures, s: Services) -> Screen:
    """Show how long people waited in the last weeks, and which promises were kept."""
    view = s.view(visit.lang)
    waits = await s.handover.waits(visit.now - _WEEKS)
    waited = [Waited(one.asked, one.promised, one.answered, one.ended) for one in waits]
    shown, zone = figures_of(waited, visit.now), hours(s).zone
    days = by_day(waited, _WEEKS.days, visit.now, zone)
    png = await s.pictures.png(desk_figures.drawing(view, shown, days))
    return desk_figures.screen(view, shown, png)


async def set_up(visit: Visit, _action: do.SetUpDesk, s: Services) -> Screen:
    """Make a group the desk, once it has what a desk needs."""
    view = s.view(visit.lang)
    if visit.event.chat > 0:
        return screens.only_in_groups(view)
    missing = await s.inspect(visit.event.chat)
    if missing:
        return screens.lacks(view, missing)
    return screens.ready(view, await s.handover.set_up(visit.event.chat, visit.who, visit.now))


COMMANDS: Final[dict[str, Callable[[Visit, Conversation, Services], Awaitable[Screen]]]] = {
    "a": look_up,
    "reminders": lambda visit, one, s: account(visit, do.ShowAccount(one.id, -1), s),
    "take": lambda visit, one, s: take(visit, do.TakeTalk(one.id), s),
    "assign": lambda visit, one, s: desk_assign.choose(visit, do.ChooseColleague(one.id), s),
    "back": lambda visit, one, s: give_back(visit, do.GiveBack(one.id), s),
    "close": lambda visit, one, s: close(visit, do.CloseTalk(one.id), s),
    "reopen": lambda visit, one, s: reopen(visit, do.ReopenTalk(one.id), s),
}
"""What can be typed in a patient's topic, most of it in place of a button."""

"""The route table: read it to know what the bot can do, and where."""

from typing import Any, Final

from bot.conversation.action import Action, is_slug
from bot.conversation.event import Kind
from bot.conversation.role import Role
from bot.conversation.router import Route, action, command, kind, otherwise
from bot.operators import is_code
from handlers import (
    actions,
    answers,
    checkins,
    enrolment,
    enrolment_texts,
    membership,
    menu,
    pages,
    people,
    recovery,
    reminders,
    search,
    sheet,
    sheet_clinics,
    team,
    texts,
)
from handlers import enrolment_actions as enrol
from handlers import recovery_actions as do
from handlers import sheet_actions as asks
from handlers import team_actions as among


def _started(argument: str) -> Action:
    """A leaflet's link opens its page: ``/start risks``; a link into the team is a code."""
    if is_code(argument):
        return among.Follow(argument)
    return actions.ShowPage(argument) if is_slug(argument) else actions.Start()


ROUTES: Final[tuple[Route[Any], ...]] = (
    # What one can type
    command("start", _started),
    command("menu", lambda _: actions.Home()),
    command("help", lambda _: actions.Help()),
    command("language", lambda _: actions.ChooseLanguage()),
    command("recovery", lambda _: do.ShowRecovery()),
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
    action(asks.MarkQuestion, sheet.mark),
    action(asks.ShowOwn, sheet.own),
    action(asks.AddQuestion, sheet.add),
    action(asks.RemoveQuestion, sheet.remove),
    action(asks.TakeAlong, sheet.take_along),
    action(asks.DrawSheet, sheet.draw),
    action(asks.EraseSheet, sheet.erase),
    action(asks.ShowClinics, sheet_clinics.overview),
    action(asks.AddClinic, sheet_clinics.add),
    action(asks.ShowClinic, sheet_clinics.show),
    action(asks.NoteAnswer, sheet_clinics.note),
    action(asks.DropAnswer, sheet_clinics.drop),
    action(asks.RemoveClinic, sheet_clinics.remove),
    action(asks.ChoosePair, sheet_clinics.choose),
    action(asks.Compare, sheet_clinics.compare),
    action(asks.DrawPair, sheet_clinics.draw),
    # Recovery: one's own plan
    action(do.ShowRecovery, enrolment.begin),
    action(enrol.Enrol, enrolment.begin),
    action(enrol.Consent, enrolment.consent),
    action(enrol.ShowMonth, enrolment.month),
    action(enrol.PickDay, enrolment.pick_day),
    action(enrol.TakeDay, enrolment.take_day),
    action(enrol.PickHour, enrolment.pick_hour),
    action(enrol.PickSmoker, enrolment.pick_smoker),
    action(enrol.PickPlan, enrolment.pick_plan),
    action(enrol.PickTime, enrolment.pick_time),
    action(enrol.PickZone, enrolment.pick_zone),
    action(enrol.Ask, enrolment.ask_again),
    action(enrol.ShowPlan, enrolment.show_plan),
    action(enrol.Begin, enrolment.start),
    action(enrol.Discard, enrolment.discard),
    action(do.ShowTimeline, recovery.timeline),
    action(do.ShowLedger, recovery.ledger),
    action(do.GetCalendar, recovery.calendar),
    action(do.ChangeDate, recovery.change_date),
    action(do.MoveDate, recovery.propose),
    action(do.MoveDateNow, recovery.move),
    action(do.Pause, recovery.pause),
    action(do.EndPause, recovery.end_pause),
    action(do.EndPlan, recovery.end),
    action(do.ReopenPlan, recovery.reopen),
    action(do.ShowTimes, recovery.times),
    action(do.PreferTime, recovery.prefer),
    action(do.ShowZones, recovery.zones),
    action(do.ChangeZone, recovery.change_zone),
    # Recovery: a reminder
    action(do.ShowReminder, reminders.show),
    action(do.Done, reminders.done),
    action(do.ShowLater, reminders.choose_later),
    action(do.LaterHour, reminders.later),
    action(do.LaterEvening, reminders.later),
    action(do.LaterTomorrow, reminders.later),
    action(do.ShowWhy, reminders.why),
    # Questions
    action(actions.Ask, search.ask),
    action(actions.ShowResults, search.again),
    action(actions.ShowAnswer, answers.show),
    action(actions.ShowAnswerSources, answers.sources),
    kind(Kind.TEXT, texts.text),
    # Check-ins
    action(actions.OpenCheckin, checkins.open_),
    action(actions.AnswerCheckin, checkins.answer),
    action(actions.ShowQuestion, checkins.question),
    action(actions.WhyQuestion, checkins.why),
    action(actions.ShowTrend, checkins.trend),
    # What people decide about themselves
    action(actions.ChooseLanguage, people.languages),
    action(actions.SetLanguage, people.set_language),
    action(actions.ShowPrivacy, people.privacy),
    action(actions.ExportData, people.export),
    action(actions.EraseData, people.erase),
    action(actions.WithdrawConsent, people.withdraw),
    action(actions.Stop, people.stop),
    action(actions.Resume, people.resume),
    # The clinic's team; who has no role finds nothing of it
    command("claim", among.claimed),
    command("team", lambda _: among.ShowTeam()),
    action(among.Claim, team.claim),
    action(among.Follow, team.follow),
    action(among.ShowTeam, team.overview, least=Role.OWNER),
    action(among.ChooseRole, team.choose_role, least=Role.OWNER),
    action(among.Invite, team.invite, least=Role.OWNER),
    action(among.RemoveMember, team.remove, least=Role.OWNER),
    action(among.ShowLog, team.log, least=Role.OWNER),
    kind(Kind.BLOCKED, membership.blocked),
    kind(Kind.RETURNED, membership.returned),
    # What the bot can't read
    kind(Kind.PHOTO, search.unread),
    kind(Kind.VIDEO, search.unread),
    kind(Kind.VOICE, search.unread),
    kind(Kind.STICKER, search.unread),
    kind(Kind.DOCUMENT, search.unread),
    kind(Kind.LOCATION, enrolment_texts.located),
    kind(Kind.CONTACT, search.unread),
    # Unknown commands, outdated buttons, notices, things to come
    otherwise(search.otherwise),
)

"""What becomes of check-ins, each step in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from bot.checkins.team import NOBODY, Team
from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.recovery.checkin import Checkin
from bot.recovery.plan import Step
from bot.recovery.silence import patience
from bot.recovery.subscription import Subscription
from bot.recovery.triage import Level, Triage
from bot.store import alerts, checkins, dialogs, operators, outbox, people, steps, subscriptions
from bot.store.alerts import NewAlert
from bot.store.checkins import Asked
from bot.store.database import Database
from bot.store.team import is_no_patient, readers

_log = structlog.get_logger("checkins")


@dataclass(frozen=True)
class Shown:
    """Under which key a dialog keeps what was shown last, and as ``what`` a check-in's question."""

    key: str
    what: str


@dataclass(frozen=True)
class Reply:
    """A check-in after a tap, what the tap called for, and whether it came too late to count."""

    checkin: Checkin
    level: Level
    late: bool = False


class Checkins:
    """Asks, takes answers, hands red flags to the team."""

    def __init__(self, database: Database, team: Team) -> None:
        self._database = database
        self._team = team

    async def ask(
        self,
        subscription: int,
        round_: int,
        step: Step,
        key: str,
        now: datetime,
        *,
        shown: Shown | None = None,
    ) -> tuple[Person, Checkin] | None:
        """Keep what a step of the plan is about to ask by the message ``key``.

        It counts as asked, and silence counts, once that message arrived. Returns whom it asks, or
        None where nobody is to be asked any more: it was answered, a newer one was asked since, or
        that round of the subscription is over and the next one doesn't count it. ``shown`` is kept
        in the chat's dialog, with the check-in's id: what a person is writing at the moment goes
        first.
        """
        async with self._database.transaction() as connection:
            found = await subscriptions.get(connection, subscription)
            if found is None or found.ended:
                return None
            if found.round != round_ and not await steps.counts(connection, found.id, key):
                return None
            day = found.day(now)
            again = key != step.id
            asked = Asked(found.person, found.id, found.round, step.id, day, key, again=again)
            await checkins.take_along(connection, asked)
            if await checkins.passed_by(connection, asked):
                return None
            checkin = await checkins.ask(connection, asked, now)
            person = await people.get(connection, found.person)
            if checkin.closed or person is None:
                return None
            wait = patience(checkin.times + 1, step.again)
            await checkins.be_patient(connection, checkin.id, wait)
            if shown is not None:
                asks = {"what": shown.what, "checkin": checkin.id}
                chat = (person.channel, person.address)
                await dialogs.ask(connection, chat, shown.key, asks, now)
            return person, checkin

    async def find(self, person: Person, checkin: int) -> Checkin | None:
        """Return a person's own check-in; None where it isn't theirs or is gone."""
        async with self._database.transaction() as connection:
            return await checkins.own(connection, person.id, checkin)

    async def open(self, person: Person, checkin: int | None, now: datetime) -> Checkin | None:
        """Return that check-in of a person, or the last one not yet answered; None once over.

        It is the last one, too, where that was asked before the other was answered.
        """
        async with self._database.transaction() as connection:
            found = None
            if checkin is not None:
                found = await checkins.own(connection, person.id, checkin)
            if checkin is None or (found is not None and found.passed_by):
                found = await checkins.unanswered(connection, person.id)
            return found if found is not None and not found.over(now) else None

    async def reply(
        self,
        person: Person,
        checkin: int,
        answer: str,
        triage: Triage,
        now: datetime,
        *,
        words: str = "",
    ) -> Reply | None:
        """Keep an answer; None where the check-in isn't theirs or is gone.

        What calls for the team goes to the team at once, a first answer or a corrected one, once
        for each answer; of a check-in that a newer one has passed by red flags alone. A red flag
        ends the check-in, and goes to the team also where it comes too late to count, with the
        ``words`` it was given in; one that was taken back leaves the other questions open, and
        their silence counts. An answer that is no longer in the table changes nothing.
        """
        async with self._database.transaction() as connection:
            found = await checkins.own(connection, person.id, checkin)
            line = triage.find(answer)
            if found is None:
                return None
            if line is None:
                return Reply(found, Level.NONE_NOTED, late=found.over(now))
            question, choice = line
            level = choice.on(found.day)
            late = found.past(now) if level.red else found.over(now)
            if found.active and level.red:
                await alerts.put(connection, NewAlert.of_checkin(found, answer, words), now)
            elif found.active and level.for_team and not late:
                chats = await readers(connection, self._team.channel, self._team.chats)
                if not chats:
                    _log.error("contact.nobody", checkin=found.id, meaning=NOBODY)
                await outbox.put(connection, self._team.contact(found, answer, chats, now), now)
            if late:
                return Reply(found, level, late=True)
            answers = {**found.answers, question.id: answer}
            highest = max(found.level or Level.NONE_NOTED, triage.level(answers, found.day))
            after = replace(found, answers=answers, level=highest)
            if answers != found.answers:
                await checkins.keep(connection, after, triage.version, now)
            after = _ended(found, after, triage, now)
            await checkins.end(connection, found, after, now)
            return Reply(after, level)

    async def alarm(
        self, person: Person, answers: Sequence[str], now: datetime, words: str = ""
    ) -> bool | None:
        """Raise dangers that a person wrote of, in these words; return whether a team hears.

        What one message tells of is one alert: somebody takes it once, and the patient hears once.
        Who is of the team and no patient writes of others' dangers: that raises nothing, as no
        danger does, and None is returned.
        """
        if not answers:
            return None
        async with self._database.transaction() as connection:
            if await is_no_patient(connection, person.id):
                return None
            await alerts.raise_words(connection, person.id, answers, now, words)
            team = await operators.members(connection, self._team.channel)
        able = any(one.role.covers(Role.OPERATOR) for one in team)
        return able or bool(self._team.chats)

    async def whose(self, person: int, now: datetime) -> tuple[Person, int | None] | None:
        """Return a person and the day of what they follow, if anything; None if they are gone."""
        async with self._database.transaction() as connection:
            found = await people.get(connection, person)
            if found is None:
                return None
            current = await subscriptions.of_person(connection, person)
            if current is None:
                return found, None
            return found, current.day(now)

    async def course(self, person: Person) -> tuple[Subscription, list[Checkin]] | None:
        """Return what a person follows and what they were asked in it, None for nothing."""
        async with self._database.transaction() as connection:
            current = await subscriptions.of_person(connection, person.id)
            if current is None:
                return None
            asked = await checkins.of_person(connection, person.id)
            return current, [one for one in asked if one.subscription == current.id]

    async def patient(self, checkin: int) -> tuple[Person, Checkin] | None:
        """Return whose check-in it is, for the team; None where it is gone."""
        async with self._database.transaction() as connection:
            found = await checkins.find(connection, checkin)
            person = found and await people.get(connection, found.person)
            return (person, found) if found and person else None

    async def of_card(self, chat: int, message: int) -> int | None:
        """Return the check-in that a message to the team is about: contact today, or silence."""
        async with self._database.transaction() as connection:
            told = await outbox.told_by(connection, chat, message, ("contact", "silence"))
        return int(told["checkin"]) if told is not None else None

    async def reader(self, chat: int) -> Person | None:
        """Return who reads a chat of the team, None where that isn't one person's own."""
        async with self._database.transaction() as connection:
            return (await people.find(connection, self._team.channel, [chat])).get(chat)


def _ended(before: Checkin, after: Checkin, triage: Triage, now: datetime) -> Checkin:
    """Return it closed where its answers end it, open where a red flag was taken back."""

    def red(one: Checkin) -> bool:
        return triage.level(one.answers, one.day).red

    if red(after) or triage.next(after.answers) is None:
        return replace(after, closed=before.closed or now)
    return replace(after, closed=None) if red(before) else after

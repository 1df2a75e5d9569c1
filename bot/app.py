"""The composition root: what is built, in which order, and who stops it.

run ─┬─ with a token:    Bot ── Telegram
     └─ without a token: Bot ── playground, in the same process and on the same moved clock
"""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from functools import partial
from typing import Final

import structlog

from bot import rehearsal
from bot.alerts import Alerts, Watch, Weekly, warn_of_unreachable
from bot.announcements import Announcements, Announcer, Views
from bot.channels.telegram import CommandMenu, Commands, Poller, Telegram, reach
from bot.checkins import Checkins, Silence, Team
from bot.clock import Clock, MovableClock, SystemClock, steady
from bot.conversation.router import Router
from bot.delivery import Dispatcher, Journal, Sharing
from bot.delivery.pacing import Limits
from bot.delivery.uploads import KeptUploads
from bot.errors import SettingsError, StoreError
from bot.handover import Handover, Promises
from bot.intake import Intake, Memory
from bot.library import Shelf, language_for, nearness
from bot.library.own_content import OwnContent
from bot.operators import Menus, Operators, Role
from bot.people import People
from bot.pictures import Pictures
from bot.processes import spare_the_collector, stop_signal, until
from bot.questions import Questions
from bot.recovery.plan import Plan
from bot.settings import Settings
from bot.settling import Settling
from bot.sheets import Sheets
from bot.shipped import open_library
from bot.store.database import Database
from bot.store.listening import Listening
from bot.store.migrating import migrate
from bot.subscriptions import Planner, Subscriptions
from bot.subscriptions.forgetting import Forgetting
from handlers import announce_runs, pushes
from handlers.alerts import heard
from handlers.commands import descriptions
from handlers.middleware import MIDDLEWARE
from handlers.notices import Notices
from handlers.routes import ROUTES
from handlers.services import Services
from handlers.talking import hours_of

GRACE: Final = 3.0
"""Seconds that updates in hand get to finish when the process is told to end."""

PURGE_EVERY: Final = 3600.0
_log = structlog.get_logger("app")


class Bot:
    """The bot: one database, one channel, the conversation between them."""

    observed = True

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        database: str,
        team: Collection[int] = (),
        owners: Collection[int] = (),
    ) -> None:
        self._settings = settings
        self._owners = tuple(owners)
        self._database_url = database
        self._team = Team(Telegram.name, tuple(team))
        self._clock = clock
        self._shelf = Shelf(
            open_library(settings, clock, sealed=True),
            nearness=nearness.installed(wanted=settings.search_by_meaning),
        )
        self._intake: Intake | None = None
        self._planner: Planner | None = None
        self._dispatcher: Dispatcher | None = None
        self._silence: Silence | None = None
        self._watch: Watch | None = None
        self._announcer: Announcer | None = None
        self._views: Views | None = None
        self._settling: Settling | None = None
        self._promises: Promises | None = None
        self._published = asyncio.Event()

    def warn_of_gaps(self) -> None:
        """Warn where patients would get an invented number."""
        if any(self._shelf.current.clinic(lang).example for lang in self._shelf.current.languages):
            _log.warning(
                "clinic.example",
                meaning="patients see an invented clinic and phone number; see docs/content.md",
            )

    def next_due(self) -> datetime | None:
        """Return when the bot next sends something by itself, or None."""
        planned = self._planner.next_due() if self._planner is not None else None
        silent = self._silence.next_due() if self._silence is not None else None
        alert = self._watch.next_due() if self._watch is not None else None
        waiting = self._dispatcher.next_due if self._dispatcher is not None else None
        announced = self._announcer.next_due() if self._announcer is not None else None
        promised = self._promises.next_due() if self._promises is not None else None
        due = (planned, silent, waiting, alert, announced, promised)
        return min((one for one in due if one is not None), default=None)

    def zone(self) -> str:
        """Return the clinic's time zone, by the content of now."""
        return hours_of(self._shelf).zone.key

    async def settled(self) -> None:
        """Return when the bot is up, every update is answered and nothing due is unsent."""
        await self._published.wait()
        if self._settling is not None:
            await self._settling.settled()

    @asynccontextmanager
    async def opened(self, *, receiving: bool = True) -> AsyncIterator[Database]:
        """Open the database, as its owner where updates are received, its tables up to date.

        Raises:
            LiftcareError: it can't be opened, or another process owns it.
        """
        database = Database(self._database_url, own=receiving)
        if database.is_sqlite and not receiving:
            raise SettingsError(
                "LIFTCARE_DATABASE_URL: SQLite belongs to one process; "
                "several need postgresql://user:password@host/name."
            )
        try:
            await database.open()
            await migrate(database)
            yield database
        finally:
            await database.close()

    async def serve(
        self,
        token: str,
        api_url: str,
        stop: asyncio.Event,
        *,
        receiving: bool = True,
        database: Database | None = None,
    ) -> None:
        """Serve until ``stop`` is set, then finish what is in hand.

        Without ``receiving`` it only sends what is due, beside the process that receives. It opens
        its ``database`` unless it is given one that is open.

        Raises:
            LiftcareError: the bot can't start, or its token was withdrawn.
        """
        async with AsyncExitStack() as stack:
            if database is None:
                database = await stack.enter_async_context(self.opened(receiving=receiving))
            uploads = KeptUploads(database, Telegram.name, self._clock)
            telegram = Telegram(
                token,
                api_url,
                uploads,
                proxy=self._settings.telegram_proxy,
                limits=Limits(self._settings.telegram_messages_per_second or None),
                seconds=steady(self._clock),
            )
            stack.push_async_callback(telegram.stop)
            if not await reach(telegram, stop):
                return
            listening = Listening(database)
            planner = self._plan(database, stack)
            announcer = Announcer(database, telegram.name, self._clock, telegram.pay)
            self._announcer = announcer
            self._silence = Silence(database, self._team, self._clock)
            watch = self._watch_over(database, stack)
            menus = Menus(database, telegram, self._commands_of, self._clock)
            operators = Operators(database, telegram.name, menus.wake)
            announcements = Announcements(database, telegram.name, self._announced)
            memory, intake, dispatcher, views = self._compose(
                database, telegram, planner, operators, announcements, listening=listening
            )
            promises = self._promise(database, telegram, stack)
            stack.push_async_callback(intake.close, GRACE)
            stack.push_async_callback(dispatcher.close, GRACE)
            if isinstance(self._clock, MovableClock):
                stack.callback(self._clock.on_move(telegram.look))
                stack.callback(self._clock.on_move(dispatcher.wake))
                stack.callback(self._clock.on_move(announcer.wake))
            jobs = [dispatcher.run(), self._shelf.run(self._clock), planner.run(), announcer.run()]
            if not database.is_sqlite:
                sharing = Sharing(database, telegram.name, telegram.share, self._clock)
                stack.push_async_callback(sharing.close)
                jobs += [sharing.run(), listening.run()]
            if receiving:
                await self._see_to_an_owner(operators, telegram)
                looks = (
                    planner.settled,
                    self._silence.settled,
                    menus.settled,
                    promises.settled,
                    watch.settled,
                    announcer.settled,
                    views.run_once,
                )
                self._settling = Settling(
                    database,
                    intake,
                    dispatcher,
                    looks,
                    clock=self._clock,
                    content=lambda: self._shelf.current,
                )
                menu = CommandMenu(telegram, self._commands, self._shelf.changed, menus.wake)
                await intake.recover()
                jobs += [
                    Poller(telegram, intake.accept, asyncio.sleep).run(),
                    menu.run(self._published),
                    self._silence.run(),
                    promises.run(),
                    watch.run(),
                    warn_of_unreachable(database, telegram, self._team.chats),
                    views.run(),
                    menus.run(),
                    _housekeeping(memory, Forgetting(database, self._clock)),
                ]
            await until(stop, *jobs)

    async def _see_to_an_owner(self, operators: Operators, telegram: Telegram) -> None:
        """Log, while nobody leads the bot, how the first owner claims it; a new code each time."""
        code = await operators.claimable(self._owners, self._clock.now())
        if code is not None:
            _log.warning(
                "owner.nobody",
                meaning="this bot has no owner: open the link in the messenger, or send the bot "
                "/claim and the code; it works once, until the bot starts again",
                link=f"https://t.me/{telegram.username}?start={code}",
                code=code,
            )

    def _announced(self) -> None:
        if self._announcer is not None:
            self._announcer.wake()
        if self._views is not None:
            self._views.wake()

    def _commands(self) -> Commands:
        return descriptions(self._shelf.current)

    def _commands_of(self, role: Role) -> Commands:
        return descriptions(self._shelf.current, role)

    def _watch_over(self, database: Database, stack: AsyncExitStack) -> Watch:
        drill = self._settings.drill
        if isinstance(self._clock, MovableClock) and "drill" not in self._settings.model_fields_set:
            drill = None  # a rehearsal's time is moved past many weeks
        self._watch = watch = Watch(
            database,
            Telegram.name,
            self._team.chats,
            self._clock,
            partial(hours_of, self._shelf),
            heard=lambda: heard(self._shelf.current),
            drill=Weekly(*drill) if drill is not None else None,
        )
        database.on_work(watch.wake)
        if isinstance(self._clock, MovableClock):
            stack.callback(self._clock.on_move(watch.wake))
        return watch

    def _plan(self, database: Database, stack: AsyncExitStack) -> Planner:
        self._planner = Planner(database, self._plans, self._clock)
        database.on_work(self._planner.wake)
        if isinstance(self._clock, MovableClock):
            stack.callback(self._clock.on_move(self._planner.wake))
        return self._planner

    def _promise(self, database: Database, telegram: Telegram, stack: AsyncExitStack) -> Promises:
        hours = partial(hours_of, self._shelf)
        promises = Promises(
            database,
            telegram.name,
            self._handover,
            hours,
            self._clock,
            renamed=telegram.renamed,
        )
        self._promises = promises
        if isinstance(self._clock, MovableClock):
            stack.callback(self._clock.on_move(promises.wake))
        return promises

    def _plans(self) -> Mapping[str, Plan]:
        return self._shelf.current.plans

    def _compose(
        self,
        database: Database,
        telegram: Telegram,
        planner: Planner,
        operators: Operators,
        announcements: Announcements,
        *,
        listening: Listening,
    ) -> tuple[Memory, Intake, Dispatcher, Views]:
        self._handover = Handover(database, telegram.name, self._team.chats)
        address = f"https://t.me/{telegram.username}"
        subscriptions = Subscriptions(database, self._plans, planner.wake)
        checkins = Checkins(database, self._team)
        services = Services(
            self._shelf,
            People(database),
            checkins,
            Pictures(),
            Sheets(database),
            subscriptions,
            operators,
            announcements,
            self._handover,
            Alerts(database, telegram.name, self._team.chats),
            Questions(database),
            OwnContent(self._shelf),
            address,
            telegram.contact,
            telegram.topic,
            telegram.lacks,
            telegram.name_of,
        )
        languages = self._shelf.current.languages
        memory = Memory(
            database, telegram.name, self._clock, lambda code: language_for(code, languages)
        )
        router = Router(ROUTES, MIDDLEWARE, services)
        self._intake = Intake(telegram, memory, router.answer, Notices(services), self._clock)
        self._dispatcher = Dispatcher(
            Journal(database, telegram.name, self._clock),
            telegram,
            pushes.composers(services),
            pushes.repeated(services),
            self._clock,
            alone=database.is_sqlite,
            told=lambda: listening.live,
        )
        database.on_work(self._dispatcher.wake)
        show = partial(announce_runs.progress_for, services)
        views = self._views = Views(announcements, telegram, show, self._clock)
        return memory, self._intake, self._dispatcher, views


async def run(settings: Settings, *, fresh: bool = False) -> None:
    """Run the bot on Telegram, or without a token beside its playground, until told to end.

    A ``fresh`` rehearsal knows nothing of the last one.

    Raises:
        LiftcareError: it can't start; the text says why.
    """
    stop = stop_signal()
    if fresh:
        await rehearsal.begin_anew(settings)
    token = settings.telegram_token
    if token is not None:
        bot = Bot(settings, SystemClock(), settings.database, settings.team_chats)
        bot.warn_of_gaps()
        spare_the_collector()
        _log.info("starting", telegram=settings.telegram_server)
        await bot.serve(token.get_secret_value(), settings.telegram_api_url, stop)
        return
    clock = MovableClock()
    settings = rehearsal.with_own_content(settings)
    team = settings.team_chats or (rehearsal.NURSE,)
    bot = Bot(settings, clock, settings.rehearsal_database, team, owners=(rehearsal.NURSE,))
    spare_the_collector()
    folder = rehearsal.kept_beside(settings)
    # Who is not the only one says so before it touches the rehearsal's chats or shows an address.
    async with (
        bot.opened() as database,
        rehearsal.open_playground(
            settings, rehearsal.TOKEN, clock, bot, folder=folder, zone=bot.zone
        ) as url,
    ):
        rehearsal.tell_live(url)
        await bot.serve(rehearsal.TOKEN, url, stop, database=database)


async def run_dispatcher(settings: Settings) -> None:
    """Only send what is due, beside the process that receives, until told to end.

    Raises:
        LiftcareError: it can't start; the text says why.
    """
    token = settings.telegram_token
    if token is None:
        raise SettingsError(
            "LIFTCARE_TELEGRAM_TOKEN: needed to send; the bot's own process has it."
        )
    bot = Bot(settings, SystemClock(), settings.database)
    spare_the_collector()
    _log.info("starting.dispatcher", telegram=settings.telegram_server)
    await bot.serve(
        token.get_secret_value(), settings.telegram_api_url, stop_signal(), receiving=False
    )


async def run_playground(settings: Settings) -> None:
    """Run the playground alone, for a bot in another process.

    Raises:
        SettingsError: it can't listen there.
    """
    await rehearsal.serve_playground(settings, stop_signal())


async def _housekeeping(memory: Memory, forgetting: Forgetting) -> None:
    while True:
        try:
            await memory.purge()
            await forgetting.run_once()
        except StoreError as error:
            _log.warning("purge.later", why=str(error))
        await asyncio.sleep(PURGE_EVERY)

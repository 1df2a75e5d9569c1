"""What the command ``announce`` works with: it looks, keeps and releases, beside a running bot."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.announce_following import Following
from bot.announcements import Announcements, Counted, Draft, DraftState, Hours, Run, Version
from bot.channels.telegram import written
from bot.clock import Clock, SystemClock
from bot.delivery.sharing import anybody_sends
from bot.errors import LiftcareError, SettingsError
from bot.library import Library
from bot.mailing.agreeing import Looked
from bot.mailing.aiming import read_audience
from bot.mailing.checks import Finding, findings
from bot.rehearsal import clock_of
from bot.settings import Settings
from bot.shipped import open_library
from bot.store.database import Database
from bot.store.migrating import migrate
from handlers.screens.announce import told
from handlers.screens.announce_reach import aimed
from handlers.screens.view import View

CHANNEL: Final = "telegram"


@dataclass(frozen=True)
class Look:
    """What is to be sent to whom and when; ``served`` tells whether a bot is there to send it."""

    texts: dict[str, str]
    draft: Draft
    counted: Counted
    concerns: Sequence[Finding]
    starts: datetime
    later: bool
    served: bool

    @property
    def stops(self) -> bool:
        """Whether it can't be sent like that."""
        return any(one.stops for one in self.concerns)


@dataclass(frozen=True)
class Desk:
    """The bot's database and content, and what time it is there."""

    database: Database
    library: Library
    clock: Clock

    @property
    def office(self) -> Announcements:
        """The announcements."""
        return Announcements(self.database, CHANNEL)

    async def look(self, texts: dict[str, str], audience: str, at: str | None) -> Look:
        """Look at what would be sent; nothing is kept.

        Raises:
            SettingsError: the audience or the time can't be read.
        """
        library, now = self.library, self.clock.now()
        meant = read_audience(audience, library.languages, library.plan_ids)
        zone = library.clinic(library.languages[0]).zone
        starts = _moment(at, now.astimezone(zone)).astimezone(zone)
        versions = {lang: Version(written(text), 0, (0,)) for lang, text in texts.items()}
        draft = Draft(0, DraftState.DRAFT, None, None, now, meant, versions=versions)
        counted = await self.office.count(meant, now, Hours(zone.key))
        concerns = self._concerns(draft, counted, starts)
        served = await anybody_sends(self.database, CHANNEL, now)
        return Look(texts, draft, counted, concerns, starts, at is not None, served)

    def _concerns(self, draft: Draft, counted: Counted, starts: datetime) -> list[Finding]:
        library = self.library
        return findings(draft, counted, starts, has_page=library.has, forbidden=library.forbidden)

    def told(self, looked: Look) -> list[str]:
        """Return to whom alone it goes, and what to mind, as the chat says it."""
        view = View(self.library, "en")
        lines = (aimed(view, looked.draft.audience), *told(view, looked.concerns).splitlines())
        return [html.unescape(line) for line in lines if line]

    async def release(self, looked: Look) -> Run:
        """Keep what was looked at and let the bot send it.

        Raises:
            SettingsError: it would reach many more than was seen.
        """
        now, office = self.clock.now(), self.office
        draft = await office.create(None, now)
        for lang, version in looked.draft.versions.items():
            letter = version.letter
            await office.write(draft.id, lang, letter, chat=0, message=0, by=None, now=now)
        kept = await office.change(draft.id, None, now, audience=looked.draft.audience)
        seen = Looked.of(kept or draft, looked.counted.recipients, now)

        def agreed(found: Draft, count: int) -> bool:
            concerns = self._concerns(found, Counted(count), looked.starts)
            return not seen.doubt(found, count) and not any(one.stops for one in concerns)

        run = await office.release(draft.id, None, now, at=looked.starts, agreed=agreed)
        if run is None:
            await office.discard(draft.id, None, now)
            raise SettingsError("It changed while you looked: look again. Nothing was sent.")
        return run

    async def follow(self, run: Run) -> None:
        """Show how far it is until it is over."""
        await Following(run, self.office, self.database, CHANNEL, self.clock).run()


async def opened(found: Settings) -> Desk:
    """Open the bot's database, the rehearsal's where no token is set; not as its owner.

    Raises:
        LiftcareError: it can't be opened, or the content is broken.
    """
    rehearses = found.telegram_token is None
    clock = clock_of(found) if rehearses else SystemClock()
    database = Database(found.rehearsal_database if rehearses else found.database)
    try:
        await database.open()
        await migrate(database)
        return Desk(database, open_library(found, clock, sealed=True), clock)
    except LiftcareError:
        await database.close()
        raise


def _moment(at: str | None, now: datetime) -> datetime:
    if at is None:
        return now
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        raise SettingsError(f"--at {at}: write it like '2026-12-01 10:00'.") from None
    found = found if found.tzinfo is not None else found.replace(tzinfo=now.tzinfo)
    if found <= now:
        raise SettingsError(f"--at {at}: that is over.")
    return found

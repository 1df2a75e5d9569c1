"""The command ``announce``: an announcement from files, sent by the running bot."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.clock import SystemClock
from bot.console import fail, settings
from bot.errors import LiftcareError, SettingsError
from bot.mailing.audience import Audience, Counted, Phase
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.announcements import Announcements, Draft, Run
    from bot.mailing.checks import Finding

CHANNEL: Final = "telegram"
_EVERY: Final = 1.0
_SUGGESTED: Final = "name.zh.md and name.en.md"
_File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="The text in Markdown, one file a language: name.zh.md or name.en.md. The other "
        "language is taken from beside it.",
    ),
]


def announce(
    file: _File,
    *,
    language: Annotated[
        list[str] | None, typer.Option(help="Only those who read it: zh or en. May be repeated.")
    ] = None,
    phase: Annotated[
        list[Phase] | None, typer.Option(help="Only those in this phase. May be repeated.")
    ] = None,
    plan: Annotated[str | None, typer.Option(help="Only those with this plan (its id).")] = None,
    active_days: Annotated[
        int | None, typer.Option(help="Only those who wrote within so many days.", min=1)
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(help="When, by the clinic's clocks, such as '2026-12-01 10:00'."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen, and send nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask before it is sent.")] = False,
) -> None:
    """Announce something to those who agreed to news; the running bot sends it."""
    from bot import logs  # noqa: PLC0415  # see bot.cli

    found = settings()
    logs.configure(found.log_level, found.log_format, secrets=found.secrets)
    audience = Audience(tuple(language or ()), tuple(phase or ()), plan, active_days)
    try:
        work = _announce(found, _letters(file), audience, at, dry_run=dry_run, yes=yes)
        asyncio.run(work)
    except LiftcareError as error:
        fail(error)
    except KeyboardInterrupt:
        typer.echo("\nIt goes on without me: see /announce in the messenger.")


def _letters(file: Path) -> dict[str, str]:
    from bot.library import LANGUAGES  # noqa: PLC0415

    stem, _, language = file.stem.rpartition(".")
    if not stem or language not in LANGUAGES:
        raise SettingsError(f"{file}: the name must end in .zh.md or .en.md ({_SUGGESTED}).")
    texts = {}
    for lang in LANGUAGES:
        path = file.with_name(f"{stem}.{lang}{file.suffix}")
        try:
            texts[lang] = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            if path == file:
                raise SettingsError(f"{file}: there is no such file.") from None
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path}: can't be read as a text in UTF-8.") from error
    return texts


async def _announce(
    found: Settings,
    texts: dict[str, str],
    audience: Audience,
    at: str | None,
    *,
    dry_run: bool,
    yes: bool,
) -> None:
    from bot.announcements import Announcements  # noqa: PLC0415
    from bot.shipped import open_library  # noqa: PLC0415
    from bot.store.database import Database  # noqa: PLC0415
    from bot.store.migrating import migrate  # noqa: PLC0415

    clock = SystemClock()
    library = open_library(found, clock)
    unknown = set(audience.languages).difference(library.languages)
    if unknown or (audience.plan is not None and audience.plan not in library.plan_ids):
        known = f"languages {', '.join(library.languages)}; plans {', '.join(library.plan_ids)}"
        raise SettingsError(f"There is no such language or plan. There are: {known}.")
    zone = library.clinic(library.languages[0]).zone
    starts = _moment(at, clock.now().astimezone(zone))
    address = found.database if found.telegram_token is not None else found.rehearsal_database
    # Not as its owner: a running bot goes on, and sends it.
    database = Database(address)
    try:
        await database.open()
        await migrate(database)
        office = Announcements(database, CHANNEL)
        draft = await _drafted(office, texts, audience, clock.now())
        counted = await office.count(audience, clock.now())
        concerns = _look(draft, counted, starts, library)
        _say(texts, counted, concerns, starts)
        if dry_run or any(one.stops for one in concerns):
            await office.discard(draft.id, None, clock.now())
            raise typer.Exit(1 if any(one.stops for one in concerns) else 0)
        if not yes and not typer.confirm(f"Send it to {counted.recipients}?"):
            await office.discard(draft.id, None, clock.now())
            raise typer.Exit(1)
        run = await office.release(draft.id, None, clock.now(), at=starts)
        if run is not None and at is not None:
            typer.echo(f"It begins at {starts:%Y-%m-%d %H:%M}. /announce shows it, and can end it.")
        elif run is not None:
            await _follow(office, run)
    finally:
        await database.close()


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


async def _drafted(
    office: "Announcements", texts: dict[str, str], audience: Audience, now: datetime
) -> "Draft":
    from bot.channels.telegram import written  # noqa: PLC0415

    draft = await office.create(None, now)
    for language, text in texts.items():
        await office.write(draft.id, language, written(text), chat=0, message=0, by=None, now=now)
    changed = await office.change(draft.id, None, now, audience=audience)
    return changed or draft


def _look(
    draft: "Draft", counted: Counted, starts: datetime, library: object
) -> "Sequence[Finding]":
    from bot.library import Library  # noqa: PLC0415
    from bot.mailing.checks import findings  # noqa: PLC0415

    assert isinstance(library, Library)  # noqa: S101  # imported late, as everything heavy
    return findings(draft, counted, starts, has_page=library.has, forbidden=library.forbidden)


def _say(
    texts: dict[str, str], counted: Counted, concerns: "Sequence[Finding]", starts: datetime
) -> None:
    for language, text in texts.items():
        typer.echo(f"--- {language}\n{text.strip()}\n")
    languages = ", ".join(f"{lang} {count}" for lang, count in counted.by_language.items())
    typer.echo(f"It reaches {counted.recipients} ({languages or '-'}) at {starts:%Y-%m-%d %H:%M}.")
    typer.echo(
        f"Not: {counted.no_news} never agreed to news, {counted.stopped} want no messages, "
        f"{sum(counted.unreachable.values())} can't be reached."
    )
    for one in concerns:
        sign = "stop" if one.stops else "look"
        details = " ".join(part for part in (one.language, one.what, one.instead) if part)
        typer.echo(f"{sign}: {one.concern}{f' ({details})' if details else ''}")


async def _follow(office: "Announcements", run: "Run") -> None:
    """Show how far it is until it is over."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, disable=not _is_terminal()) as shown:
        task = shown.add_task("", total=run.expected)
        while True:
            seen = await office.progress(run.id, SystemClock().now())
            if seen is None or seen.run.over:
                break
            shown.update(task, completed=seen.settled)
            await asyncio.sleep(_EVERY)
    if seen is not None:
        gone = sum(seen.unreachable.values())
        typer.echo(
            f"{seen.run.state}: sent {seen.sent}, can't be reached {gone}, failed "
            f"{sum(seen.failed.values())}, perhaps {seen.unknown}."
        )


def _is_terminal() -> bool:
    import sys  # noqa: PLC0415

    return sys.stdout.isatty()

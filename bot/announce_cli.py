"""The command ``announce``: an announcement from files, sent by the running bot."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.console import fail, settings
from bot.errors import LiftcareError, SettingsError
from bot.mailing import agreeing

if TYPE_CHECKING:
    from bot.announce_desk import Desk, Look

_SUGGESTED: Final = "name.zh.md and name.en.md"
_NOTHING: Final = "Nothing was sent."
_NOBODY_SENDS: Final = (
    "No bot is running that could send it. It goes out as soon as one runs ('python -m bot')."
)
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
    audience: Annotated[
        str,
        typer.Option(
            help="To whom, of those who agreed to news: all, zh, en, plan:facelift, phase:before, "
            "phase:days-0-14, phase:days-15-90, phase:later, active:30 (wrote within 30 days); "
            "joined with commas, such as zh,phase:days-0-14.",
        ),
    ] = "all",
    at: Annotated[
        str | None,
        typer.Option(help="When, by the clinic's clocks, such as '2026-12-01 10:00'."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen, and send nothing.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=f"Don't ask, for {agreeing.TYPED} people or fewer.")
    ] = False,
    recipients: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="Don't ask, however many: the number that --dry-run said. A tenth more or less "
            "is taken; otherwise nothing is sent.",
        ),
    ] = None,
) -> None:
    """Announce something to those who agreed to news; the running bot sends it."""
    from bot import logs  # noqa: PLC0415  # see bot.cli
    from bot.announce_desk import opened  # noqa: PLC0415

    found = settings()
    logs.configure(found.log_level, found.log_format, secrets=found.secrets)
    # Asked is between the runs: while one runs, Ctrl-C would not end a question.
    with asyncio.Runner() as runner:
        try:
            letters = _letters(file)
            desk = runner.run(opened(found))
            try:
                looked = runner.run(desk.look(letters, audience, at))
                _say(desk, looked)
                if looked.stops:
                    raise typer.Exit(1)
                if not dry_run:
                    _agree(looked, yes=yes, given=recipients)
                    runner.run(_send(desk, looked))
            finally:
                runner.run(desk.database.close())
        except LiftcareError as error:
            fail(error)
        except KeyboardInterrupt:
            raise typer.Exit(130) from None


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


def _agree(looked: "Look", *, yes: bool, given: int | None) -> None:
    """Return if it was agreed to send it to so many; beyond some their number is to be typed."""
    count = looked.counted.recipients
    if not looked.served:
        typer.echo(_NOBODY_SENDS)
    if given is not None:
        if agreeing.is_about(given, count):
            return
        raise SettingsError(f"--recipients {given}: it would reach {count}. {_NOTHING}")
    if yes and count <= agreeing.TYPED:
        return
    if yes:
        typer.echo(f"More than {agreeing.TYPED} people: --yes is not enough.")
    if not _answered(count):
        typer.echo(f"{_NOTHING} Where nobody can type, --recipients {count} sends it.")
        raise typer.Exit(1)


def _answered(count: int) -> bool:
    """Ask, and tell whether it was agreed to."""
    try:
        if count <= agreeing.TYPED:
            return typer.confirm(f"Send it to {count}?")
        asked = f"To send it, type the number of people ({count})"
        return str(typer.prompt(asked, default="", show_default=False)).strip() == str(count)
    except typer.Abort:
        typer.echo()
        return False


async def _send(desk: "Desk", looked: "Look") -> None:
    """Send what was looked at, and show how far it is until it is over."""
    run = await desk.release(looked)
    if looked.later:
        typer.echo(f"It begins at {_when(looked.starts)}. /announce shows it, and can end it.")
    elif looked.served:
        await desk.follow(run)
    else:
        typer.echo("It waits for a bot. /announce shows it, and can end it.")


def _when(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _say(desk: "Desk", looked: "Look") -> None:
    for language, text in looked.texts.items():
        typer.echo(f"--- {language}\n{text.strip()}\n")
    counted = looked.counted
    languages = ", ".join(f"{lang} {count}" for lang, count in counted.by_language.items())
    when = _when(looked.starts)
    typer.echo(f"It reaches {counted.recipients} ({languages or '-'}) at {when}.")
    typer.echo(
        f"Not: {counted.no_news} never agreed to news, {counted.team} of the team neither, "
        f"{counted.stopped} want no messages, "
        f"{sum(counted.unreachable.values())} can't be reached."
    )
    for line in desk.told(looked):
        typer.echo(line)

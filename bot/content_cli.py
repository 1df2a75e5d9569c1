"""The commands of those who look after the content: ``review`` and ``content``."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.clock import SystemClock
from bot.console import fail, settings
from bot.errors import LiftcareError, SettingsError

if TYPE_CHECKING:
    from bot.library.own import OwnFile
    from bot.library.reviewing import Item

review = typer.Typer(no_args_is_help=False, rich_markup_mode=None)
content = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

_SHOWN: Final = 8
"""Changed lines that are shown of a file."""

_WIDTH: Final = 100
_GROUPS: Final = {
    "ran out": "The review ran out",
    "due": "To be reviewed soon",
    "unsigned": "Not signed off by a clinician",
}
_STATES: Final = {
    "added": "only yours",
    "unknown": "replaces a shipped file; unknown what it was like when you copied it",
    "unchanged": "replaces a shipped file, which has not changed since you saw it",
    "changed": "replaces a shipped file, which HAS CHANGED since you saw it:",
    "gone": "replaced a file that is no longer shipped",
}


@review.callback(invoke_without_command=True)
def due(
    context: typer.Context,
    within: Annotated[
        int, typer.Option("--due-within", help="Also what is due in so many days.", min=0)
    ] = 30,
) -> None:
    """List the texts whose review ran out, is due, or that no clinician has signed off."""
    if context.invoked_subcommand is not None:
        return
    from bot.library.reviewing import items  # noqa: PLC0415  # see bot.cli

    with _told():
        found = list(items(_shipped(), settings().content_dir).values())
    states = {item.id: item.state(_today(), timedelta(days=within)) for item in found}
    for state, words in _GROUPS.items():
        group = [item for item in found if states[item.id] == state]
        if group:
            typer.echo(f"{words} ({len(group)}):")
            typer.echo("".join(map(_review_line, group)))
    open_ = sum(state != "signed" for state in states.values())
    typer.echo(f"{open_} of {len(found)} texts wait for a clinician.")
    if open_:
        typer.echo('Sign with: python -m bot review sign ID... --by "Dr X, surgeon"')


def _review_line(item: "Item") -> str:
    files = ", ".join((f.file.shown_root / f.file.path).as_posix() for f in item.files)
    return (
        f"  {item.id}: reviewed {item.reviewed} by {item.reviewed_by}, again by {item.review_by}; "
        f"{item.size} characters\n    {files}\n"
    )


@review.command()
def sign(
    ids: Annotated[list[str], typer.Argument(help="What was reviewed, as `review` lists it.")],
    by: Annotated[str, typer.Option(help="Name and role, such as: Dr X, surgeon.")],
    on: Annotated[
        datetime | None, typer.Option(help="The day of the review; today.", formats=["%Y-%m-%d"])
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(help="The day of the next review; as long as before.", formats=["%Y-%m-%d"]),
    ] = None,
) -> None:
    """Record who reviewed texts, and when, in your own content folder."""
    from bot.library.signing import Signature, sign  # noqa: PLC0415

    with _told():
        overlay = _overlay()
        signature = Signature(by, on.date() if on else _today(), until.date() if until else None)
        for path in sign(_shipped(), overlay, ids, signature, _today()):
            typer.echo(f"signed: {path.as_posix()}")


@content.command()
def new(
    page: Annotated[str, typer.Argument(metavar="ID", help="Such as care-hair.")],
    parent: Annotated[str, typer.Option(help="The page that shows the button.")],
    title_zh: Annotated[str, typer.Option(help="The title in Chinese.")] = "",
    title_en: Annotated[str, typer.Option(help="The title in English.")] = "",
) -> None:
    """Make a page in both languages from a template."""
    from bot.library.new_page import NewPage, create  # noqa: PLC0415

    with _told():
        wanted = NewPage(page, parent, {"zh": title_zh, "en": title_en})
        for path in create(_shipped(), settings().content_dir, wanted, _today()):
            typer.echo(f"made: {path.as_posix()}")
    typer.echo("Write the text below the second --- of each, then: python -m bot check")


@content.command()
def copy(
    paths: Annotated[
        list[Path], typer.Argument(help="Shipped files, such as pages/care/care-cold.en.md.")
    ],
) -> None:
    """Copy shipped files to your own content folder, to change them there."""
    from bot.library.own import copy  # noqa: PLC0415

    with _told():
        for path in copy(_shipped(), _overlay(), map(_inside, paths)):
            typer.echo(f"copied: {path.as_posix()}")


def _inside(path: Path) -> Path:
    """Return a path as it is inside the content folder, also where that is written before it."""
    return path.relative_to("content") if path.parts[:1] == ("content",) else path


@content.command()
def own(
    seen: Annotated[  # noqa: FBT002  # a flag on the command line
        bool,
        typer.Option("--seen", help="Remember the shipped files as they are now: you saw them."),
    ] = False,
) -> None:
    """List your own content files, and what changed in the shipped ones underneath."""
    from bot.library.own import own_files, remember  # noqa: PLC0415

    with _told():
        overlay = _overlay()
        for file in own_files(_shipped(), overlay):
            typer.echo(_own_lines(file))
        if seen:
            typer.echo(f"Remembered: {remember(_shipped(), overlay)} shipped files.")


def _own_lines(file: "OwnFile") -> str:
    lines = [f"{file.path.as_posix()}: {_STATES[file.state]}"]
    lines += [f"    {line[:_WIDTH]}" for line in file.changes[:_SHOWN]]
    more = len(file.changes) - _SHOWN
    return "\n".join([*lines, f"    ... and {more} more lines"] if more > 0 else lines)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (LiftcareError, OSError) as error:
        fail(error)


def _overlay() -> Path:
    """Return the clinic's own folder.

    Raises:
        SettingsError: none is set.
    """
    folder = settings().content_dir
    if folder is None:
        raise SettingsError(
            "LIFTCARE_CONTENT_DIR is not set: the shipped files are not changed, your own folder "
            "is. Make one and name it in .env, such as LIFTCARE_CONTENT_DIR=/etc/liftcare/content"
        )
    return folder


def _shipped() -> Path:
    from bot.shipped import CONTENT  # noqa: PLC0415

    return CONTENT


def _today() -> date:
    return SystemClock().now().date()

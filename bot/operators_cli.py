"""The commands for the clinic's team: ``operators``. They work beside a running bot, too."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final, TypeVar

import typer

from bot.clock import SystemClock
from bot.console import fail, settings
from bot.conversation.role import Role
from bot.errors import LiftcareError

if TYPE_CHECKING:
    from bot.operators import Operators

T = TypeVar("T")
CHANNEL: Final = "telegram"

team = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
_Id = Annotated[
    int,
    typer.Argument(
        metavar="ID",
        min=1,
        help="The number of the person's account in the messenger. They find it in the chat with "
        "the bot: /privacy, 'Show me my data', the line 'address'.",
    ),
]


@team.command()
def add(
    number: _Id,
    role: Annotated[
        Role,
        typer.Option(
            help="owner: everything, and decides who is in the team; operator: sends to patients; "
            "editor: prepares what others send."
        ),
    ] = Role.OPERATOR,
) -> None:
    """Take somebody into the team, or give them another role."""
    if _do(lambda operators, now: operators.grant(number, role, None, now)):
        typer.echo(f"{number} is {role} now. The bot shows them their commands within seconds.")
    else:
        typer.echo(f"{number} is {role} already.")


@team.command()
def remove(number: _Id) -> None:
    """Take somebody out of the team; their buttons and invitations stop working at once."""
    if _do(lambda operators, now: operators.revoke_address(number, now)):
        typer.echo(f"{number} is no longer in the team.")
    else:
        typer.echo(f"{number} is not in the team.")
        raise typer.Exit(1)


@team.command("list")
def list_() -> None:
    """List the team: number, role, since when (UTC)."""
    members = _do(lambda operators, _now: operators.listed())
    for one in members:
        typer.echo(f"{one.person.address}  {one.role:<8}  since {one.since:%Y-%m-%d %H:%M}")
    if not members:
        typer.echo(
            "Nobody is in the team yet. Add the first owner with "
            "'python -m bot operators add ID --role owner', or open the link in the bot's log."
        )


def _do(work: Callable[["Operators", datetime], Awaitable[T]]) -> T:
    """Do the work on the bot's database: the playground's where no token is set."""
    from bot import logs  # noqa: PLC0415  # see bot.cli

    found = settings()
    logs.configure(found.log_level, found.log_format, secrets=found.secrets)
    address = found.database if found.telegram_token is not None else found.rehearsal_database
    try:
        return asyncio.run(_work(address, work))
    except LiftcareError as error:
        fail(error)


async def _work(address: str, work: Callable[["Operators", datetime], Awaitable[T]]) -> T:
    from bot.operators import Operators  # noqa: PLC0415
    from bot.store.database import Database  # noqa: PLC0415
    from bot.store.migrating import migrate  # noqa: PLC0415

    # Not as its owner: a running bot goes on, and sees within seconds what was changed.
    database = Database(address)
    try:
        await database.open()
        await migrate(database)
        return await work(Operators(database, CHANNEL, lambda: None), SystemClock().now())
    finally:
        await database.close()

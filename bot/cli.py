"""The command line: ``python -m bot``, also installed as ``liftcare``.

Heavy imports happen inside the commands, so that ``--help`` and mistakes answer at once.
"""

import asyncio
from collections.abc import Coroutine
from typing import Annotated, Any

import typer

from bot import __version__, announce_cli, content_cli, operators_cli
from bot.console import fail
from bot.console import settings as read_settings
from bot.errors import LiftcareError
from bot.processes import hold_the_collector
from bot.settings import Settings

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(content_cli.review, name="review")
app.add_typer(content_cli.content, name="content", help="Make, copy and compare content files.")
app.add_typer(operators_cli.team, name="operators", help="Say who is in the clinic's team.")
app.command()(announce_cli.announce)
_Port = Annotated[
    int | None,
    typer.Option(
        help="Port instead of LIFTCARE_PLAYGROUND_PORT; 0 takes a free one.", min=0, max=65535
    ),
]


def _show_version(wanted: bool) -> None:  # noqa: FBT001  # typer hands the flag over so
    if wanted:
        typer.echo(f"liftcare {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001, FBT002  # read by its callback
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and end."
        ),
    ] = False,
) -> None:
    """Liftcare: a clinic's companion in the messenger for people who have a facial lift.

    Without a command it runs the bot: on Telegram when LIFTCARE_TELEGRAM_TOKEN is set, otherwise
    beside a playground in your browser. Settings are LIFTCARE_ variables or lines in a file named
    .env in this folder; .env.example explains each of them.
    """
    if context.invoked_subcommand is None:
        run(port=None, fresh=False)


@app.command()
def run(
    port: _Port = None,
    fresh: Annotated[  # noqa: FBT002  # a flag on the command line
        bool,
        typer.Option(
            "--fresh", help="Begin the rehearsal anew: forget its patients, chats and moved clock."
        ),
    ] = False,
) -> None:
    """Run the bot (what happens without a command, too). Ctrl-C ends it cleanly."""
    settings = _settings(port)
    hold_the_collector()
    from bot.app import run as serve  # noqa: PLC0415  # see the module's docstring

    _run(serve(settings, fresh=fresh), settings)


@app.command()
def dispatch() -> None:
    """Only send what is due, beside a bot that runs: more processes on one PostgreSQL."""
    settings = _settings(None)
    hold_the_collector()
    from bot.app import run_dispatcher  # noqa: PLC0415

    _run(run_dispatcher(settings), settings)


@app.command()
def playground(port: _Port = None) -> None:
    """Run the playground alone, a local messenger for a bot in another process."""
    settings = _settings(port)
    from bot.app import run_playground  # noqa: PLC0415

    _run(run_playground(settings), settings)


@app.command()
def check(
    reviews: Annotated[  # noqa: FBT002  # a flag on the command line
        bool,
        typer.Option("--reviews", help="Fail on texts past their review date, too."),
    ] = False,
) -> None:
    """Check the content files; name every mistake with its file and line.

    Ends with 0 when there is none and with 1 when there is one.
    """
    settings = _settings(None)
    from bot.shipped import content_problems  # noqa: PLC0415

    problems = content_problems(settings, strict_reviews=reviews)
    for problem in problems:
        typer.echo(str(problem))
    errors = sum(problem.severity == "error" for problem in problems)
    if problems:
        typer.echo(f"{errors} to mend, {len(problems) - errors} to look at.")
    else:
        typer.echo("The content is in order.")
    raise typer.Exit(1 if errors else 0)


def _settings(port: int | None) -> Settings:
    settings = read_settings()
    return settings if port is None else settings.model_copy(update={"playground_port": port})


def _run(work: Coroutine[Any, Any, None], settings: Settings) -> None:
    from bot import logs  # noqa: PLC0415

    logs.configure(settings.log_level, settings.log_format, secrets=settings.secrets)
    try:
        asyncio.run(work)
    except* LiftcareError as group:
        fail(_first(group))


def _first(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def main() -> None:
    """Run the command line."""
    app()

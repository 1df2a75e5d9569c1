"""``make bench``: prints tables and ratios. A name measures one thing alone."""

import argparse
from collections.abc import Callable
from functools import partial

from rich.console import Console
from rich.table import Table

from benchmarks import (
    answers,
    audiences,
    broadcasts,
    claims,
    desk,
    lateness,
    limited,
    planner,
    pushes,
    replies,
    schedulers,
    starts,
    taps,
)

ONCE = {
    "schedulers": schedulers.run,
    "audiences": audiences.run,
    "answers": answers.run,
    "desk": desk.run,
}
MANY = {"starts": starts.run, "pushes": pushes.run, "claims": claims.run,
        "planner": planner.run, "broadcasts": broadcasts.run, "replies": replies.run}  # fmt: skip
NAMES = ("taps", *MANY, "limited", "lateness", *ONCE)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure Liftcare beside its peers.")
    parser.add_argument("names", nargs="*", choices=[*NAMES, []], help="all without a name")
    parser.add_argument("--rounds", type=int, default=3, help="medians of so many rounds")
    parser.add_argument("--recipients", type=int, default=limited.RECIPIENTS)
    parser.add_argument("--whole", action="store_true", help="lateness of 10,000: six minutes")
    asked = parser.parse_args()
    console = Console(width=130)
    names = asked.names or NAMES
    work: dict[str, Callable[[], object]] = {
        "taps": lambda: _taps(asked.rounds, console),
        "limited": lambda: limited.run(asked.rounds, console, asked.recipients),
        "lateness": lambda: lateness.run(
            console, lateness.WHOLE if asked.whole else lateness.COUNT
        ),
        **{name: partial(run, asked.rounds, console) for name, run in MANY.items()},
        **{name: partial(run, console) for name, run in ONCE.items()},
    }
    for name in names:
        work[name]()


def _taps(rounds: int, console: Console) -> None:
    measured = taps.run(rounds)
    results = {name: taps.medians(figures) for name, figures in measured.items()}
    table = Table(title=f"Medians of {rounds}; client and server on one core each")
    table.add_column("")
    for name in results:
        table.add_column(name, justify="right")
    for label, field, style in (
        ("updates a second", "rate", "{:,.0f}"),
        ("one reply, p50 (ms)", "p50", "{:.1f}"),
        ("one reply, p99 (ms)", "p99", "{:.1f}"),
        ("CPU an update (ms)", "cpu", "{:.2f}"),
        ("start to first reply (ms)", "first_reply", "{:,.0f}"),
        ("memory after the flood (MiB)", "memory", "{:.0f}"),
        ("memory idle (MiB)", "idle_memory", "{:.0f}"),
        ("CPU idle (%)", "idle_cpu", "{:.1f}"),
    ):
        table.add_row(label, *(style.format(getattr(item, field)) for item in results.values()))
    console.print(table)
    (_, ours), *peers = measured.items()
    for name, figures in peers:
        console.print(f"{taps.ratio(ours, figures):.2f} times the rate of: {name}")


if __name__ == "__main__":
    main()

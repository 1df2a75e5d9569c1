"""Many due in a minute, a messenger that takes 30 a second: how late are they, and must they be?

What must be is arithmetic: of 10,000 due in one minute the last can't go before 333 s are over.
By default a smaller number falls due at the same pace, so that it takes a minute and not six.
"""

import asyncio
import statistics
from typing import Final

from rich.console import Console
from rich.table import Table

from benchmarks.limited import LATENCY, LIMIT, Messenger, liftcare, measure

A_SECOND: Final = 10_000 / 60
"""How many fall due in a second."""
COUNT: Final = 1_500
WHOLE: Final = 10_000


def least(count: int, rate: float) -> list[float]:
    """Return how late each message must be, in seconds, if so many go out in a second."""
    late, free = [], 0.0
    for number in range(count):
        due = number / A_SECOND
        free = max(free, due) + 1 / rate
        late.append(free - due)
    return late


def run(console: Console, count: int = COUNT) -> None:
    """Measure once and print."""
    messenger = Messenger()
    spread = count / A_SECOND
    found = asyncio.run(measure(lambda url, m: liftcare(url, m, count, spread), messenger))
    arrived = enumerate(sorted(messenger.pushed))
    late = sorted(at - messenger.begun - LATENCY - n / A_SECOND for n, at in arrived)
    # What somebody was answered meanwhile counts against the limit, too.
    answers_a_second = (len(messenger.at) - count) / (messenger.at[-1] - messenger.begun)
    must = sorted(least(count, LIMIT - answers_a_second))
    table = Table(title=f"{count:,} due within {spread:.0f} s, {LIMIT} a second enforced")
    for head in ("", "ours", "the limit's arithmetic", "ratio"):
        table.add_column(head, justify="right" if head else "left")
    for name, cut in (("p50", 50), ("p99", 99)):
        mine, best = (statistics.quantiles(of, n=100)[cut - 1] for of in (late, must))
        table.add_row(f"late, {name} (s)", f"{mine:.1f}", f"{best:.1f}", f"{mine / best:.3f}")
    table.add_row("arrived", f"{found.arrived:,} of {found.of:,}", "", "")
    table.add_row("refused (429)", str(found.refused), "", "")
    if found.replies is not None:
        answers = f"{found.replies[0]:.0f}, {found.replies[1]:.0f}"
        table.add_row("an answer beyond the latency, p50, p99 (ms)", answers, "", "")
    console.print(table)

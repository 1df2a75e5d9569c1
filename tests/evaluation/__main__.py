"""``python -m tests.evaluation``: how often the search is right, with the extra and without."""

import asyncio
from importlib.util import find_spec

from bot.clock import SystemClock
from bot.library import Hit, Library, Shelf
from bot.library.nearness import PACKAGE, Nearness, installed
from bot.settings import Settings
from bot.shipped import open_library
from tests.evaluation.questions import Question, Score, questions, score_of


def main() -> None:
    """Print a line for each half and language."""
    library = open_library(Settings(_env_file=None), SystemClock())
    report("words alone", library, None)
    near = installed(wanted=True) if find_spec(PACKAGE) else None
    if near is None:
        print(f"{PACKAGE} is not installed: not measured with meaning")
        return
    near.prepare(library)
    report("words and meaning", library, near)


def report(title: str, library: Library, near: Nearness | None) -> None:
    """Print what is found, once."""
    shelf = Shelf(library, nearness=near)
    rows = asyncio.run(_searched(shelf))
    names = ("first", "third", "sure", "wrong", "likely", "wrong")
    print(f"{title:<20}{'asked':>6}" + "".join(f"{name:>8}" for name in names))
    for half in ("tune", "held"):
        for lang in ("zh", "en", ""):
            some = [row for row in rows if row[0].half == half and lang in {"", row[0].lang}]
            print(_line(f"  {half} {lang or 'both'}", score_of(library, some)))
            strangers = [row for row in some if row[0].by_strangers]
            print(_line("    by strangers", score_of(library, strangers)))


async def _searched(shelf: Shelf) -> list[tuple[Question, list[Hit]]]:
    return [(one, await shelf.search(one.ask, one.lang)) for one in questions()]


def _line(name: str, found: Score) -> str:
    places = f"{found.first:>8.2f}{found.third:>8.2f}"
    sure = f"{found.sure:>8.0%}{found.sure_and_wrong:>8.1%}"
    likely = f"{found.likely:>8.0%}{found.likely_and_wrong:>8.1%}"
    return f"{name:<20}{found.count:>6}{places}{sure}{likely}"


if __name__ == "__main__":
    main()

"""From a question to its answer: through search alone, with more and more to find, and in the chat.

The questions are the evaluation's, as people typed them. Beside ours stands SQLite's FTS5 with its
trigram tokenizer and BM25, which reads Chinese without a dictionary; it holds the same texts in
memory. More passages than there are, are sentences of those that there are, mixed anew: the same
words, ten times as often.
"""

import asyncio
import random
import re
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import aiohttp
import yaml
from rich.console import Console
from rich.table import Table

from bot.app import Bot
from bot.clock import MovableClock, SystemClock
from bot.library import Library
from bot.library.documents import Document, answer_document, page_document
from bot.library.search import SearchIndex
from bot.logs import configure
from bot.playground import Playground, PlaygroundServer
from bot.rehearsal import TOKEN
from bot.settings import Settings
from bot.shipped import CONTENT, open_library
from tests.evaluation.questions import Question, questions

SIZES = (300, 3_000)
IN_THE_CHAT = 100
MOST = 3
_SENTENCES = re.compile(r"(?<=[.!?。！？;；\n])\s*")
_TRIGRAMS = 60

Found = Callable[[Question], list[str]]


def passages(library: Library) -> list[Document]:
    """Return all that the shipped content has to find."""
    return [
        *(
            page_document(library.page(one, lang))
            for lang in ("zh", "en")
            for one in library.page_ids
        ),
        *(
            answer_document(library.answer(one, lang))
            for lang in ("zh", "en")
            for one in library.answer_ids
        ),
    ]


def so_many(known: Sequence[Document], count: int, chance: random.Random) -> list[Document]:
    """Return ``count`` passages: some of those known, or all and more of the like."""
    if count <= len(known):
        return chance.sample(list(known), count)
    pools = {
        lang: [
            sentence
            for each in known if each.lang == lang
            for texts in each.fields.values() for text in texts
            for sentence in _SENTENCES.split(text) if sentence
        ]
        for lang in ("zh", "en")
    }  # fmt: skip
    names = {lang: [n for each in known if each.lang == lang for n in each.names] for lang in pools}
    made = list(known)
    for number in range(count - len(known)):
        lang = ("zh", "en")[number % 2]
        ways = tuple(" ".join(chance.sample(names[lang], 2)) for _ in range(4))
        text = " ".join(chance.sample(pools[lang], 8))
        name = f"more-{number}"
        made.append(Document("answer", name, lang, name, {2: ways, 1: [text]}, ways))
    return made


def ours(documents: Sequence[Document]) -> Found:
    """Search as the bot does."""
    groups = yaml.safe_load((CONTENT / "synonyms.yaml").read_text("utf-8"))
    groups = groups["groups"] if isinstance(groups, dict) else groups
    index = SearchIndex(documents, groups)
    return lambda one: [hit.id for hit in index.search(one.ask, one.lang, MOST)]


def fts5(documents: Sequence[Document]) -> Found:
    """Search by SQLite: any three characters in a row, weighed by its BM25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE docs USING fts5(id UNINDEXED, text, tokenize='trigram')")
    database.executemany(
        "INSERT INTO docs VALUES (?, ?)",
        [
            (each.id, "\n".join(text for texts in each.fields.values() for text in texts))
            for each in documents
        ],
    )

    def find(one: Question) -> list[str]:
        text = one.ask.lower()[: _TRIGRAMS + 2]
        parts = {text[at : at + 3].replace('"', '""') for at in range(len(text) - 2)}
        if not parts:
            return []
        wanted = " OR ".join(f'"{part}"' for part in parts)
        rows = database.execute(
            "SELECT id FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT ?", (wanted, MOST)
        )
        return [row[0] for row in rows]

    return find


def timed(find: Found, asked: Sequence[Question]) -> tuple[float, float, float]:
    """Return p50 and p99 in ms, and how often the right one is among the first three."""
    times: list[float] = []
    right = 0
    for one in asked:
        begun = time.perf_counter()
        found = find(one)
        times.append((time.perf_counter() - begun) * 1000)
        right += bool(one.ids & set(found))
    return statistics.median(times), statistics.quantiles(times, n=100)[98], right / len(asked)


async def in_the_chat(asked: Sequence[Question]) -> tuple[float, float]:
    """Return p50 and p99 in ms from a person's message to the call that shows the answer."""
    waits: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        settings, clock = Settings(data_dir=Path(folder), _env_file=None), MovableClock()
        bot = Bot(settings, clock, settings.rehearsal_database)
        playground = Playground(TOKEN, clock, bot)
        server, stop = PlaygroundServer(playground, port=0), asyncio.Event()
        await server.start()
        serving = asyncio.create_task(bot.serve(TOKEN, server.url, stop))
        async with aiohttp.ClientSession(server.url) as http:
            for number, one in enumerate([asked[0], *asked]):
                before = playground.counts["sendmessage"]
                body = {"user_id": 7, "text": one.ask, "language_code": one.lang}
                begun = time.time()
                (await http.post("/sim/message", json=body)).release()
                async with asyncio.timeout(60):
                    while playground.counts["sendmessage"] == before:  # noqa: ASYNC110
                        await asyncio.sleep(0.001)
                if number:
                    shown = [call for call in playground.calls if call["at"] >= begun]
                    waits += [c["at"] - begun for c in shown if c["method"] == "sendMessage"][:1]
            stop.set()
            await serving
        await server.stop()
    return statistics.median(waits) * 1000, statistics.quantiles(waits, n=100)[98] * 1000


def run(console: Console) -> None:
    """Measure once and print."""
    configure("critical")
    chance = random.Random(300)
    library = open_library(Settings(_env_file=None), SystemClock())
    known = passages(library)
    asked = [one for one in questions() if one.ids]
    chance.shuffle(asked)
    table = Table(title=f"{len(asked)} questions as people type them")
    for head in ("passages", "", "p50 (ms)", "p99 (ms)", "among three"):
        table.add_column(head, justify="left" if not head else "right")
    for size in sorted((*SIZES, len(known))):
        documents = so_many(known, size, chance)
        medians = {}
        for name, make in (("Liftcare", ours), ("SQLite FTS5, trigrams", fts5)):
            p50, p99, right = timed(make(documents), asked)
            medians[name] = p50
            # Of some of the passages alone nobody can find what isn't there.
            share = f"{right:.2f}" if size >= len(known) else ""
            table.add_row(f"{size:,}", name, f"{p50:.2f}", f"{p99:.2f}", share)
        first, second = medians.values()
        console.print(f"{size:,} passages: {first / second:.1f} times FTS5's time (p50)")
    console.print(table)
    p50, p99 = asyncio.run(in_the_chat(asked[:IN_THE_CHAT]))
    console.print(f"In the chat, through the whole stack: p50 {p50:.0f} ms, p99 {p99:.0f} ms")

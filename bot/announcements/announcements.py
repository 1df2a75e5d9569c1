"""Runs, as operators begin and change them: each act one transaction with its audit line."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements.drafts import Drafts, id_of
from bot.conversation.lane import Lane
from bot.conversation.visit import Person
from bot.mailing.audience import Audience, Counted, Hours, Reader
from bot.mailing.draft import Draft, DraftState
from bot.mailing.run import (
    Arrival,
    Progress,
    Recipient,
    Run,
    RunKind,
    RunState,
    fate,
    taken_back,
)
from bot.store import announcements, arrivals, audiences, audit, mailings, outbox, people, runs
from bot.store.audit import Act
from bot.store.database import Database
from bot.store.outbox import NewMessage

_PAGE: Final = 1000
RESENT: Final = frozenset({"failed", "expired", "unknown"})
"""The fates after which a run can be sent once more."""


class Announcements(Drafts):
    """The announcements of one channel. ``wake`` is called when there is something to do."""

    def __init__(
        self, database: Database, channel: str, wake: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(database)
        self._channel = channel
        self._wake = wake

    async def count(self, audience: Audience, now: datetime, usual: Hours | None = None) -> Counted:
        """Count whom it would reach, and whom not and why; and who has no ``usual`` hours."""
        async with self._database.transaction() as connection:
            counted = await audiences.count(connection, audience, self._channel, now)
            if usual is None:
                return counted
            others = await audiences.elsewhere(connection, audience, self._channel, now, usual)
        return replace(counted, elsewhere=others)

    async def release(
        self,
        number: int,
        by: Person | None,
        now: datetime,
        *,
        at: datetime | None = None,
        count: int | None = None,
        agreed: Callable[[Draft, int], bool] = lambda _draft, _count: True,
    ) -> Run | None:
        """Send a draft, now or ``at`` an instant. Confirmed twice it is sent once.

        ``agreed`` is told what would be sent to how many, and says whether that was confirmed;
        they are counted unless ``count`` is given.
        Returns None where it was not, and for a draft that is discarded, or says nothing.
        """
        async with self._database.transaction() as connection:
            draft = await announcements.get(connection, number, lock=True)
            if draft is None or draft.state is DraftState.DISCARDED or not draft.versions:
                return None
            if draft.state is DraftState.RELEASED:
                return await _sending(connection, number)
            if count is None:
                count = await audiences.recipients(connection, draft.audience, self._channel, now)
            if not agreed(draft, count):
                return None
            run = await self._begin(
                connection,
                draft,
                RunKind.SEND,
                by,
                now,
                starts=max(at or now, now),
                expected=count,
                upto=await audiences.highest(connection),
            )
            released = {"state": DraftState.RELEASED, "changed": now, "changed_by": id_of(by)}
            await announcements.change(connection, number, released)
        self._wake()
        return run

    async def test(
        self, number: int, team: Sequence[Person], by: Person | None, now: datetime
    ) -> int:
        """Send a draft to people of the team, each once a test; returns to how many."""
        async with self._database.transaction() as connection:
            draft = await announcements.get(connection, number)
            reachable = [one for one in team if one.unreachable is None]
            if draft is None or not draft.versions:
                return 0
            messages = [
                NewMessage(
                    key=f"test:{number}:{one.id}:{int(now.timestamp() * 1000)}",
                    channel=self._channel,
                    chat=one.address,
                    person=one.id,
                    lane=Lane.URGENT,
                    kind="test",
                    payload={"announcement": number},
                    due=now,
                )
                for one in reachable
            ]
            await outbox.put(connection, messages, now)
            about = {"announcement": number}
            await audit.record(connection, id_of(by), Act.TESTED, about, now)
        return len(reachable)

    async def correct(self, run: int, by: Person | None, now: datetime) -> Run | None:
        """Edit what a run sent, to what the draft says now; the rest is sent so.

        None where it is taken back, or was, or can't become that.
        """
        return await self._follow(run, RunKind.CORRECT, ("sent",), by, now)

    async def can_correct(self, run: int) -> bool:
        """Tell whether what a run sent can become what the draft says now."""
        async with self._database.transaction() as connection:
            sent = await runs.get(connection, run)
            draft = await announcements.get(connection, sent.announcement) if sent else None
        return sent is not None and draft is not None and sent.can_become(draft)

    async def recall(self, run: int, by: Person | None, now: datetime) -> Run | None:
        """Delete what a run sent, where the messenger allows; what still waits is not sent.

        A correction of it that is still on its way ends.
        """
        return await self._follow(run, RunKind.RECALL, ("sent",), by, now)

    async def resend(
        self, run: int, states: tuple[str, ...], by: Person | None, now: datetime
    ) -> Run | None:
        """Send once more to those whose fate is one of ``states``; None where it is taken back."""
        chosen = tuple(sorted(RESENT.intersection(states)))
        return await self._follow(run, RunKind.RESEND, chosen, by, now) if chosen else None

    async def run(self, number: int) -> Run | None:
        """Return a run."""
        async with self._database.transaction() as connection:
            return await runs.get(connection, number)

    async def runs(self, *announcements: int) -> list[Run]:
        """Return the runs of some announcements, the oldest first."""
        async with self._database.transaction() as connection:
            return await runs.of_announcements(connection, announcements)

    async def reached(self, among: Sequence[Run]) -> set[int]:
        """Return which of some runs brought it to anybody, or perhaps did."""
        brings = [run.id for run in among if run.kind in {RunKind.SEND, RunKind.RESEND}]
        if not brings:
            return set()
        async with self._database.transaction() as connection:
            return {
                run for run in brings if await mailings.any_in(connection, run, mailings.ARRIVED)
            }

    async def sending(self, announcement: int) -> Run | None:
        """Return the run that sends an announcement: the last one that was confirmed."""
        async with self._database.transaction() as connection:
            return await _sending(connection, announcement)

    async def pause(self, run: int, by: Person | None, now: datetime) -> Run | None:
        """Let a run rest; what is on its way this moment still arrives."""
        return await self._move(run, RunState.PAUSED, by, now)

    async def resume(self, run: int, by: Person | None, now: datetime) -> Run | None:
        """Let a paused run go on."""
        return await self._move(run, RunState.RUNNING, by, now)

    async def cancel(self, run: int, by: Person | None, now: datetime) -> Run | None:
        """End a run: nobody else gets it. If nobody has it yet, it is a draft again."""
        return await self._move(run, RunState.CANCELLED, by, now)

    async def progress(self, run: int, now: datetime) -> Progress | None:
        """Tell how far a run is."""
        async with self._database.transaction() as connection:
            found = await runs.get(connection, run)
            if found is None:
                return None
            done = _progress(found, await mailings.fates(connection, run), now)
            if found.kind is RunKind.CORRECT and found.of is not None:
                return replace(done, resting=await _resting(connection, found.of, now))
            if found.state is not RunState.CANCELLED or found.kind is not RunKind.SEND:
                return done
            draft = await announcements.get(connection, found.announcement)
            return replace(done, returned=draft is not None and draft.open)

    async def recipients(self, run: int) -> AsyncIterator[Recipient]:
        """Yield a run's ledger in pages, whatever its length."""
        after = 0
        while True:
            async with self._database.transaction() as connection:
                page = await mailings.recipients(connection, run, after, _PAGE)
            for after, recipient in page:  # noqa: B007  # the last one's id is gone on from
                yield recipient
            if len(page) < _PAGE:
                return

    async def reported(self, run: Run, by: Person, now: datetime, *, table: bool) -> None:
        """Keep that somebody took a run's report along, the picture or the table."""
        act = Act.LISTED if table else Act.REPORTED
        async with self._database.transaction() as connection:
            await audit.record(connection, by.id, act, _about(run), now)

    async def watch(self, run: int, chat: int, message: int) -> None:
        """Keep a message fresh that shows how far a run is."""
        async with self._database.transaction() as connection:
            await runs.watch(connection, run, chat, message)
        self._wake()

    async def watched(self) -> list[tuple[int, int, int]]:
        """Return run, chat and message of all that is kept fresh."""
        async with self._database.transaction() as connection:
            return await runs.watched(connection)

    async def watch_no_more(self, run: int, chat: int) -> None:
        """Leave a message as it is from now on."""
        async with self._database.transaction() as connection:
            await runs.watch_no_more(connection, run, chat)

    async def readers(self, persons: Sequence[int]) -> Mapping[int, Reader]:
        """Return which language people read by now, and whether they still get news."""
        async with self._database.transaction() as connection:
            return await mailings.readers(connection, persons)

    async def speak(self, run: int, language: str, messages: Sequence[int]) -> None:
        """Keep in which language messages of a run go out, by their ids in the outbox."""
        async with self._database.transaction() as connection:
            await arrivals.speak(connection, run, language, messages)

    async def arrivals(self, run: int, persons: Sequence[int]) -> Mapping[int, Arrival]:
        """Return how people have what a run sent them."""
        async with self._database.transaction() as connection:
            return await arrivals.of(connection, run, persons)

    async def news(self, person: Person, wanted: bool, now: datetime) -> None:  # noqa: FBT001  # as asked
        """Agree to news, or take that back."""
        async with self._database.transaction() as connection:
            await people.change(connection, person.id, {"news": now if wanted else None})

    async def wants_news(self, person: Person) -> bool:
        """Tell whether somebody agreed to news."""
        async with self._database.transaction() as connection:
            kept = await people.kept(connection, person.id)
        return kept is not None and kept["news"] is not None

    async def _begin(
        self,
        connection: AsyncConnection,
        draft: Draft,
        kind: RunKind,
        by: Person | None,
        now: datetime,
        **values: Any,
    ) -> Run:
        run = await runs.add(
            connection,
            {
                "announcement": draft.id,
                "kind": kind,
                "state": RunState.SCHEDULED,
                "by": id_of(by),
                "states": [],
                "starts": now,
                "created": now,
                "cursor": 0,
                "content": runs.content_of(draft),
                **values,
            },
        )
        await audit.record(connection, id_of(by), _BEGINS[kind], _about(run), now)
        return run

    async def _follow(
        self, number: int, kind: RunKind, states: tuple[str, ...], by: Person | None, now: datetime
    ) -> Run | None:
        """Begin a run about what an earlier one did; while one like it is open, return that."""
        async with self._database.transaction() as connection:
            earlier = await runs.get(connection, number, lock=True)
            if earlier is None:
                return None
            draft = await announcements.get(connection, earlier.announcement, lock=True)
            if draft is None or not draft.versions:
                return None
            later = await runs.about(connection, number)
            same = next((one for one in later if one.kind is kind and not one.over), None)
            if same is not None:
                return same
            if kind is not RunKind.RECALL and taken_back(later) is not None:
                return None
            content = runs.content_of(draft)
            if kind is RunKind.RECALL:
                # How many messages somebody got depends on what was sent, not on the draft by now.
                content = await runs.content(connection, number)
                await self._make_way(connection, earlier, later, by, now)
            elif kind is RunKind.CORRECT:
                if not earlier.can_become(draft):
                    return None
                await runs.change(connection, number, {"content": content})
            fates = await mailings.fates(connection, number)
            run = await self._begin(
                connection,
                draft,
                kind,
                by,
                now,
                of=number,
                states=list(states),
                expected=sum(fates[one] for one in fates if fate(*one) in states),
                upto=earlier.upto,
                content=content,
            )
        self._wake()
        return run

    async def _make_way(
        self,
        connection: AsyncConnection,
        earlier: Run,
        later: Sequence[Run],
        by: Person | None,
        now: datetime,
    ) -> None:
        """End what would still bring to people what is taken back, or change it under way."""
        corrections = [one for one in later if one.kind is RunKind.CORRECT]
        for one in (earlier, *corrections):
            if not one.over:
                await self._end(connection, one, by, now)
        # Also of one that is over somebody may still come back for theirs.
        await mailings.cancel(connection, earlier.id, now)

    async def _move(
        self, number: int, to: RunState, by: Person | None, now: datetime
    ) -> Run | None:
        async with self._database.transaction() as connection:
            run = await runs.get(connection, number, lock=True)
            if run is None or run.over or run.state is to:
                return run
            if to is RunState.RUNNING and run.state is not RunState.PAUSED:
                return run
            if to is RunState.CANCELLED:
                await self._end(connection, run, by, now)
            else:
                await self._rest_or_go_on(connection, run, to, by, now)
            moved = await runs.get(connection, number)
        self._wake()
        return moved

    async def _rest_or_go_on(
        self, connection: AsyncConnection, run: Run, to: RunState, by: Person | None, now: datetime
    ) -> None:
        rests = to is RunState.PAUSED
        if rests:
            await mailings.pause(connection, run.id)
            await runs.change(connection, run.id, {"state": to})
        else:
            state = RunState.SCHEDULED if run.began is None else to
            await runs.change(connection, run.id, {"state": state, "resumed": now})
            await mailings.resume(connection, replace(run, resumed=now))
        act = Act.PAUSED if rests else Act.RESUMED
        await audit.record(connection, id_of(by), act, _about(run), now)

    async def _end(
        self, connection: AsyncConnection, run: Run, by: Person | None, now: datetime
    ) -> None:
        """End a run that isn't over. If nobody has what it sends, that is a draft again."""
        await mailings.cancel(connection, run.id, now)
        await runs.change(connection, run.id, {"state": RunState.CANCELLED, "ended": now})
        sent = await mailings.any_in(connection, run.id, mailings.ON_ITS_WAY)
        if run.kind is RunKind.SEND and not sent:
            again = {"state": DraftState.DRAFT}
            await announcements.change(connection, run.announcement, again)
        await audit.record(connection, id_of(by), Act.CANCELLED, _about(run), now)


_BEGINS: Final = {
    RunKind.SEND: Act.RELEASED,
    RunKind.RESEND: Act.RESENT,
    RunKind.CORRECT: Act.CORRECTED,
    RunKind.RECALL: Act.RECALLED,
}


def _about(run: Run) -> dict[str, Any]:
    return {"run": run.id, "announcement": run.announcement}


async def _sending(connection: AsyncConnection, announcement: int) -> Run | None:
    found = await runs.of_announcements(connection, [announcement])
    return next((run for run in reversed(found) if run.kind is RunKind.SEND), None)


async def _resting(connection: AsyncConnection, number: int, now: datetime) -> int:
    """Return how many still wait for what a run sends, 0 where it isn't paused."""
    run = await runs.get(connection, number)
    if run is None or run.state is not RunState.PAUSED:
        return 0
    seen = _progress(run, await mailings.fates(connection, number), now)
    return max(run.expected - seen.settled, seen.waiting)


def _progress(run: Run, fates: Mapping[tuple[str, str | None], int], now: datetime) -> Progress:
    by: dict[str, Counter[str]] = {}
    for (state, reason), number in (Counter(fates) + Counter(run.forgotten)).items():
        by.setdefault(fate(state, reason), Counter())[reason or ""] += number
    held = by.pop("held", Counter())
    paused = held.pop(outbox.PAUSED, 0)
    counted = {state: sum(reasons.values()) for state, reasons in by.items()}
    done = Progress(
        run,
        waiting=counted.get("waiting", 0) + counted.get("sending", 0) + paused,
        sent=counted.get("sent", 0),
        unknown=counted.get("unknown", 0),
        unreachable=held,
        failed=by.get("failed", {}),
        dropped={**by.get("dropped", {}), **by.get("expired", {})},
        expired=counted.get("expired", 0),
        late=run.starts <= now,
    )
    return done.paced(now)

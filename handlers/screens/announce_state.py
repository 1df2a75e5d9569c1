"""What became of an announcement, in the word by which its screens choose theirs."""

from collections.abc import Collection, Sequence

from bot.announcements import Draft, Run, RunKind, RunState
from bot.mailing.run import corrections, differs, taken_back


def sending(runs: Sequence[Run]) -> Run | None:
    """Return the run that sends it: the last one that was confirmed."""
    return next((run for run in reversed(runs) if run.kind is RunKind.SEND), None)


def state_of(runs: Sequence[Run]) -> str:
    """Return what became of it at last: what was taken back or corrected says so."""
    run = sending(runs)
    if run is None:
        return "draft"
    about = [one for one in runs if one.of == run.id]
    if (back := taken_back(about)) is not None:
        return "recalled" if back.over else "recalling"
    if run.over and (corrected := corrections(about)):
        return "corrected" if corrected[-1].over else "correcting"
    return str(run.shown)


def phase_of(one: Draft, run: Run, runs: Sequence[Run], reached: Collection[int]) -> str:
    """Return what is to be said of changes, once it is confirmed."""
    state = state_of(runs)
    if state in {"recalled", "recalling"}:
        return state
    if run.shown is RunState.SCHEDULED or run.waits:
        return "waits"
    if run.over and not reached:
        return "nobody"
    if differs(one, run, runs) and (run.id in reached or not run.over):
        return "changed"
    return "ended" if run.state is RunState.CANCELLED else "sent"

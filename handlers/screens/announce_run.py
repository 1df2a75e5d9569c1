"""A run as operators watch it: a bar, what became of whom, how long the rest takes."""

from collections.abc import Sequence
from typing import Final

from bot.announcements import Progress, RunKind, RunState
from bot.conversation.action import Action
from bot.conversation.screen import Button, Row, Screen
from handlers import announce_actions as do
from handlers.screens.announce import writing
from handlers.screens.announce_reach import language_name, why
from handlers.screens.announce_when import exactly
from handlers.screens.view import View

_CELLS: Final = 12
_MINUTE: Final = 60
_GOES_ON: Final = frozenset({RunState.SCHEDULED, RunState.RUNNING, RunState.PAUSED})


def progress(view: View, seen: Progress, *, lead: str = "", may_send: bool = True) -> Screen:
    """How far it is, and what can be done about it by somebody who may send."""
    run = seen.run
    lines = [view.t("run", kind=str(run.kind), state=str(run.shown), number=run.announcement)]
    if run.stuck is not None and run.state is RunState.PAUSED:
        lines.append(view.t("run-stuck", kind=str(run.kind)))
    if _took_nobodys(seen):
        lines.append(view.t("run-nobody"))
    if seen.returned:
        lines.append(view.t("run-draft-again"))
    if run.shown is RunState.SCHEDULED or run.waits:
        at = exactly(view, run.starts, run.created)
        lines.append(view.t("run-starts", at=at, goes=_goes(seen)))
    expected = max(run.expected, seen.settled + seen.waiting)
    lines.append(view.t("run-bar", bar=bar(seen.settled, expected), of=expected, n=seen.settled))
    lines.append("\n".join(_fates(view, seen)))
    if seen.left is not None and seen.rate is not None:
        minutes = int(seen.left // _MINUTE)
        lines.append(view.t("run-left", minutes=minutes, rate=round(seen.rate)))
    if seen.resting:
        lines.append(view.t("run-resting", count=seen.resting))
    text = "\n\n".join([lead, *lines] if lead else lines)
    return Screen(text, tuple(_ways(view, seen) if may_send else _looks(view, seen)))


def _goes(seen: Progress) -> str:
    """When what is paused is sent if it goes on: at its ``time``, ``now`` since that is over."""
    if seen.run.state is not RunState.PAUSED or not seen.run.waits:
        return "on"
    return "now" if seen.late else "time"


def _took_nobodys(seen: Progress) -> bool:
    """Whether so few were to get it that it ended before it could be stuck."""
    sends = seen.run.kind in {RunKind.SEND, RunKind.RESEND} and seen.run.state is RunState.DONE
    return sends and not (seen.sent or seen.unknown) and "refused" in seen.failed


def bar(done: int, of: int) -> str:
    """Return a bar of twelve cells."""
    full = round(_CELLS * min(done / of, 1)) if of else 0
    return "▰" * full + "▱" * (_CELLS - full)


def _fates(view: View, seen: Progress) -> list[str]:
    kind = str(seen.run.kind)
    lines = [view.t("run-sent", kind=kind, count=seen.sent)]
    if seen.unreachable:
        count = sum(seen.unreachable.values())
        lines.append(view.t("run-unreachable", count=count, why=why(view, seen.unreachable)))
    if seen.failed:
        count = sum(seen.failed.values())
        lines.append(view.t("run-failed", kind=kind, count=count, why=why(view, seen.failed)))
    if seen.unknown:
        lines.append(view.t("run-unknown", kind=kind, count=seen.unknown))
    if seen.dropped:
        count = sum(seen.dropped.values())
        lines.append(view.t("run-dropped", kind=kind, count=count, why=why(view, seen.dropped)))
    return lines


def _ways(view: View, seen: Progress) -> list[Row]:
    run = seen.run
    rows: list[Row] = []
    if run.state is RunState.PAUSED:
        label = view.t("button-resume-run", goes=_goes(seen))
        rows.append((Button(label, do.ResumeRun(run.id), style="success"),))
    elif run.state in _GOES_ON:
        rows.append((Button(view.t("button-pause-run"), do.PauseRun(run.id)),))
    if run.state in _GOES_ON:
        stop = do.CancelRun(run.id, confirmed=False)
        rows.append((Button(view.t("button-cancel-run"), stop, style="danger"),))
    if seen.settled:
        drawn = Button(view.t("button-report-picture"), do.DrawReport(run.id))
        rows.append((drawn, Button(view.t("button-report-table"), do.GetTable(run.id))))
    if run.kind in {RunKind.SEND, RunKind.RESEND}:
        rows += _after(view, seen)
    if run.kind is RunKind.CORRECT:
        rows.append((Button(view.t("button-notice"), do.NewNotice(run.announcement)),))
    return [*rows, *_looks(view, seen)]


def _looks(view: View, seen: Progress) -> list[Row]:
    back = Button(view.t("button-the-announcement"), do.ShowDraft(seen.run.announcement))
    rows: list[Row] = [(Button(view.t("button-refresh"), do.ShowRun(seen.run.id)),)]
    if seen.resting and seen.run.of is not None:
        rows.append((Button(view.t("button-progress", kind="send"), do.ShowRun(seen.run.of)),))
    return [*rows, (back, *view.home())]


def _after(view: View, seen: Progress) -> list[Row]:
    run = seen.run.id
    rows: list[Row] = []
    if seen.sent:
        rows.append(
            (
                Button(view.t("button-correct"), do.CorrectRun(run, confirmed=False)),
                Button(view.t("button-recall"), do.RecallRun(run, confirmed=False)),
            )
        )
    if seen.run.over:
        for state, count in (("failed", seen.missed), ("unknown", seen.unknown)):
            if count:
                again = do.ResendRun(run, unknown=state == "unknown", confirmed=False)
                shown = "missed" if state == "failed" and seen.expired else state
                label = view.t("button-resend", state=shown, count=count)
                rows.append((Button(label, again),))
    return rows


def ask(
    view: View,
    seen: Progress,
    what: str,
    action: Action,
    *,
    resent: bool = False,
    same: Sequence[str] = (),
) -> Screen:
    """Ask once: ``what`` is cancel, correct, recall, failed or unknown.

    What was ``resent`` is changed apart. A correction changes nothing in the languages of ``same``.
    """
    words = Button(view.t("button-the-announcement"), do.ShowDraft(seen.run.announcement))
    count = {
        "failed": seen.missed,
        "unknown": seen.unknown,
        "cancel": max(seen.run.expected - seen.settled, 0),
    }.get(what, seen.sent)
    yes = Button(view.t("button-yes-do", what=what), action, style="danger")
    no = Button(view.t("button-back"), do.ShowRun(seen.run.id))
    rows: tuple[Row, ...] = ((yes,), (words, no) if what == "correct" else (no,))
    text = view.t("run-ask", what=what, kind=str(seen.run.kind), count=count)
    if same:
        names = view.t("list-separator").join(language_name(view, one) for one in same)
        text = f"{text}\n\n{view.t('run-ask-same', languages=names)}"
    if resent:
        text = f"{text}\n\n{view.t('run-ask-resent', what=what)}"
    return Screen(text, rows)


def unchanged(view: View, seen: Progress) -> Screen:
    """There is nothing to correct yet: the ways to change the words, or what else there is."""
    others = Button(view.t("button-the-announcement"), do.ShowDraft(seen.run.announcement))
    back = Button(view.t("button-back"), do.ShowRun(seen.run.id))
    rows = (writing(view, seen.run.announcement), (others, back))
    return Screen(view.t("run-unchanged"), rows)

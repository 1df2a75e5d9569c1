"""What operators can do with announcements. Tags are kept for ever, as in `handlers.actions`."""

from dataclasses import dataclass

from bot.conversation.action import Action, Slug


@dataclass(frozen=True)
class ShowAnnouncements(Action, tag="z"):
    """All of them, the latest first."""


@dataclass(frozen=True)
class TurnAnnouncements(Action, tag="zm"):
    """Another page of them, from 0."""

    page: int


@dataclass(frozen=True)
class NewAnnouncement(Action, tag="zn"):
    """Begin one."""


@dataclass(frozen=True)
class NewNotice(Action, tag="zhn"):
    """Begin one for whom another one was for, to tell them that it was corrected."""

    number: int


@dataclass(frozen=True)
class MakeOne(Action, tag="zf"):
    """Make one, in a language, of the message that was forwarded just before."""

    language: Slug


@dataclass(frozen=True)
class ShowDraft(Action, tag="zd"):
    """One announcement."""

    number: int


@dataclass(frozen=True)
class WriteIn(Action, tag="zw"):
    """Await its words in a language: the next message, whatever it is."""

    number: int
    language: Slug


@dataclass(frozen=True)
class DropVersion(Action, tag="zx"):
    """Take a language's words away."""

    number: int
    language: Slug


@dataclass(frozen=True)
class ShowAudience(Action, tag="za"):
    """Whom it is for."""

    number: int


@dataclass(frozen=True)
class ToLanguage(Action, tag="zl"):
    """For those who read a language; ``all`` for everybody."""

    number: int
    language: Slug


@dataclass(frozen=True)
class ToPhase(Action, tag="zp"):
    """For those in a phase, by its place in `Phase`, too, or no longer."""

    number: int
    phase: int
    on: bool


@dataclass(frozen=True)
class ToPlan(Action, tag="zq"):
    """For those with a plan; ``all`` for everybody."""

    number: int
    plan: Slug


@dataclass(frozen=True)
class ToActive(Action, tag="zt"):
    """For those who wrote within so many days; 0 for everybody."""

    number: int
    days: int


@dataclass(frozen=True)
class ShowLinks(Action, tag="zb"):
    """The buttons below it."""

    number: int


@dataclass(frozen=True)
class AddLink(Action, tag="zc"):
    """Await a button in the next text."""

    number: int


@dataclass(frozen=True)
class PickPage(Action, tag="zg"):
    """Choose a button's page among a page's own."""

    number: int
    page: Slug


@dataclass(frozen=True)
class TakePage(Action, tag="zh"):
    """Add a button that leads to a page."""

    number: int
    page: Slug


@dataclass(frozen=True)
class DropLink(Action, tag="ze"):
    """Take a button away, by its place from 0."""

    number: int
    place: int


@dataclass(frozen=True)
class SetOptOut(Action, tag="zo"):
    """Whether "stop these messages" stands below it."""

    number: int
    on: bool


@dataclass(frozen=True)
class Preview(Action, tag="zv"):
    """See it in a language exactly as others will."""

    number: int
    language: Slug


@dataclass(frozen=True)
class TestTeam(Action, tag="zk"):
    """Send it to the whole team."""

    number: int


@dataclass(frozen=True)
class AskRelease(Action, tag="zr"):
    """Ask once before it is sent; ``minute`` is when, in minutes since 1970 (UTC), 0 for now."""

    number: int
    minute: int


@dataclass(frozen=True)
class Release(Action, tag="zs"):
    """Send it, now or at that minute."""

    number: int
    minute: int


@dataclass(frozen=True)
class ShowTimes(Action, tag="zi"):
    """Times to choose from; one may be written as well."""

    number: int


@dataclass(frozen=True)
class SetPaid(Action, tag="zy"):
    """Pay the messenger to send it faster, or not; ``minute`` is when, as in `AskRelease`."""

    number: int
    on: bool
    minute: int


@dataclass(frozen=True)
class Discard(Action, tag="zz"):
    """Put a draft away."""

    number: int
    confirmed: bool


@dataclass(frozen=True)
class ShowRun(Action, tag="v"):
    """How far a run is."""

    run: int


@dataclass(frozen=True)
class PauseRun(Action, tag="vp"):
    """Let it rest."""

    run: int


@dataclass(frozen=True)
class ResumeRun(Action, tag="vr"):
    """Let it go on."""

    run: int


@dataclass(frozen=True)
class CancelRun(Action, tag="vc"):
    """End it: nobody else gets it."""

    run: int
    confirmed: bool


@dataclass(frozen=True)
class CorrectRun(Action, tag="ve"):
    """Edit what was sent, to what the announcement says now."""

    run: int
    confirmed: bool


@dataclass(frozen=True)
class RecallRun(Action, tag="vx"):
    """Delete what was sent, where the messenger allows."""

    run: int
    confirmed: bool


@dataclass(frozen=True)
class DrawReport(Action, tag="vo"):
    """What became of everybody, as a picture."""

    run: int


@dataclass(frozen=True)
class GetTable(Action, tag="vt"):
    """What became of everybody, as a table."""

    run: int


@dataclass(frozen=True)
class ResendRun(Action, tag="vs"):
    """Send once more to those whom it failed to reach, or those whom it perhaps did."""

    run: int
    unknown: bool
    confirmed: bool

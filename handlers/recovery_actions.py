"""What a person can do with their plan. Tags are kept for ever, as in `handlers.actions`."""

from dataclasses import dataclass

from bot.conversation.action import Action, Slug


@dataclass(frozen=True)
class ShowRecovery(Action, tag="rr"):
    """My recovery: where I am, what is next."""


@dataclass(frozen=True)
class ShowTimeline(Action, tag="rp"):
    """The plan as a picture."""


@dataclass(frozen=True)
class ShowLedger(Action, tag="rg"):
    """Every message: when it was due and what became of it; page 0 has the latest."""

    page: int


@dataclass(frozen=True)
class GetCalendar(Action, tag="rf"):
    """The visits as a calendar file."""


@dataclass(frozen=True)
class ChangeDate(Action, tag="rc"):
    """A month to choose another day from (`month_of`); 0 is the operation's own."""

    month: int


@dataclass(frozen=True)
class MoveDate(Action, tag="rm"):
    """What another date (its number in the calendar) would change."""

    day: int


@dataclass(frozen=True)
class MoveDateNow(Action, tag="rx"):
    """Take that date."""

    day: int


@dataclass(frozen=True)
class Pause(Action, tag="ra"):
    """Nothing for so many days, 0 until resumed; asks first where check-ins would come."""

    days: int


@dataclass(frozen=True)
class PauseReminders(Action, tag="rab"):
    """The same at once, but check-ins come."""

    days: int


@dataclass(frozen=True)
class PauseAll(Action, tag="rac"):
    """The same at once, check-ins too."""

    days: int


@dataclass(frozen=True)
class EndPause(Action, tag="ru"):
    """Go on."""


@dataclass(frozen=True)
class EndPlan(Action, tag="rq"):
    """No more reminders."""


@dataclass(frozen=True)
class ReopenPlan(Action, tag="ro"):
    """Take that back."""

    subscription: int


@dataclass(frozen=True)
class ShowTimes(Action, tag="ri"):
    """Times of day to choose from."""


@dataclass(frozen=True)
class PreferTime(Action, tag="rv"):
    """Reminders without a time of their own come at this minute of the day, -1 for the plan's."""

    minute: int


@dataclass(frozen=True)
class ShowZones(Action, tag="rz"):
    """Places to choose from."""


@dataclass(frozen=True)
class ChangeZone(Action, tag="ry"):
    """Go by the clocks of a place (`zone_slug`)."""

    zone: Slug


@dataclass(frozen=True)
class ShowDetails(Action, tag="rj"):
    """What the plan goes by beside the date."""


@dataclass(frozen=True)
class ShowHours(Action, tag="rs"):
    """Hours at which the operation may begin."""


@dataclass(frozen=True)
class TakeHour(Action, tag="rb"):
    """The operation begins at this minute of the day, -1 for nobody knows."""

    minute: int


@dataclass(frozen=True)
class TellSmoking(Action, tag="rja"):
    """I smoke (1), or not (0)."""

    yes: int


@dataclass(frozen=True)
class TellStitches(Action, tag="rjb"):
    """My stitches are still in (1), or out (0)."""

    inside: int


@dataclass(frozen=True)
class ShowQuiet(Action, tag="rjc"):
    """Quiet hours to choose from."""


@dataclass(frozen=True)
class SetQuiet(Action, tag="rjd"):
    """Write nothing from this hour of the day to that one; the same twice is never quiet."""

    start: int
    end: int


@dataclass(frozen=True)
class ShowReminder(Action, tag="rk"):
    """A reminder as it is now."""

    subscription: int
    step: Slug


@dataclass(frozen=True)
class Done(Action, tag="rd"):
    """Tick a reminder off."""

    subscription: int
    step: Slug


@dataclass(frozen=True)
class ShowLater(Action, tag="rl"):
    """When a reminder may come once more."""

    subscription: int
    step: Slug


@dataclass(frozen=True)
class LaterHour(Action, tag="rh"):
    """Once more in an hour."""

    subscription: int
    step: Slug


@dataclass(frozen=True)
class LaterEvening(Action, tag="re"):
    """Once more this evening."""

    subscription: int
    step: Slug


@dataclass(frozen=True)
class LaterTomorrow(Action, tag="rt"):
    """Once more tomorrow."""

    subscription: int
    step: Slug


LaterAction = LaterHour | LaterEvening | LaterTomorrow

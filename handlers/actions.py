"""Every action a person can do. Tags are kept for ever: buttons live on in old messages."""

from dataclasses import dataclass

from bot.conversation.action import Action, Slug


@dataclass(frozen=True)
class Start(Action, tag="st"):
    """Begin: greeting and menu."""


@dataclass(frozen=True)
class Home(Action, tag="h"):
    """The menu."""


@dataclass(frozen=True)
class Help(Action, tag="e"):
    """What the bot can do and how."""


@dataclass(frozen=True)
class ShowPage(Action, tag="p"):
    """A page of the content."""

    page: Slug


@dataclass(frozen=True)
class ShowBeside(Action, tag="rw"):
    """A page beside the message that leads to it: that stays, as a reminder or announcement."""

    page: Slug


@dataclass(frozen=True)
class ShowPicture(Action, tag="pic"):
    """A page's drawing."""

    page: Slug


@dataclass(frozen=True)
class ShowSources(Action, tag="s"):
    """Where a page's statements come from."""

    page: Slug


@dataclass(frozen=True)
class Wrong(Action, tag="w"):
    """Something is wrong: the red-flag screen."""


@dataclass(frozen=True)
class Ask(Action, tag="a"):
    """How to ask a question."""


@dataclass(frozen=True)
class ShowResults(Action, tag="r"):
    """What was found for the last question."""


@dataclass(frozen=True)
class ShowAnswer(Action, tag="an"):
    """A short answer to one question."""

    answer: Slug


@dataclass(frozen=True)
class TellDanger(Action, tag="ad"):
    """That danger, found for what I wrote, is mine."""

    answer: Slug


@dataclass(frozen=True)
class ShowAnswerSources(Action, tag="as"):
    """Where an answer's statements come from."""

    answer: Slug


@dataclass(frozen=True)
class ShowSheet(Action, tag="q"):
    """The question sheet's groups."""


@dataclass(frozen=True)
class ShowSheetGroup(Action, tag="qg"):
    """One group of questions for the consultation."""

    group: Slug


@dataclass(frozen=True)
class AnswerCheckin(Action, tag="ck"):
    """Answer a question of a check-in; the answer's id names the question too."""

    checkin: int
    answer: Slug


@dataclass(frozen=True)
class OpenCheckin(Action, tag="cko"):
    """Go on with a check-in where it was left."""

    checkin: int


@dataclass(frozen=True)
class ShowQuestion(Action, tag="ckb"):
    """One question of a check-in, counted from 0: to answer it anew."""

    checkin: int
    place: int


@dataclass(frozen=True)
class WhyQuestion(Action, tag="ckw"):
    """What a question of a check-in rests on."""

    checkin: int
    place: int


@dataclass(frozen=True)
class ShowTrend(Action, tag="ckt"):
    """The picture of pain and swelling over the days."""


@dataclass(frozen=True)
class ChooseLanguage(Action, tag="l"):
    """Which languages there are."""


@dataclass(frozen=True)
class SetLanguage(Action, tag="ls"):
    """Answer in this language from now on."""

    language: Slug


@dataclass(frozen=True)
class ShowPrivacy(Action, tag="y"):
    """What is kept of a person, and what they can do about it."""


@dataclass(frozen=True)
class ExportData(Action, tag="ye"):
    """Give a person all that is kept of them."""


@dataclass(frozen=True)
class EraseData(Action, tag="yd"):
    """Delete all that is kept of a person, once confirmed."""

    confirmed: bool


@dataclass(frozen=True)
class WithdrawConsent(Action, tag="yw"):
    """Take back the consent to health data, once confirmed."""

    confirmed: bool


@dataclass(frozen=True)
class Stop(Action, tag="x"):
    """Send nothing unasked any more."""


@dataclass(frozen=True)
class Resume(Action, tag="xr"):
    """Take back a stop."""

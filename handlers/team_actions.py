"""What one can do with the clinic's team. Tags are kept for ever, as in `handlers.actions`."""

from dataclasses import dataclass
from typing import Final

from bot.conversation.action import Action, Slug, is_slug

_NO_CODE: Final = "-"


@dataclass(frozen=True)
class Claim(Action, tag="tc"):
    """Join by a code that was typed."""

    code: Slug


@dataclass(frozen=True)
class Follow(Action, tag="tf"):
    """Join by a link; a link without a valid code is a page's."""

    code: Slug


@dataclass(frozen=True)
class ShowTeam(Action, tag="t"):
    """Who is in the team."""


@dataclass(frozen=True)
class ChooseRole(Action, tag="ti"):
    """As what to invite somebody."""


@dataclass(frozen=True)
class Invite(Action, tag="tn"):
    """Make a link for one person to join with this role."""

    role: Slug


@dataclass(frozen=True)
class RemoveMember(Action, tag="tx"):
    """Take somebody out of the team, once confirmed; ``person`` is our number of them."""

    person: int
    confirmed: bool


@dataclass(frozen=True)
class ShowLog(Action, tag="tl"):
    """The audit log, page by page, the newest first."""

    page: int


def claimed(typed: str) -> Claim:
    """Return the action of ``/claim CODE``, however the code was typed."""
    code = "".join(typed.lower().split())
    return Claim(code if is_slug(code) else _NO_CODE)

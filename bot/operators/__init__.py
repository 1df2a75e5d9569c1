"""Operators: who of the clinic's team may do what, how one joins, and what each of them did."""

from bot.conversation.role import Role
from bot.operators.codes import is_code
from bot.operators.menus import Menus
from bot.operators.operators import Joined, LastOwner, Log, Operators
from bot.store.audit import Act
from bot.store.operators import Member

__all__ = ["Act", "Joined", "LastOwner", "Log", "Member", "Menus", "Operators", "Role", "is_code"]

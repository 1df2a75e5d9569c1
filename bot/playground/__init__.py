"""A local messenger: Telegram's Bot API, a person's side for scripts, a page to chat on.

It knows nothing of the bot but its clock and its agenda (`bot.clock`).
"""

from bot.playground.memory import Memory, ahead
from bot.playground.server import PlaygroundServer, create_app
from bot.playground.state import Playground

__all__ = ["Memory", "Playground", "PlaygroundServer", "ahead", "create_app"]

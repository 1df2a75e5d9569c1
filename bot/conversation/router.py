"""Routes: which handler answers what, from one list in reading order.

``command`` maps a word to an action, ``action`` binds an action's class to its handler, ``kind``
binds what has no action, ``otherwise`` takes the rest.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.conversation.action import Action, Codec
from bot.conversation.event import Kind
from bot.conversation.role import Role
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit

S = TypeVar("S")
A = TypeVar("A", bound=Action)

Answer = Screen | None
Next = Callable[[Visit], Awaitable[Answer]]
Middleware = Callable[[Visit, Next, S], Awaitable[Answer]]
"""Wraps what follows; gets the visit, what follows, and the services."""


@dataclass(frozen=True)
class Route(Generic[S]):
    """One line of the route table; just the fields of its own form are set."""

    handler: Callable[..., Awaitable[Answer]] | None = None
    action: type[Action] | None = None
    command: str = ""
    make: Callable[[str], Action] | None = None
    kind: Kind | None = None
    least: Role | None = None
    in_team_chats: bool = False


def command(word: str, make: Callable[[str], Action]) -> Route[Any]:
    """``/word argument`` does the action ``make(argument)``."""
    return Route(command=word, make=make)


def action(
    kind: type[A],
    handler: Callable[[Visit, A, S], Awaitable[Answer]],
    *,
    least: Role | None = None,
    in_team_chats: bool = False,
) -> Route[S]:
    """An action of this class is answered by ``handler``; ``least`` is the role that it needs.

    With ``in_team_chats`` it can be done in the team's own groups, too.
    """
    return Route(action=kind, handler=handler, least=least, in_team_chats=in_team_chats)


def kind(what: Kind, handler: Callable[[Visit, S], Awaitable[Answer]]) -> Route[S]:
    """An event of this kind is answered by ``handler``."""
    return Route(kind=what, handler=handler)


def otherwise(handler: Callable[[Visit, S], Awaitable[Answer]]) -> Route[S]:
    """Whatever no other route takes: unknown commands, outdated buttons, new kinds."""
    return Route(handler=handler)


class Router(Generic[S]):
    """Finds the handler of a visit and calls it through the middleware, outermost first.

    Raises:
        TypeError: two routes answer the same thing, or nothing answers the rest.
    """

    def __init__(
        self, routes: Iterable[Route[S]], middleware: Sequence[Middleware[S]], services: S
    ) -> None:
        self._services = services
        self._commands: dict[str, Callable[[str], Action]] = {}
        self._actions: dict[type[Action], Callable[..., Awaitable[Answer]]] = {}
        self._least: dict[type[Action], Role] = {}
        self._in_team_chats: set[type[Action]] = set()
        self._kinds: dict[Kind, Callable[..., Awaitable[Answer]]] = {}
        self._otherwise: Callable[..., Awaitable[Answer]] | None = None
        for route in routes:
            self._add(route)
        if self._otherwise is None:
            raise TypeError("the route table has no 'otherwise'")
        self._codec: Codec = Codec(self._actions)
        self._chain: Next = self._dispatch
        for layer in reversed(middleware):
            self._chain = _wrapped(layer, self._chain, services)

    def _add(self, route: Route[S]) -> None:
        if route.make is not None:
            taken = self._commands.setdefault(route.command, route.make) is not route.make
        elif route.action is not None and route.handler is not None:
            taken = self._actions.setdefault(route.action, route.handler) is not route.handler
            if route.least is not None:
                self._least[route.action] = route.least
            if route.in_team_chats:
                self._in_team_chats.add(route.action)
        elif route.kind is not None and route.handler is not None:
            taken = self._kinds.setdefault(route.kind, route.handler) is not route.handler
        else:
            taken, self._otherwise = self._otherwise is not None, route.handler
        if taken:
            raise TypeError(f"two routes answer {route.command or route.action or route.kind}")

    @property
    def commands(self) -> tuple[str, ...]:
        """The command words, in the table's order."""
        return tuple(self._commands)

    @property
    def actions(self) -> tuple[type[Action], ...]:
        """The action classes, in the table's order."""
        return tuple(self._actions)

    def action_of(self, visit: Visit) -> Action | None:
        """Return the action that a command or a tapped button stands for."""
        event = visit.event
        if event.kind is Kind.TAP:
            unpacked: Action | None = self._codec.unpack(event.data)
            return unpacked
        if event.kind is Kind.COMMAND and event.command in self._commands:
            return self._commands[event.command](event.text)
        return None

    async def answer(self, visit: Visit) -> Answer:
        """Return the screen that answers the visit, or None where silence is right."""
        visit.action = self.action_of(visit)
        visit.least = self._least.get(type(visit.action)) if visit.action is not None else None
        visit.in_team_chats = type(visit.action) in self._in_team_chats
        return await self._chain(visit)

    async def _dispatch(self, visit: Visit) -> Answer:
        if visit.action is not None:
            return await self._actions[type(visit.action)](visit, visit.action, self._services)
        handler = self._kinds.get(visit.event.kind, self._otherwise)
        assert handler is not None  # noqa: S101  # checked when the table was read
        return await handler(visit, self._services)


def _wrapped(layer: Middleware[S], inner: Next, services: S) -> Next:
    async def call(visit: Visit) -> Answer:
        return await layer(visit, inner, services)

    return call

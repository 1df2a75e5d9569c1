"""What the code needs of the content: wordings, read from the code itself, and pages by name."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from handlers.screens.pages import CONTACT, RED_FLAGS

REQUIRED_PAGES: Final = frozenset({RED_FLAGS, CONTACT})


@cache
def required_messages() -> Mapping[str, frozenset[str]]:
    """Return each wording's id with the variables that are passed to it.

    Every call ``view.t("id", name=...)`` in this package counts; ids are literal there.
    """
    found: dict[str, frozenset[str]] = {}
    for path in Path(__file__).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        # Most files say nothing, and parsing takes long.
        for call in _calls(ast.parse(text)) if ".t(" in text else ():
            first = call.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                names = frozenset(word.arg for word in call.keywords if word.arg)
                found[first.value] = found.get(first.value, names) & names
    return MappingProxyType(found)


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="t"), args=[_, *_]):
                yield node

"""Which wordings the code uses, read from the code itself, so that no list can be forgotten."""

import ast
from collections.abc import Iterator
from pathlib import Path


def required_messages() -> dict[str, frozenset[str]]:
    """Return each wording's id with the variables that are passed to it.

    Every call ``view.t("id", name=...)`` in this package counts; ids are literal there.
    """
    found: dict[str, frozenset[str]] = {}
    for path in Path(__file__).parent.rglob("*.py"):
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            first = call.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                names = frozenset(word.arg for word in call.keywords if word.arg)
                found[first.value] = found.get(first.value, names) & names
    return found


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="t"), args=[_, *_]):
                yield node

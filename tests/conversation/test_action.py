"""Every action fits into a button and comes out of it as it went in; nothing else comes out."""

from dataclasses import dataclass
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.action import MAX_BYTES, Action, Codec, Slug, pack
from handlers.actions import ShowPage
from handlers.routes import ROUTES

ACTIONS = [route.action for route in ROUTES if route.action is not None]
CODEC = Codec(ACTIONS)
SLUGS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=40)
INTS = st.integers(-(2**63), 2**63 - 1)
_STRATEGIES: dict[Any, st.SearchStrategy[Any]] = {int: INTS, bool: st.booleans(), Slug: SLUGS}


@dataclass(frozen=True)
class _Narrow(Action, tag="n"):
    number: int


def _instances(action: type[Action]) -> st.SearchStrategy[Action]:
    hints = get_type_hints(action, include_extras=True)
    names = action.__dataclass_fields__  # type: ignore[attr-defined]
    return st.builds(action, **{name: _STRATEGIES[hints[name]] for name in names})


@given(st.one_of([_instances(action) for action in ACTIONS]))
def test_every_action_comes_back_from_its_button(action: Action) -> None:
    packed = pack(action)
    assert len(packed.encode()) <= MAX_BYTES
    assert CODEC.unpack(packed) == action


@given(INTS)
def test_any_number_comes_back(number: int) -> None:
    assert Codec([_Narrow]).unpack(pack(_Narrow(number))) == _Narrow(number)


@given(st.one_of(st.text(), st.from_regex(r"[a-z]{1,3}(:[a-z0-9-]*){0,3}"), st.just("p:")))
def test_whatever_a_button_carries_unpacking_never_raises(data: str) -> None:
    action = CODEC.unpack(data)
    assert action is None or CODEC.unpack(pack(action)) == action


@pytest.mark.parametrize("data", ["", "p", "p:", "p:a:b", "p:Ü", "yd:2", "zz:1", "ls:EN", ":::"])
def test_what_is_no_action_is_none(data: str) -> None:
    assert CODEC.unpack(data) is None


def test_an_action_that_might_not_fit_cannot_be_used() -> None:
    @dataclass(frozen=True)
    class TwoNames(Action, tag="two"):
        first: Slug
        second: Slug

    with pytest.raises(TypeError, match="64 is the limit"):
        Codec([TwoNames])


def test_a_field_of_another_type_cannot_be_used() -> None:
    @dataclass(frozen=True)
    class Free(Action, tag="fr"):
        text: str

    with pytest.raises(TypeError, match="use int, bool or Slug"):
        Codec([Free])


def test_two_actions_cannot_share_a_tag() -> None:
    @dataclass(frozen=True)
    class Other(Action, tag="n"):
        pass

    with pytest.raises(TypeError, match="is taken"):
        Codec([_Narrow, Other])


@pytest.mark.parametrize("wrong", ["", "UPPER", "a" * 41, "a b", "页"])
def test_a_name_that_could_not_be_packed_is_refused_at_once(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a valid"):
        ShowPage(wrong)

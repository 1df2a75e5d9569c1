"""A group takes little: of those that wait for its room, the more urgent look first."""

from datetime import timedelta
from typing import cast

from bot.conversation.lane import Lane
from bot.conversation.port import PushChannel
from bot.delivery.fates import ORDER
from bot.delivery.preparing import Preparer
from bot.store.sending import Claimed
from tests.conftest import NOW


class Busy:
    """A messenger whose chats take nothing for half a minute."""

    def wait(self, _chat: int, _lane: Lane) -> float:
        return 30.0


def looks_after(chat: int, lane: Lane, *, first: bool = True) -> float:
    message = Claimed(1, "key", chat, None, lane, "step", {}, NOW, None, 1, 0, 0)
    preparer = Preparer(cast("PushChannel", Busy()), {}, lambda screen, _: screen)
    held_up = preparer.held_up(message, NOW, first=first)
    assert held_up is not None
    assert held_up.ready is not None
    return (held_up.ready - NOW).total_seconds()


def test_the_more_urgent_looks_first_when_a_group_has_room_again() -> None:
    looks = [looks_after(-100, lane) for lane in sorted(Lane)]
    assert looks == sorted(set(looks))
    assert looks[-1] < looks[0] + 1, "or room would pass unused"


class TapsOnAndOn(Busy):
    """Somebody whose answers leave room for what is urgent alone."""

    def wait(self, _chat: int, lane: Lane) -> float:
        return 0.0 if lane is Lane.URGENT else 30.0


def test_what_is_urgent_waits_for_one_answer_not_for_all() -> None:
    message = Claimed(1, "key", 7, None, Lane.URGENT, "alert", {}, NOW, None, 1, 0, 0)
    preparer = Preparer(cast("PushChannel", TapsOnAndOn()), {}, lambda screen, _: screen)
    assert preparer.held_up(message, NOW, first=True) is not None
    assert preparer.held_up(message, NOW + timedelta(seconds=2), first=True) is None
    for other in (message._replace(lane=Lane.TALK), message._replace(person=1)):
        assert preparer.held_up(other, NOW + timedelta(seconds=2), first=True) is not None


def test_a_persons_chat_is_looked_at_as_soon_as_it_is_free_first_by_what_is_urgent() -> None:
    others = {looks_after(100, lane) for lane in Lane if lane is not Lane.URGENT}
    assert others == {30.0}
    assert 29.5 < looks_after(100, Lane.URGENT) < 30.0
    assert looks_after(100, Lane.URGENT, first=False) < looks_after(100, Lane.TALK, first=False)


def test_who_waits_for_another_message_lets_it_pass_as_often_as_it_takes() -> None:
    message = Claimed(1, "key", 7, None, Lane.URGENT, "step", {}, NOW, None, 1, 0, 0, None, ORDER)
    preparer = Preparer(cast("PushChannel", Busy()), {}, lambda screen, _: screen)
    held_up = preparer.held_up(message, NOW, first=False)
    assert held_up is not None
    assert held_up.reason == ORDER

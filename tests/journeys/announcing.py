"""What journeys of announcements share: agreeing to news, beginning one, letting time pass."""

from typing import Any

from tests.journeys.person import Person


async def agrees(*people: Person) -> None:
    for person in people:
        await person.says("/start")
        await person.says("/news")
        await person.presses("nw:1")


async def heard(person: Person) -> list[str]:
    return [message["text"] for message in await person.from_bot()]


async def passes(someone: Person, **time: Any) -> dict[str, Any]:
    """Let time pass: a chat gets one message a second."""
    await someone._post("clock", **(time or {"advance_seconds": 5}))
    await someone.settle()
    return await someone.newest()


async def begin(nurse: Person, words: str, new: str) -> dict[str, Any]:
    await nurse.says("/announce")
    await nurse.taps(new)
    return await nurse.says(words)

"""How a process of ours begins, works side by side, and ends when it is told to."""

import asyncio
import gc
import signal
from collections.abc import Coroutine
from typing import Any


def stop_signal() -> asyncio.Event:
    """Return what is set when the process is told to end."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


async def unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Do the work; False where ``stop`` was set first, and the work was given up."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if working.done():
        working.result()
        return True
    working.cancel()
    await asyncio.wait({working})
    return False


async def rest(awake: asyncio.Event, seconds: float) -> None:
    """Wait until ``awake`` is set, at most so many seconds."""
    try:
        async with asyncio.timeout(seconds):
            await awake.wait()
    except TimeoutError:
        return


async def until(stop: asyncio.Event, *jobs: Coroutine[Any, Any, None]) -> None:
    """Run the jobs side by side until ``stop`` is set or one of them fails."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(job) for job in jobs]
        await stop.wait()
        for task in tasks:
            task.cancel()


def hold_the_collector() -> None:
    """Look for no garbage while the process starts: it makes little, and looking took 0.2 s."""
    gc.disable()


def spare_the_collector() -> None:
    """Look no more for garbage among what lives as long as the process: code and content.

    Searching it again and again took a third of the time of a tap (docs/speed.md).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()

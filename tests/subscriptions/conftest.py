"""Lives on both engines."""

import pytest

from bot.store.database import Database
from tests.conftest import StillClock
from tests.subscriptions.following import Life, local


@pytest.fixture
def life(database: Database, clock: StillClock) -> Life:
    clock.instant = local("2026-11-01 12:00")
    return Life(database, clock)

"""Pictures that a messenger keeps: one id each, the newest."""

from bot.delivery.uploads import KeptUploads
from bot.store.database import Database
from tests.conftest import StillClock


async def test_an_id_is_found_again_and_a_newer_one_takes_its_place(
    database: Database, clock: StillClock
) -> None:
    uploads = KeptUploads(database, "telegram", clock)
    assert await uploads.find("abc") is None
    await uploads.keep("abc", "first")
    await uploads.keep("abc", "second")
    await uploads.keep("def", "other")
    assert await uploads.find("abc") == "second"
    assert await KeptUploads(database, "wechat", clock).find("abc") is None


async def test_without_the_database_nothing_fails(address: str, clock: StillClock) -> None:
    closed = Database(address.replace(".db", "/no/such/folder.db").replace("t_", "gone_"))
    uploads = KeptUploads(closed, "telegram", clock)
    await uploads.keep("abc", "first")
    assert await uploads.find("abc") is None
    await closed.close()

"""stub"""

from datetime import datetime

from handlers.screens.view import View


def promise(view: View, promised: datetime | None, now: datetime) -> str:
    return "later" if promised is None else f"{promised:%H:%M}"

"""A page's drawing."""

from bot.conversation.screen import Attachment, Screen
from bot.library import Page, Picture
from handlers.screens.view import View


def picture(view: View, shown: Page, drawing: Picture, png: bytes) -> Screen:
    """The drawing in the page's place, described in words, and the way back to the text."""
    rows = (view.wrong(), (view.up(view.to_page(shown.id)), *view.home()))
    # As a quotation: messengers fold a long one, and screen readers read all of it.
    described = "\n".join(f"> {line}" for line in drawing.alt.splitlines())
    return Screen(
        f"**{shown.title}**\n\n{described}",
        rows,
        attachment=Attachment(f"{drawing.id}.png", png, drawing.alt, picture=True),
    )

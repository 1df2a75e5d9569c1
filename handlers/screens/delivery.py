"""What a message says about its own way."""

from dataclasses import replace

from bot.conversation.screen import Screen
from handlers.screens.view import View


def repeated(view: View, screen: Screen) -> Screen:
    """The same message, which may have arrived before: the connection broke while it was sent."""
    if not screen.text:
        return replace(screen, text=view.t("delivery-repeated-next"))
    return replace(screen, text=f"{view.t('delivery-repeated')}\n\n{screen.text}")

"""The peers: an echo bot each, as their own documentation has it, with updates side by side."""

import asyncio
import logging
import socket
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from telegram.ext import Application


def ptb(url: str, token: str) -> None:
    """python-telegram-bot with its default HTTP client, one update after the other."""
    _ptb(url, token).run_polling()


def ptb_concurrent(url: str, token: str) -> None:
    """python-telegram-bot with its default HTTP client, updates side by side."""
    _ptb(url, token, side_by_side=True).run_polling()


def ptb_webhook(url: str, token: str) -> None:
    """python-telegram-bot with its own webhook server, updates side by side."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/hook"
    application = _ptb(url, token, side_by_side=True)
    application.run_webhook("127.0.0.1", port, url_path="hook", webhook_url=address)


def _ptb(
    url: str, token: str, *, side_by_side: bool = False
) -> "Application[Any, Any, Any, Any, Any, Any]":
    from telegram import Update  # noqa: PLC0415  # each peer is measured alone
    from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters  # noqa: PLC0415

    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None and update.message.text is not None:
            await update.message.reply_text(update.message.text)

    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot")
    builder = builder.concurrent_updates(side_by_side)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    return application


def aiogram(url: str, token: str) -> None:
    """aiogram with its default HTTP client."""
    from aiogram import Bot, Dispatcher  # noqa: PLC0415
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415
    from aiogram.types import Message  # noqa: PLC0415

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    asyncio.run(dispatcher.start_polling(bot))


if __name__ == "__main__":
    # What a peer says of being told to end is not what is measured.
    logging.disable()
    {
        "ptb": ptb,
        "ptb-concurrent": ptb_concurrent,
        "ptb-webhook": ptb_webhook,
        "aiogram": aiogram,
    }[sys.argv[1]](sys.argv[2], sys.argv[3])

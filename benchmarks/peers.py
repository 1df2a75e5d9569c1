"""The peers: an echo bot each, as their own documentation has it, with updates side by side."""

import asyncio
import logging
import sys


def ptb(url: str, token: str) -> None:
    """python-telegram-bot with its default HTTP client, one update after the other."""
    _ptb(url, token, side_by_side=False)


def ptb_concurrent(url: str, token: str) -> None:
    """python-telegram-bot with its default HTTP client, updates side by side."""
    _ptb(url, token, side_by_side=True)


def _ptb(url: str, token: str, *, side_by_side: bool) -> None:
    from telegram import Update  # noqa: PLC0415  # each peer is measured alone
    from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters  # noqa: PLC0415

    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None and update.message.text is not None:
            await update.message.reply_text(update.message.text)

    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot")
    builder = builder.concurrent_updates(side_by_side)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


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
    logging.basicConfig(level=logging.ERROR)
    {"ptb": ptb, "ptb-concurrent": ptb_concurrent, "aiogram": aiogram}[sys.argv[1]](
        sys.argv[2], sys.argv[3]
    )

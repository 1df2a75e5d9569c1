"""Logs: events with ids, for people or a collector. No text, name or token ever gets in."""

import logging
import sys
from collections.abc import Iterable, MutableMapping
from typing import Any, Literal

import structlog

_REDACTED = "<redacted>"
_QUIET = (
    "aiohttp", "aiosqlite", "asyncio", "alembic", "httpx", "sqlalchemy", "uvicorn", "watchfiles",
    "telegram.Bot", "telegram.ext", "telegram.request",
)  # fmt: skip
"""Libraries heard from warnings on: below that some of them tell what people write."""


class _Redactor:
    """Replaces secrets in whatever text a log line is made of, tracebacks too."""

    def __init__(self, secrets: Iterable[str]) -> None:
        # A token's second half is secret by itself.
        self._secrets = sorted(
            {part for secret in secrets for part in (secret, secret.split(":")[-1]) if part},
            key=len,
            reverse=True,
        )

    def text(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _REDACTED)
        return text


class _Formatter(structlog.stdlib.ProcessorFormatter):
    def __init__(self, redactor: _Redactor, renderer: Any, shared: list[Any]) -> None:
        super().__init__(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=shared,
        )
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        return self._redactor.text(super().format(record))


def _own_words_only(
    _logger: Any, _name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Drop the traceback of foreign libraries: an exception's text may hold what a person wrote."""
    error = event.pop("exc_info", None)
    if error:
        kind = error[0] if isinstance(error, tuple) else type(error)
        event["error"] = getattr(kind, "__name__", "unknown")
    return event


def configure(
    level: str = "info", style: Literal["text", "json"] = "text", secrets: Iterable[str] = ()
) -> None:
    """Send every log line of the process to standard error, without ``secrets``."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _own_words_only,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter(_Redactor(secrets), renderer, shared))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))

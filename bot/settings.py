"""Settings: ``LIFTCARE_*`` variables and a ``.env`` file, each explained in ``.env.example``."""

import difflib
import os
import re
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

PREFIX: Final = "LIFTCARE_"
_DATABASE: Final = re.compile(r"(sqlite|postgresql)(\+[a-z]+)?://")
_CHAT: Final = re.compile(r"-?[0-9]{1,18}")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKLY: Final = re.compile(rf"({'|'.join(_WEEKDAYS)}) ((?:[01][0-9]|2[0-3]):[0-5][0-9])")
_TOKEN: Final = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{3,100}")


def _web_address(value: str) -> str:
    wrong = "must begin with http:// or https:// and name a machine, with a port up to 65535"
    try:
        parts = urlsplit(value)
        known = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        known = False
    if not known:
        raise ValueError(wrong)
    return value.rstrip("/")


WebAddress = Annotated[str, AfterValidator(_web_address)]


class Settings(BaseSettings):
    """Everything a clinic can set. Read by `read`, which turns mistakes into plain words."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    telegram_token: SecretStr | None = Field(
        None,
        description="The bot's token from @BotFather. Without it the playground starts instead.",
        examples=["1234567890:AAExampleExampleExampleExampleExample"],
    )
    telegram_api_url: WebAddress = Field(
        "https://api.telegram.org",
        repr=False,
        description="Where the Bot API answers: Telegram's own, a self-hosted server, or a "
        "playground in another process.",
        examples=["http://127.0.0.1:8081"],
    )
    telegram_proxy: WebAddress | None = Field(
        None,
        repr=False,
        description="An HTTP proxy on the way to Telegram.",
        examples=["http://proxy.clinic.example:3128"],
    )
    telegram_messages_per_second: float = Field(
        30.0,
        ge=0,
        le=1000,
        allow_inf_nan=False,
        description="How many messages a second this process may send to all chats together; "
        "Telegram takes about 30 from a bot. Processes on one "
        "PostgreSQL share it by themselves. 0 sets no limit.",
        examples=["30"],
    )
    data_dir: Path = Field(
        Path("data"),
        description="Folder for what must survive a restart, the SQLite database above all.",
        examples=["/var/lib/liftcare"],
    )
    database_url: str | None = Field(
        None,
        repr=False,
        description="The database: sqlite:///file or postgresql://user:password@host/name. "
        "Default: liftcare.db in LIFTCARE_DATA_DIR.",
        examples=["postgresql://liftcare:secret@127.0.0.1/liftcare"],
    )
    content_dir: Path | None = Field(
        None,
        description="The clinic's own content files; a file here replaces the shipped one of the "
        "same name and place. Answers written in the chat are saved here, so the bot must be able "
        "to write to it. The playground without it has a folder in LIFTCARE_DATA_DIR.",
        examples=["/etc/liftcare/content"],
    )
    team_chats: Annotated[tuple[int, ...], NoDecode] = Field(
        (),
        description="Chats of the clinic's team that are told of red flags beside its operators, "
        "and of check-ins nobody answered: their numbers, commas between. Each must have opened "
        "the bot once. The playground tells its nurse.",
        examples=["-1001234567890,987654321"],
    )
    drill: Annotated[tuple[int, time] | None, NoDecode] = Field(
        "wed 10:00",
        validate_default=True,
        description="When a red flag of a made-up patient is sent to the team each week, to see "
        "how fast somebody takes it: a weekday and a time by the clinic's clocks, or off. When "
        "nobody is at the desk then, it waits for the next hours. The playground has it only "
        "where it is set.",
        examples=["tue 14:30"],
    )
    search_by_meaning: bool = Field(
        default=False,
        description="Whether answers are found by what a question means, beside its words; takes "
        'the extra "semantic", memory for its model and a minute or two after the start.',
        examples=["true"],
    )
    playground_host: str = Field(
        "127.0.0.1",
        description="Where the playground listens. Leave it: it is for rehearsal on this machine.",
        examples=["127.0.0.1"],
    )
    playground_port: int = Field(
        8080,
        ge=0,
        le=65535,
        description="The playground's port; 0 takes a free one.",
        examples=["8080"],
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="How much the log says.", examples=["warning"]
    )
    log_format: Literal["text", "json"] = Field(
        "text", description="text for people, json for a log collector.", examples=["json"]
    )

    @field_validator("telegram_token")
    @classmethod
    def _token_looks_right(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("must look like 1234567890:AAE..., as @BotFather shows it")
        return value

    @field_validator("database_url")
    @classmethod
    def _engine_is_known(cls, value: str | None) -> str | None:
        if value is None:
            return None
        wrong = "must be like sqlite:///data/liftcare.db or postgresql://user:password@host/name"
        if not _DATABASE.match(value):
            raise ValueError(wrong)
        try:
            urlsplit(value).port  # noqa: B018  # reading it checks it
        except ValueError:
            raise ValueError(f"{wrong}, with a port up to 65535") from None
        return value

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _any_case(cls, value: Any) -> Any:
        return value.lower() if isinstance(value, str) else value

    @field_validator("team_chats", mode="before")
    @classmethod
    def _chats_are_numbers(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        chats = [chat.strip() for chat in value.split(",")]
        if not all(_CHAT.fullmatch(chat) for chat in chats):
            raise ValueError("must be numbers of chats with commas between, such as -1001234567890")
        return tuple(map(int, chats))

    @field_validator("drill", mode="before")
    @classmethod
    def _drill_is_weekly(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        said = value.strip().lower()
        if said == "off":
            return None
        found = _WEEKLY.fullmatch(said)
        if found is None:
            raise ValueError("must be a weekday and a time, mon to sun and 00:00 to 23:59, or off")
        return _WEEKDAYS.index(found[1]), time.fromisoformat(found[2])

    @field_validator("content_dir")
    @classmethod
    def _folder_exists(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_dir():
            raise ValueError("must name a folder that exists")
        return value

    @property
    def rehearsal_database(self) -> str:
        """The playground's database: rehearsed patients never mix with real ones.

        On PostgreSQL it is a schema of its own, else a file beside the real one.
        """
        address = self.database_url
        if address is None:
            return f"sqlite:///{self.data_dir / 'rehearsal.db'}"
        if address.startswith("postgresql"):
            return f"{address}{'&' if '?' in address else '?'}search_path=rehearsal"
        return f"{address.removesuffix('.db')}-rehearsal.db"

    @property
    def secrets(self) -> list[str]:
        """What no log line may hold: the token, and the passwords inside of addresses."""
        addresses = (self.telegram_api_url, self.telegram_proxy, self.database_url)
        words = [urlsplit(address).password for address in addresses if address]
        if self.telegram_token is not None:
            words.append(self.telegram_token.get_secret_value())
        return [word for word in words if word]

    @property
    def telegram_server(self) -> str:
        """Where the Bot API answers, for a log: machine and port alone."""
        parts = urlsplit(self.telegram_api_url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)

    @property
    def database(self) -> str:
        """The database's address, the default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir / 'liftcare.db'}"


def read() -> Settings:
    """Return the settings of the environment and ``.env``.

    Raises:
        SettingsError: one is wrong or unknown; every one is named, with what is right.
    """
    try:
        written = {**dotenv_values(".env", encoding="utf-8"), **os.environ}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("The file .env can't be read: it must be plain UTF-8 text.") from error
    problems = _unknown(written)
    try:
        settings = Settings()
    except ValidationError as error:
        problems += [_in_words(item) for item in error.errors()]
    if problems:
        raise SettingsError("\n".join(problems))
    return settings


def _unknown(written: Mapping[str, Any]) -> list[str]:
    names = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    problems = []
    for name in sorted(written):
        if name.upper().startswith(PREFIX) and name.upper() not in names:
            near = difflib.get_close_matches(name.upper(), names, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            problems.append(f"{name} is not a setting.{hint} .env.example has them all.")
    return problems


def _in_words(error: Any) -> str:
    name = str(error["loc"][0])
    field = Settings.model_fields[name]
    example = (field.examples or [""])[0]
    why = error["msg"].removeprefix("Value error, ").rstrip(".")
    why = why[:1].lower() + why[1:]
    return f"{PREFIX}{name.upper()}: {why}. For example: {PREFIX}{name.upper()}={example}"

"""The settings: environment variables or a .env file, each described in .env.example."""

import os
import re
import stat
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.errors import SettingError
from handlers.texts.catalogue import LANGUAGES

TOKEN_FORM = re.compile(r"\A\d+:[A-Za-z0-9_-]+")
WEBHOOK_SECRET_FORM = re.compile(r"[A-Za-z0-9_-]{1,256}")
AFTER_LANGUAGE = re.compile(r"[_:.@-]")
LISTEN_FORM = r"^[^:\s]+:\d{1,5}$"
ADDRESS_FORM = r"^https?://\S+$"

TELEGRAMS_SERVER = "https://api.telegram.org"
ITS_LIMIT_MB = 20  # what that server gives

READABLE = stat.S_IRGRP | stat.S_IROTH
HIDDEN = "***"
LOGIN = re.compile(r"(?<=//)[^/\s]*@")
SECRET = frozenset({"telegram_token", "webhook_secret", "embeddings_key", "database_url"})


def split_ids(value: object) -> object:
    """Read "1, 2,3" as three ids; pydantic-settings itself would want JSON."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def base_language(value: object) -> object:
    """Read "fr_FR:fr" as "fr": GNU systems use a variable of the same name in that form."""
    return AFTER_LANGUAGE.split(value, maxsplit=1)[0].lower() if isinstance(value, str) else value


def spoken_language(code: str | None) -> str | None:
    """Refuse a language in which the interface has no texts."""
    if code is not None and code not in LANGUAGES:
        raise ValueError("not a language of the interface")
    return code


def token_form(secret: SecretStr) -> SecretStr:
    """Refuse what cannot be a bot's token, without repeating it."""
    if not TOKEN_FORM.fullmatch(secret.get_secret_value()):
        raise ValueError("not of the form of a token")
    return secret


def webhook_secret_form(secret: SecretStr) -> SecretStr:
    """Refuse what Telegram would refuse as ``secret_token``, without repeating it."""
    if not WEBHOOK_SECRET_FORM.fullmatch(secret.get_secret_value()):
        raise ValueError("not of the form of a webhook secret")
    return secret


class Settings(BaseSettings):
    """Every setting with its default; the description says what a wrong value should have been."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_token: Annotated[SecretStr, AfterValidator(token_form)] | None = Field(
        None, description='the token that @BotFather gave, such as "123456:ABC-DEF"'
    )
    telegram_api_url: str = Field(
        TELEGRAMS_SERVER,
        pattern=ADDRESS_FORM,
        description="the http(s) address of a Bot API server",
    )
    upload_limit_mb: int = Field(
        ITS_LIMIT_MB,
        ge=1,
        le=500,
        description="a number of megabytes from 1 to 500; over 20 with a Bot API server of your own only",
    )
    admin_ids: Annotated[frozenset[int], NoDecode, BeforeValidator(split_ids)] = Field(
        frozenset(), description='Telegram user ids separated by commas, such as "1234,5678"'
    )
    readers_may_list: bool = Field(
        True, description="on or off: whether everybody may look through the articles in private"
    )
    data_dir: Annotated[Path, AfterValidator(Path.expanduser)] = Field(Path("data"), description="a folder")
    database_url: str | None = Field(
        None,
        pattern=r"^(sqlite|postgresql)(\+\w+)?://\S+$",
        description="an SQLAlchemy URL of SQLite or PostgreSQL, such as postgresql+psycopg://user@host/name",
    )
    search_url: str = Field(
        "", description="nothing: this version searches in process only, OpenSearch is not built yet"
    )
    webhook_url: str | None = Field(
        None, pattern=ADDRESS_FORM, description="the http(s) address at which Telegram reaches this bot"
    )
    webhook_secret: Annotated[SecretStr, AfterValidator(webhook_secret_form)] | None = Field(
        None, description="1 to 256 characters out of A-Z a-z 0-9 _ -"
    )
    listen: str | None = Field(None, pattern=LISTEN_FORM, description="host:port, such as 127.0.0.1:8080")
    metrics_listen: str | None = Field(
        None, pattern=LISTEN_FORM, description="host:port, such as 127.0.0.1:9090"
    )
    embeddings_url: str = Field(
        "",
        pattern=r"^(off|https?://\S+)?$",
        description='nothing for the bundled model, "off", or the http(s) address of an embeddings endpoint',
    )
    embeddings_model: Annotated[str, AfterValidator(os.path.expanduser)] = Field(
        "", description="a folder with model.onnx and tokenizer.json, or a model of the endpoint"
    )
    embeddings_key: SecretStr | None = Field(None, description="the key of the embeddings endpoint")
    language: Annotated[str | None, BeforeValidator(base_language), AfterValidator(spoken_language)] = Field(
        None, description=" or ".join(LANGUAGES)
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR"
    )

    @model_validator(mode="after")
    def model_is_a_folder(self) -> Self:
        """Without an endpoint the model is a folder; a missing one would show in worse answers only."""
        if self.embeddings_model and not self.embeddings_url and not Path(self.embeddings_model).is_dir():
            expected = f"{Settings.model_fields['embeddings_model'].description} (EMBEDDINGS_URL)"
            raise SettingError("EMBEDDINGS_MODEL", self.embeddings_model, expected)
        return self

    @model_validator(mode="after")
    def telegrams_server_has_a_limit(self) -> Self:
        """Telegram's own server gives bots no larger files."""
        if self.upload_limit_mb > ITS_LIMIT_MB and self.telegram_api_url == TELEGRAMS_SERVER:
            expected = Settings.model_fields["upload_limit_mb"].description
            raise SettingError("UPLOAD_LIMIT_MB", str(self.upload_limit_mb), f"{expected} (TELEGRAM_API_URL)")
        return self

    @model_validator(mode="after")
    def webhook_needs_a_port(self) -> Self:
        """A webhook needs an address to listen on and a secret, or anyone could post updates to it."""
        if self.webhook_url and not self.listen:
            raise SettingError("LISTEN", "", "host:port to receive the webhook on, since WEBHOOK_URL is set")
        if self.webhook_url and not self.webhook_secret:
            expected = Settings.model_fields["webhook_secret"].description
            raise SettingError("WEBHOOK_SECRET", "", f"{expected}, since WEBHOOK_URL is set")
        return self


def load_settings(**overrides: Any) -> Settings:
    """Read the environment and .env; an override of None is left out. Raises SettingError."""
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise first_wrong(error) from None
    except (OSError, UnicodeDecodeError) as error:
        # Not what stands in it: it may be a secret.
        wrong = error.strerror or "" if isinstance(error, OSError) else "not in UTF-8"
        raise SettingError(".env", wrong, "a text file in UTF-8 that you may read") from None


def readable_secrets() -> str | None:
    """That others may read the .env at hand, and what to do; None when they may not, or there is none."""
    file = Path(".env")
    if os.name != "posix" or not file.is_file() or not file.stat().st_mode & READABLE:
        return None
    return "others may read .env, in which secrets stand: chmod 600 .env"


def first_wrong(error: ValidationError) -> SettingError:
    """The first wrong setting as an error that names it, its value unless secret, and what is expected."""
    wrong = error.errors(include_url=False)[0]
    name = str(wrong["loc"][0])
    field = Settings.model_fields[name]
    value = HIDDEN if name in SECRET else without_login(str(wrong["input"]))
    return SettingError(name.upper(), value, field.description or "another value")


def without_login(url: str) -> str:
    """An address as it may be shown: a user's name and password in it are nobody else's business."""
    return LOGIN.sub(f"{HIDDEN}@", url)

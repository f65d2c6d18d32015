"""Every setting of the service, read here and nowhere else; what lies below takes plain arguments."""

import ipaddress
import os
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from service.errors import SettingsError

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def default_data_folder() -> Path:
    """Where the user's documents are kept: one place per user, whatever the current directory (XDG)."""
    return _xdg("XDG_DATA_HOME", ".local/share") / "sourcier"


def demo_data_folder() -> Path:
    """The sample corpus's index is derived and can be rebuilt: it belongs to the cache."""
    return _xdg("XDG_CACHE_HOME", ".cache") / "sourcier" / "demo"


def _xdg(variable: str, fallback: str) -> Path:
    value = os.environ.get(variable)
    return Path(value) if value else Path.home() / fallback


class Settings(BaseSettings):
    """Read from the environment (`SOURCIER_DATA`, `SOURCIER_PORT`…); the command line has the last word."""

    model_config = SettingsConfigDict(env_prefix="SOURCIER_", frozen=True)

    data: Path = Field(default_factory=default_data_folder)
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    """0 takes any free port."""
    root_path: str = ""
    """Prefix under which a reverse proxy publishes the service: `/sourcier`."""
    token: str | None = Field(default=None, min_length=16)
    """Bearer token every request must carry; beyond loopback the service refuses to start without one."""
    allowed_hosts: Annotated[frozenset[str], NoDecode] = frozenset()
    """Names, besides the loopback ones, under which the service may be called (comma separated)."""
    encoder: str | None = None
    """A local folder or model name; None keeps the one that the base answers with, and takes Sourcier's own
    for a new base."""
    upload_limit: Annotated[int, Field(gt=0)] = 100 * 1024 * 1024
    """Bytes one upload may weigh in all."""

    @field_validator("host")
    @classmethod
    def _without_brackets(cls, value: str) -> str:
        return value.strip("[]")

    @field_validator("root_path")
    @classmethod
    def _one_leading_slash(cls, value: str) -> str:
        trimmed = value.strip("/")
        return f"/{trimmed}" if trimmed else ""

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split_names(cls, value: object) -> object:
        if isinstance(value, str):
            value = value.split(",")
        if isinstance(value, (list, tuple, set, frozenset)):
            return frozenset(str(name).strip().strip("[]").lower() for name in value if str(name).strip())
        return value

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the service."""
        if self.host.lower() == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def origin(self) -> str:
        """`http://host:port`, an IPv6 address in brackets (RFC 3986, 3.2.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


def load_settings(**overrides: object) -> Settings:
    """Read the environment, then apply what the command line gives (None: not given).

    Raises SettingsError naming the variable and its value.
    """
    try:
        return Settings(**{key: value for key, value in overrides.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        value = "…" if name == "token" else first["input"]
        raise SettingsError(
            f"Le réglage {name} (SOURCIER_{name.upper()}) ne peut valoir « {value} » : {_EXPECTED[name]}."
        ) from error


_EXPECTED = {
    "data": "il faut le chemin d'un dossier",
    "host": "il faut une adresse",
    "port": "il faut un nombre de 0 à 65535",
    "root_path": "il faut un chemin comme /sourcier",
    "token": "il faut au moins 16 caractères",
    "allowed_hosts": "il faut des noms séparés par des virgules",
    "encoder": "il faut un dossier ou un nom de modèle",
    "upload_limit": "il faut un nombre d'octets supérieur à zéro",
}

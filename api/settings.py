"""Settings of the command line and the server, from environment variables ``ZHENGMAI_*``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from graph.errors import BadRequest
from graph.stores import Credentials, is_address

PREFIX = "ZHENGMAI_"
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_REQUESTS_A_MINUTE = 1200


@dataclass(frozen=True, slots=True)
class _Number:
    """What a setting that is a number may be."""

    type: type[int] | type[float]
    least: float
    most: float
    rule: str


_NUMBERS = {
    "port": _Number(int, 0, 65535, "it must be a number from 0 to 65535"),
    "upload_mb": _Number(int, 1, 100_000, "it must be a number of megabytes from 1"),
    "time_limit": _Number(float, 0.001, 3600, "it must be a number of seconds from 0.001 to 3600"),
    "concurrency": _Number(int, 1, 1000, "it must be a number from 1 to 1000"),
    "rate_limit": _Number(int, 0, 1_000_000, "it must be a number of requests a minute, 0 for any"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting; ``ZHENGMAI_DB`` sets `db`, and so on. Raises BadRequest for a wrong one."""

    db: str = ".data/zhengmai.lbug"
    """Path or address of the database."""
    db_user: str = "neo4j"
    """Who asks the server that `db` is the address of."""
    db_password: str = field(default="", repr=False)
    """The password of that user."""
    host: str = "127.0.0.1"
    """Address that the server of the pages listens on."""
    port: int = 8000
    """Port that it listens on; 0 for any free one."""
    time_limit: float = 30.0
    """Seconds that one request to the server may take."""
    concurrency: int = 8
    """How many requests the server works on at a time; others wait in a line."""
    rate_limit: int | None = None
    """Requests a minute of one client, 0 for any number; when not set, any number on a loopback `host` and 1200 elsewhere."""
    allowed_origins: str = ""
    """Origins whose scripts may read the API in a browser, parted by commas, `*` for all; none when empty."""
    log: str = ""
    """File that a line of JSON is added to for every request, `-` for standard error; none when empty."""
    token: str = field(default="", repr=False)
    """What one must know to write through the pages; without it only this machine may."""
    upload_mb: int = 50
    """How many megabytes one may upload at once."""
    reviews: str = ""
    """File of human judgements; beside the database when empty."""
    statements: str = ""
    """File of what people have said of documents; beside the database when empty."""

    def __post_init__(self) -> None:
        if not self.db:
            raise _wrong("db", "it must be a path or an address", self.db)
        for name, number in _NUMBERS.items():
            value = getattr(self, name)
            if value is not None and not number.least <= value <= number.most:
                raise _wrong(name, number.rule, value)

    @property
    def credentials(self) -> Credentials:
        """Who asks a server; a file does not look at them."""
        return Credentials(self.db_user, self.db_password)

    @property
    def requests_a_minute(self) -> int:
        """How many requests a minute one client may make; 0 for any number."""
        if self.rate_limit is not None:
            return self.rate_limit
        return 0 if self.host in _LOOPBACK else _REQUESTS_A_MINUTE

    @property
    def origins(self) -> list[str]:
        """The origins of `allowed_origins`."""
        return [one.strip() for one in self.allowed_origins.split(",") if one.strip()]

    @property
    def judgements(self) -> Path:
        """The file of human judgements of links."""
        return Path(self.reviews) if self.reviews else self._beside("reviews")

    @property
    def stated(self) -> Path:
        """The file of what people have said of documents."""
        return Path(self.statements) if self.statements else self._beside("statements")

    def _beside(self, name: str) -> Path:
        return Path(f".data/{name}.jsonl") if is_address(self.db) else Path(f"{self.db}.{name}.jsonl")


def read_settings(environment: Mapping[str, str] = os.environ, /, **given: Any) -> Settings:
    """The settings of the environment, with those of `given` that are not None in their place; raises BadRequest for a wrong one."""
    named = [one.name for one in fields(Settings)]
    read: dict[str, Any] = {name: environment[_variable(name)] for name in named if _variable(name) in environment}
    read |= {name: value for name, value in given.items() if value is not None}
    for name, number in _NUMBERS.items():
        if name in read:
            try:
                read[name] = number.type(read[name])
            except ValueError:
                raise _wrong(name, number.rule, read[name]) from None
    return Settings(**read)


def _variable(name: str) -> str:
    return f"{PREFIX}{name.upper()}"


def _wrong(name: str, rule: str, value: object) -> BadRequest:
    return BadRequest(f"the setting {name} ({_variable(name)}) is wrong: {rule}, not {value!r}")

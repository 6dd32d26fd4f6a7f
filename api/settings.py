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
_NUMBERS = {"port": "it must be a number from 0 to 65535", "upload_mb": "it must be a number of megabytes from 1"}
"""The settings that are numbers, with what they must be."""


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
        if not 0 <= self.port <= 65535:
            raise _wrong("port", _NUMBERS["port"], self.port)
        if self.upload_mb < 1:
            raise _wrong("upload_mb", _NUMBERS["upload_mb"], self.upload_mb)

    @property
    def credentials(self) -> Credentials:
        """Who asks a server; a file does not look at them."""
        return Credentials(self.db_user, self.db_password)

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
    for name, rule in _NUMBERS.items():
        if name in read:
            try:
                read[name] = int(read[name])
            except ValueError:
                raise _wrong(name, rule, read[name]) from None
    return Settings(**read)


def _variable(name: str) -> str:
    return f"{PREFIX}{name.upper()}"


def _wrong(name: str, rule: str, value: object) -> BadRequest:
    return BadRequest(f"the setting {name} ({_variable(name)}) is wrong: {rule}, not {value!r}")

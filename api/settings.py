"""Settings of the command line and the server, from environment variables ``ZHENGMAI_*``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.errors import BadRequest


class Settings(BaseSettings):
    """Every setting; ``ZHENGMAI_DB`` sets `db`, and so on."""

    model_config = SettingsConfigDict(env_prefix="ZHENGMAI_")

    db: str = Field(default=".data/zhengmai.lbug", min_length=1, description="path or address of the database")
    host: str = Field(default="127.0.0.1", description="address that the server listens on")
    reviews: str | None = Field(default=None, min_length=1, description="file of human judgements; beside the database when not set")
    port: int = Field(default=8000, ge=0, le=65535, description="port that the server listens on; 0 for any free one")

    @property
    def judgements(self) -> Path:
        """The file of human judgements of links."""
        if self.reviews:
            return Path(self.reviews)
        return Path(".data/reviews.jsonl") if "://" in self.db else Path(f"{self.db}.reviews.jsonl")


def read_settings(**given: Any) -> Settings:
    """The settings of the environment, with those of `given` that are not None in their place; raises BadRequest for a wrong one."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise BadRequest(f"the setting {name} (ZHENGMAI_{name.upper()}) is wrong: {first['msg']}, not {first['input']!r}") from None

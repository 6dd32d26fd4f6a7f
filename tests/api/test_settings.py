"""Settings: what the environment says, what a command says over it, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.settings import Settings, read_settings
from graph.errors import BadRequest
from graph.stores import Credentials


def test_the_environment_sets_what_nobody_has_said() -> None:
    environment = {
        "ZHENGMAI_DB": "neo4j://server",
        "ZHENGMAI_DB_PASSWORD": "secret",
        "ZHENGMAI_PORT": "0",
        "PORT": "1",
        "ZHENGMAI_TEST_DB": "x",
    }
    settings = read_settings(environment, db=None, host="::1")
    assert settings == Settings(db="neo4j://server", db_password="secret", host="::1", port=0)
    assert settings.credentials == Credentials("neo4j", "secret")
    assert read_settings(environment, db="own.lbug").db == "own.lbug"


def test_no_message_shows_the_password() -> None:
    assert "secret" not in repr(Settings(db_password="secret"))


@pytest.mark.parametrize(
    ("settings", "file"),
    [
        (Settings(db="data/a.lbug"), "data/a.lbug.reviews.jsonl"),
        (Settings(db="bolt://server"), ".data/reviews.jsonl"),
        (Settings(db="bolt://server", reviews="said.jsonl"), "said.jsonl"),
    ],
)
def test_judgements_lie_beside_the_database_unless_a_file_is_named(settings: Settings, file: str) -> None:
    assert settings.judgements == Path(file)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("PORT", "http", "port (ZHENGMAI_PORT) is wrong: it must be a number from 0 to 65535, not 'http'"),
        ("PORT", "65536", "port (ZHENGMAI_PORT) is wrong: it must be a number from 0 to 65535, not 65536"),
        ("TIME_LIMIT", "0", "time_limit (ZHENGMAI_TIME_LIMIT) is wrong: it must be a number of seconds from 0.001 to 3600, not 0.0"),
        ("TIME_LIMIT", "nan", "time_limit (ZHENGMAI_TIME_LIMIT) is wrong: it must be a number of seconds from 0.001 to 3600, not nan"),
        ("CONCURRENCY", "many", "concurrency (ZHENGMAI_CONCURRENCY) is wrong: it must be a number from 1 to 1000, not 'many'"),
        ("DB", "", "db (ZHENGMAI_DB) is wrong: it must be a path or an address, not ''"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, reason: str) -> None:
    with pytest.raises(BadRequest) as error:
        read_settings({f"ZHENGMAI_{name}": value})
    assert str(error.value) == f"the setting {reason}"


@pytest.mark.parametrize(
    ("settings", "requests"),
    [
        (Settings(), 0),
        (Settings(host="::1"), 0),
        (Settings(host="0.0.0.0"), 1200),
        (Settings(host="0.0.0.0", rate_limit=0), 0),
        (Settings(rate_limit=60), 60),
    ],
)
def test_requests_are_counted_unless_only_this_machine_can_make_them(settings: Settings, requests: int) -> None:
    assert settings.requests_a_minute == requests


def test_origins_are_parted_by_commas() -> None:
    assert Settings(allowed_origins="https://a.example, https://b.example,").origins == ["https://a.example", "https://b.example"]
    assert Settings().origins == []

"""The database that the settings name."""

from __future__ import annotations

import pytest

from api.service.database import open_database
from api.settings import Settings
from graph.errors import StoreError


def test_a_server_is_asked_with_the_credentials_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGMAI_DB_PASSWORD", "which is not read here")
    without, wrong_port = Settings(db="neo4j://127.0.0.1:1"), Settings(db="neo4j://127.0.0.1:1", db_password="x")
    with pytest.raises(StoreError, match="set ZHENGMAI_DB_USER and ZHENGMAI_DB_PASSWORD"), open_database(without):
        pass
    with pytest.raises(StoreError) as error, open_database(wrong_port):
        pass
    assert "ZHENGMAI_DB_PASSWORD" not in str(error.value)

"""The API keeps to its OpenAPI description: every operation with parameters as it describes them, and as it does not.

For more cases, and for sequences of requests, against a running server:

    schemathesis run http://127.0.0.1:8000/openapi.json --max-examples 200 --continue-on-failure
"""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from api.settings import Settings
from api.web.app import create_app

CASES = 2  # of an operation


@pytest.fixture(scope="module")
def described(database: Path) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(Settings(db=str(database))), timeout=60)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(max_examples=CASES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_an_operation_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate()

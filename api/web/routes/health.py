"""Whether the service works."""

from __future__ import annotations

from fastapi import APIRouter

import queries
from api.web.answers import Health
from api.web.parameters import Reading
from api.web.problems import PROBLEMS

api = APIRouter()


@api.get("/healthz", summary="Health", responses={503: PROBLEMS[503]})
def healthz(store: Reading) -> Health:
    """Whether the database can be read, and how many documents it holds."""
    return Health(status="ok", policies=len(queries.run(store, "policies").rows))

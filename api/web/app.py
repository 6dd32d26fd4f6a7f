"""The web application: JSON API and pages over one database, which it reads; what changes it runs in a process beside."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api.service.database import Database
from api.service.drafts import Drafts
from api.service.worker import Worker
from api.settings import Settings
from api.web import middleware, problems
from api.web.access import Access
from api.web.middleware.caching import NotModified, answer_not_modified
from api.web.openapi import describe
from api.web.routes import api_router, health, pages_router
from api.web.templating import FOLDER

DESCRIPTION = "Chinese government policy documents as a graph of provisions: who leads which measure, and the words that prove it."


def create_app(settings: Settings) -> FastAPI:
    """The application; the database is opened by the first request that reads it, and again whenever its file changes."""
    database, worker = Database(settings, settings.time_limit), Worker()
    drafts = Drafts(settings, worker)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        worker.close()
        drafts.close()
        database.close()

    app = FastAPI(
        title="Zhengmai 政脉", description=DESCRIPTION, version=version("zhengmai"), docs_url=None, redoc_url=None, lifespan=lifespan
    )
    app.openapi = partial(describe, app)  # type: ignore[method-assign]
    app.state.access = Access(settings)
    app.state.database = database
    app.state.worker = worker
    app.state.drafts = drafts
    app.state.applying = None  # the job that makes the graph honour what was said last
    problems.install(app)
    app.add_exception_handler(NotModified, answer_not_modified)
    middleware.install(app, settings)
    app.include_router(api_router(), prefix="/api/v1")
    app.include_router(health.api, prefix="/api/v1")
    app.include_router(health.api, include_in_schema=False)
    app.include_router(pages_router())
    app.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    return app

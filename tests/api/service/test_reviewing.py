"""Judgements from a server: recorded at once, honoured by the graph when its worker has come to it, on both databases."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from api.service.database import Database
from api.service.reviewing import Saying, apply, correction, judged, pending, record
from api.service.worker import Worker
from api.settings import Settings
from graph.corpus import honoured, load
from graph.errors import BadRequest, StoreError
from graph.judgements import read_judgements
from graph.stores import open_store
from loaders import reference_fragment
from tests.databases import Server, credentials
from tests.graph.samples import SAMPLES, fragment

CHILD, PARENT, OTHER = "晋政发〔2022〕12号:sec_2__cl_3", "国发〔2021〕4号:sec_5__cl_15", "国发〔2021〕4号:sec_5__cl_16"
PATIENCE = 300.0  # seconds


@pytest.fixture(params=["ladybug", "neo4j"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Names a database of each kind with the five documents, to be changed."""
    if request.param == "ladybug":
        database = shutil.copy(request.getfixturevalue("five_documents"), tmp_path / "own.lbug")
        return Settings(db=str(database))
    server: Server = request.getfixturevalue("server")
    load(server.blank(), [reference_fragment(), *map(fragment, SAMPLES)])
    known = credentials()
    return Settings(db=server.store.url, db_user=known.user, db_password=known.password, reviews=str(tmp_path / "reviews.jsonl"))


def test_what_is_recorded_is_no_longer_pending_and_soon_honoured(settings: Settings) -> None:
    with closing(Database(settings)) as database, closing(Worker()) as worker:
        with database.reading() as store:
            before = len(pending(store))
            record(settings, store, [Saying(CHILD, PARENT, "rejected")], "李四", "")
            record(settings, store, correction(store, CHILD, PARENT, OTHER), "李四", "")
            assert len(pending(store, None, judged(settings))) == before - 1
            assert honoured(store) == []
        job = worker.start("/review", apply, settings)
        assert job.wait(PATIENCE)
        job.result()
        with database.reading() as store:
            assert honoured(store) == read_judgements(settings.judgements)
            found = store.run("MATCH (a:Provision {id: $id})-[:DERIVES_FROM]->(b:Provision) RETURN b.id", {"id": CHILD})
            assert found.rows == [(OTHER,)]
            with pytest.raises(BadRequest, match="nothing to withdraw"):
                record(settings, store, [Saying(PARENT, CHILD, "withdrawn")], "李四", "")


def test_a_database_that_another_program_writes_to_is_named_and_nothing_is_lost(five_documents: Path, tmp_path: Path) -> None:
    settings = Settings(db=str(shutil.copy(five_documents, tmp_path / "own.lbug")))
    with closing(Database(settings)) as database, closing(Worker()) as worker, database.reading() as store:
        with closing(open_store(settings.db)):
            record(settings, store, [Saying(CHILD, PARENT, "accepted")], "李四", "")
            job = worker.start("/review", apply, settings)
            assert job.wait(PATIENCE)
            with pytest.raises(StoreError, match="another program is writing"):
                job.result()
        job = worker.start("/review", apply, settings)
        assert job.wait(PATIENCE)
        job.result()
    with closing(open_store(settings.db, read_only=True)) as store:
        assert [one.judgement for one in honoured(store)] == ["accepted"]

"""A server that dies in mid-load, or whose disk is full: one clear line, and nothing half-written."""

from __future__ import annotations

import re
import resource
from contextlib import closing
from threading import Thread
from typing import Any

import pytest

from api.service.loading import load_files
from api.settings import read_settings
from graph import corpus
from graph.corpus import load
from graph.errors import StoreError, StoreUnavailable
from graph.stores import Store, open_store
from loaders import reference_fragment, sample_paths
from tests.databases import OwnServer, credentials
from tests.graph.dump import dump
from tests.graph.samples import CLEANER_PLAN, COUNTY_PLAN, OPINION, fragment

WRITING = "SHOW TRANSACTIONS YIELD activeLockCount WHERE activeLockCount > 100 RETURN activeLockCount"


def test_a_server_that_is_killed_during_a_load(own_server: OwnServer, monkeypatch: pytest.MonkeyPatch) -> None:
    url = own_server.start(monkeypatch)

    def kill_while_it_writes(observer: Store) -> None:
        while not observer.run(WRITING).rows:
            pass
        own_server.kill()

    with closing(open_store(url, credentials=credentials())) as store, closing(open_store(url, credentials=credentials())) as observer:
        load(store, [fragment(CLEANER_PLAN)])
        before = dump(store)
        killer = Thread(target=kill_while_it_writes, args=[observer])
        killer.start()
        with pytest.raises(StoreError, match=f"^{re.escape(url)}: no server answers; start it \\(make neo4j\\) or give another address$"):
            load(store, [reference_fragment(), fragment(OPINION), fragment(COUNTY_PLAN)])
        killer.join()
        own_server.start(monkeypatch)
        assert dump(store) == before
        load(store, [fragment(OPINION)])
        assert ("晋政发〔2022〕12号",) in store.run("MATCH (p:Policy {presence: 'loaded'}) RETURN p.id").rows


def test_a_full_disk_of_the_server_ends_the_load_at_once(own_server: OwnServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit stands for the disk: the server can no longer write to its log of transactions, which is longer than that."""
    url = own_server.start(monkeypatch)
    attempts = []

    def counted(store: Store, *given: Any) -> None:
        attempts.append(store)
        load(store, *given)

    with closing(open_store(url, credentials=credentials())) as store:
        load(store, [fragment(CLEANER_PLAN)])
        before = dump(store)
    monkeypatch.setattr(corpus, "load", counted)
    resource.prlimit(own_server.process, resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
    with pytest.raises(StoreUnavailable, match=f"^{re.escape(url)}: the disk of the server does not take it; nothing was written"):
        load_files(read_settings(db=url), sample_paths())
    assert len(attempts) == 1  # no document is tried on its own, for none would go in
    own_server.kill()
    own_server.start(monkeypatch)
    with closing(open_store(url, credentials=credentials())) as store:
        assert dump(store) == before

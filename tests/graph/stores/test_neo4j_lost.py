"""A server that dies in mid-load: one clear line, and nothing half-written."""

from __future__ import annotations

import re
from contextlib import closing
from threading import Thread

import pytest

from graph.corpus import dump, load
from graph.errors import StoreError
from graph.stores import Store, open_store
from loaders import reference_fragment
from tests.databases import OwnServer
from tests.graph.samples import CLEANER_PLAN, COUNTY_PLAN, OPINION, fragment

WRITING = "SHOW TRANSACTIONS YIELD activeLockCount WHERE activeLockCount > 100 RETURN activeLockCount"


def test_a_server_that_is_killed_during_a_load(own_server: OwnServer, monkeypatch: pytest.MonkeyPatch) -> None:
    url = own_server.start(monkeypatch)

    def kill_while_it_writes(observer: Store) -> None:
        while not observer.run(WRITING).rows:
            pass
        own_server.kill()

    with closing(open_store(url)) as store, closing(open_store(url)) as observer:
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

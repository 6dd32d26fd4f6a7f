"""What a JSONL export holds comes back: the same graph, which later loads and removals treat as before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.corpus import digest, honoured, load, remove
from graph.errors import BadRequest
from graph.fragment import Fragment, Node
from graph.importing import check_file, restore
from graph.stores import Store, open_store
from graph.stores.reading import records
from tests.databases import empty
from tests.graph.dump import dump
from tests.graph.exports.material import Exports, awkward_graph, exported, fill, texts
from tests.graph.family import FAMILY, said


def test_the_graph_comes_back_and_is_exported_alike(store: Store, embedded: Store, exports: Exports, tmp_path: Path) -> None:
    assert check_file(exports["jsonl"]) == {"nodes": 5052, "edges": 8047, "records": 7}
    restore(store, exports["jsonl"])
    assert dump(store) == dump(embedded)
    assert exported(store, "jsonl", tmp_path).read_bytes() == exports["jsonl"].read_bytes()


def test_documents_are_loaded_and_removed_as_before(store: Store, tmp_path: Path) -> None:
    """What is planned is a function of graph and records, so that these are compared after one further load and removal."""
    judgement = said("county:cl_1", "province:cl_1", "rejected")
    with closing(open_store(str(tmp_path / "original.lbug"))) as original:
        load(original, list(FAMILY.values()), judgements=[judgement])
        restore(store, exported(original, "jsonl", tmp_path))
        assert honoured(store) == [judgement]
        for one in (original, store):
            remove(one, "province")
            load(one, [FAMILY["province"]])
        assert dump(store) == dump(original)
        assert dict(records(store)) == dict(records(original))
        assert digest(store) == digest(original)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """Two databases that the examples of a property empty before use."""
    folder = tmp_path_factory.mktemp("two")
    with closing(open_store(str(folder / "one.lbug"))) as one, closing(open_store(str(folder / "other.lbug"))) as other:
        yield one, other


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(texts(), min_size=1, max_size=15).map(tuple))
def test_any_text_comes_back(two: tuple[Store, Store], words: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> None:
    for store in two:
        empty(store)
    fill(two[0], *awkward_graph(words))
    restore(two[1], exported(two[0], "jsonl", tmp_path_factory.mktemp("any")))
    assert dump(two[1]) == dump(two[0])


def test_a_database_that_holds_something_is_refused(store: Store, exports: Exports) -> None:
    load(store, [Fragment(None, (Node("Region", "140000", {"name": "山西省"}),))])
    before = dump(store)
    with pytest.raises(BadRequest, match=r"the database is not empty; import into a new one$"):
        restore(store, exports["jsonl"])
    assert dump(store) == before


Lines = list[bytes]


def changed(lines: Lines, number: int, **fields: object) -> Lines:
    return [*lines[: number - 1], json.dumps(json.loads(lines[number - 1]) | fields).encode(), *lines[number:]]


def counted(lines: Lines, **counts: int) -> bytes:
    return json.dumps({"counts": json.loads(lines[-1])["counts"] | counts}).encode()


RECORD = json.dumps(
    {
        "policy": "p",
        "nodes": [["Policy", "p", {"title": "意见"}]],
        "edges": [["IMPLEMENTS", ["Policy", "p"], ["Policy", "p"], {"score": 0.5}]],
    }
)
BROKEN: dict[str, Callable[[Lines], Lines]] = {
    "line 1: it is no export of Zhengmai": lambda lines: lines[1:],
    "line 1: the export is of another version": lambda lines: changed(lines, 1, schema="0"),
    "line 2: it is no line of an export": lambda lines: [lines[0], lines[1][:-9], *lines[2:]],
    "line 3: it is no line of an export": lambda lines: [*lines[:2], b"", *lines[2:]],
    "line 2: it is no JSON object": lambda lines: [lines[0], b"[]", *lines[1:]],
    "line 2: it is neither a node nor an edge nor a record": lambda lines: [lines[0], b"{}", *lines[1:]],
    "line 2: it is no line of an export .*utf-8": lambda lines: [lines[0], b'{"node": "\xff"}', *lines[1:]],
    "line 2: it is no line of an export .*surrogates": lambda lines: changed(lines, 2, fields={"title": "\ud800"}),
    "line 2: it is no line of an export .*Recursion": lambda lines: [lines[0], b"[" * 100_000, *lines[1:]],
    "line 2: NaN is no number": lambda lines: changed(lines, 2, fields={"title": float("nan")}),
    "line 2: unknown node label Polic": lambda lines: changed(lines, 2, node="Polic"),
    "line 2: Policy p has no field titel": lambda lines: changed(lines, 2, fields={"titel": ""}),
    r"line 2: Policy p.aliases must be strings, not \[1\]": lambda lines: changed(lines, 2, fields={"aliases": [1]}),
    "line 3: Policy 'p' stands twice": lambda lines: [*lines[:2], *lines[1:]],
    "line 3: IMPLEMENTS joins Policy 'q', of which no line before tells": lambda lines: changed(lines, 3, end=["Policy", "q"]),
    "line 3: LEADS cannot join Policy to Policy": lambda lines: changed(lines, 3, edge="LEADS"),
    "line 3: IMPLEMENTS.score must be float": lambda lines: changed(lines, 3, fields={"score": "1"}),
    "line 3: IMPLEMENTS.span_end must be int": lambda lines: changed(lines, 3, fields={"span_end": 2**63}),
    "line 4: the record 'document p' cannot be read": lambda lines: changed(lines, 4, value="{}"),
    "line 4: the record 'document q' is of p": lambda lines: changed(lines, 4, record="document q"),
    "line 4: the record 'schema' cannot be read": lambda lines: changed(lines, 4, record="schema", value="x"),
    "line 3: 1e999 is no number that a database holds": lambda lines: [
        *lines[:2],
        lines[2].replace(b'"fields": {}', b'"fields": {"score": 1e999}'),
        *lines[3:],
    ],
    "line 4: -1e999 is no number that a database holds": lambda lines: changed(lines, 4, value=RECORD.replace("0.5", "-1e999")),
    "line 4: NaN is no number": lambda lines: changed(lines, 4, value=RECORD.replace("0.5", "NaN")),
    "line 4: the record of the document 'p' is missing": lambda lines: [*lines[:3], counted(lines, records=0)],
    "line 3: the record 'document p' is of a policy of which no line before tells": lambda lines: [
        lines[0],
        changed(lines, 2, id="q")[1],
        lines[3],
        counted(lines, edges=0),
    ],
    "line 4: lines are missing or too many: it holds 1 nodes, 1 edges, 0 records": lambda lines: [*lines[:3], lines[4]],
    "line 6: it comes after the last line": lambda lines: [*lines, lines[1]],
    "the file ends early, after line 4": lambda lines: lines[:-1],
    "the file ends early, after line 0": lambda lines: [],
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An export of a policy that implements itself, with a record."""
    with closing(open_store(str(tmp_path / "small.lbug"))) as store:
        head = json.loads(exported(store, "jsonl", tmp_path).read_bytes().splitlines()[0])
    lines = [
        head,
        {"node": "Policy", "id": "p", "fields": {"title": "意见", "presence": "loaded"}},
        {"edge": "IMPLEMENTS", "start": ["Policy", "p"], "end": ["Policy", "p"], "fields": {}},
        {"record": "document p", "value": RECORD},
        {"counts": {"nodes": 1, "edges": 1, "records": 1}},
    ]
    path = tmp_path / "small.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert check_file(path) == {"nodes": 1, "edges": 1, "records": 1}
    return path


@pytest.mark.parametrize("reason", BROKEN)
def test_a_broken_file_is_refused_by_line_and_nothing_is_written(reason: str, small: Path, tmp_path: Path) -> None:
    lines = BROKEN[reason](small.read_bytes().splitlines())
    small.write_bytes(b"".join(line + b"\n" for line in lines))
    with pytest.raises(BadRequest, match=reason) as raised:
        check_file(small)
    assert str(raised.value).startswith(f"{small}: ")
    assert "\n" not in str(raised.value)
    with closing(open_store(str(tmp_path / "graph.lbug"))) as store:
        with pytest.raises(BadRequest, match=reason):
            restore(store, small)
        assert dump(store) == (frozenset(), frozenset())


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"none.jsonl: it cannot be read \(No such file or directory\)$"):
        check_file(tmp_path / "none.jsonl")

"""What holds of every address: caching, forms, HEAD, headers, limits, the log."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from api.settings import Settings
from api.web.app import create_app
from api.web.middleware.capacity import Capacity
from graph.corpus import load
from graph.stores import open_store
from tests.queries import material
from tests.queries.material import PLAN

LIST = "/api/v1/queries"
PAGES = ["/", f"/policies/{quote(PLAN, safe='')}", "/agencies/省能源局"]
ADDRESSES = [LIST, "/api/v1/policies", "/api/v1/queries/policies", *PAGES]


@pytest.mark.parametrize("address", [address for address in ADDRESSES if address != LIST])
def test_what_a_client_has_is_not_sent_again(client: TestClient, address: str) -> None:
    first = client.get(address)
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(address, headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.head(address, headers={"If-None-Match": first.headers["etag"]}).status_code == 304


def test_the_tag_is_of_one_address_language_and_form(client: TestClient) -> None:
    asked: list[dict[str, Any]] = [
        {"url": "/api/v1/policies"},
        {"url": "/api/v1/policies?limit=1"},
        {"url": "/api/v1/policies", "headers": {"Accept": "text/csv"}},
        {"url": "/api/v1/policies", "headers": {"Accept-Language": "en"}},
    ]
    tags = [client.get(**one).headers["etag"] for one in asked]
    assert len(set(tags)) == len(tags)
    for one, tag in zip(asked, [*tags[1:], tags[0]], strict=True):
        headers = one.get("headers", {}) | {"If-None-Match": tag}
        assert client.get(one["url"], headers=headers).status_code == 200


def test_a_load_changes_every_tag(tmp_path: Path) -> None:
    path = str(tmp_path / "zhengmai.lbug")
    with closing(open_store(path)) as store:
        load(store, [material.plan()])
    with TestClient(create_app(Settings(db=path))) as client:
        before = client.get("/api/v1/policies")
        with closing(open_store(path)) as store:
            load(store, [material.hebei()])
        after = client.get("/api/v1/policies", headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        assert len(after.json()) == len(before.json()) + 1


@pytest.mark.parametrize("address", ["/api/v1/policies/none", "/healthz", "/nowhere"])
def test_what_must_not_be_kept_has_no_tag(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "address", [*ADDRESSES, "/healthz", "/docs", "/openapi.json", "/static/zhengmai.css", "/favicon.ico", "/robots.txt"]
)
def test_head_answers_what_get_does_without_a_body(client: TestClient, address: str) -> None:
    get, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    changing = {"x-request-id", "date"}
    assert {name: value for name, value in head.headers.items() if name not in changing} == {
        name: value for name, value in get.headers.items() if name not in changing
    }


def test_large_answers_are_compressed(client: TestClient) -> None:
    small = client.get("/healthz", headers={"Accept-Encoding": "gzip"})
    large = client.get(LIST, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in small.headers
    assert large.headers["content-encoding"] == "gzip"
    assert int(large.headers["content-length"]) < len(large.content) / 3
    assert "Accept-Encoding" in large.headers["vary"]


@pytest.mark.parametrize("asked", [{"headers": {"Accept": "text/csv"}}, {"params": {"format": "csv"}}])
def test_a_list_is_a_table_for_who_wants_one(client: TestClient, asked: dict[str, Any]) -> None:
    answer = client.get("/api/v1/policies", **asked)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    plain = client.get("/api/v1/policies").json()
    assert [row["id"] for row in rows] == [row["id"] for row in plain]
    assert rows[0].keys() == plain[0].keys()
    assert answer.headers["x-total-count"] == str(len(rows))


def test_rows_of_a_query_are_a_table(client: TestClient) -> None:
    address = "/api/v1/queries/agency-measures?agency=山西省能源局&role=lead"
    found = client.get(address).json()
    rows = list(csv.reader(io.StringIO(client.get(f"{address}&format=csv").content.decode("utf-8-sig"))))
    assert rows[0] == found["columns"]
    assert len(rows) == len(found["rows"]) + 1
    cell = rows[1][rows[0].index("measures")]
    assert json.loads(cell) == found["rows"][0]["measures"]


@pytest.mark.parametrize(("address", "status"), [("/api/v1/policies?format=xml", 400), ("/api/v1/healthz?format=csv", 200)])
def test_another_form_is_refused_where_there_are_forms(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_an_answer_that_is_no_list_stays_json(client: TestClient) -> None:
    answer = client.get(f"/api/v1/policies/{quote(PLAN, safe='')}", headers={"Accept": "text/csv"})
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("address", [*ADDRESSES, "/nowhere", "/static/zhengmai.css", "/docs"])
def test_a_browser_is_told_what_it_may_do(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("address", [*PAGES, "/docs", "/nowhere"])
def test_no_page_has_a_script_of_its_own(client: TestClient, address: str) -> None:
    text = client.get(address).text
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|javascript:", text)


@pytest.mark.parametrize(("given", "kept"), [("a-1:b", True), ("x" * 65, False), ("a b", False), ("", False)])
def test_a_request_has_an_id(client: TestClient, given: str, kept: bool) -> None:
    id = client.get("/healthz", headers={"X-Request-Id": given} if given else {}).headers["x-request-id"]
    assert (id == given) == kept
    assert id


def test_requests_are_logged_as_lines_of_json(database: Path, tmp_path: Path) -> None:
    log = tmp_path / "requests.jsonl"
    with TestClient(create_app(Settings(db=str(database), log=str(log)))) as client:
        client.get("/api/v1/queries?limit=2", headers={"X-Request-Id": "one"})
        client.get("/agencies/" + "省" * 300)
    first, second = (json.loads(line) for line in log.read_text(encoding="utf-8").splitlines())
    assert {name: first[name] for name in ("id", "method", "path", "query", "status", "client")} == {
        "id": "one",
        "method": "GET",
        "path": "/api/v1/queries",
        "query": "limit=2",
        "status": 200,
        "client": "testclient",
    }
    assert first["seconds"] >= 0
    assert first["bytes"] > 0
    assert (second["status"], len(second["path"])) == (404, 200)


@pytest.mark.parametrize("address", ["/api/v1/ask?q=", "/ask?q=", "/api/v1/policies/"])
def test_an_address_that_is_too_long_is_refused(client: TestClient, address: str) -> None:
    answer = client.get(address + "x" * 8192)
    assert answer.status_code == 414
    assert len(answer.content) < 8192
    assert client.get("/api/v1/queries/" + "x" * 7000).status_code == 404


@pytest.mark.parametrize("address", ["/api/v1/agencies/{}/measures", "/api/v1/policies?presence={}", "/agencies/{}", "/api/v1/{}", "/{}"])
def test_what_was_asked_is_said_again_in_short(client: TestClient, address: str) -> None:
    answer = client.get(address.format("能" * 800))
    assert answer.status_code in (400, 404)
    assert "能" * 201 not in answer.text


@pytest.fixture
def limited(database: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(db=str(database), rate_limit=30))) as client:
        yield client


def test_who_asks_too_often_is_told_when_to_ask_again(limited: TestClient) -> None:
    answers = [limited.get("/api/v1/policies") for _ in range(8)]
    assert [answer.status_code for answer in answers[:5]] == [200] * 5  # ten seconds' worth
    refused = answers[-1]
    assert (refused.status_code, refused.headers["content-type"]) == (429, "application/problem+json")
    assert 1 <= int(refused.headers["retry-after"]) <= 2
    assert "请求太多" in limited.get("/").text


@pytest.mark.parametrize(("origins", "allowed"), [("", None), ("https://a.example", "https://a.example"), ("*", "*")])
def test_other_origins_read_only_where_they_may(database: Path, origins: str, allowed: str | None) -> None:
    with TestClient(create_app(Settings(db=str(database), allowed_origins=origins))) as client:
        answer = client.get(LIST, headers={"Origin": "https://a.example"})
        assert answer.headers.get("access-control-allow-origin") == allowed
        assert client.get(LIST, headers={"Origin": "https://b.example"}).headers.get("access-control-allow-origin") in (None, "*")


def test_a_statement_that_takes_too_long_is_given_up(five_documents: Path) -> None:
    with TestClient(create_app(Settings(db=str(five_documents), time_limit=0.001))) as client:
        answer = client.get("/api/v1/queries/shared-measures")
        assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
        assert "took longer than 0.001 seconds" in answer.json()["detail"]
        assert client.get("/", headers={"Accept-Language": "en"}).status_code == 503


def test_work_that_takes_too_long_is_answered_all_the_same() -> None:
    app = FastAPI()
    app.add_middleware(Capacity, at_once=2, seconds=0.05)

    @app.get("/slow")
    def slow() -> str:
        time.sleep(0.3)
        return "done"

    @app.get("/quick")
    def quick() -> str:
        return "done"

    with TestClient(app) as client, ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(client.get, ["/slow", "/slow", "/quick", "/quick"]))
    assert [answer.status_code for answer in answers] == [503, 503, 200, 200]
    assert answers[0].headers["retry-after"]


def test_no_more_is_done_at_a_time_than_there_are_places() -> None:
    app = FastAPI()
    app.add_middleware(Capacity, at_once=3, seconds=10)
    at_work: list[int] = [0]
    most: list[int] = [0]

    @app.get("/")
    async def work(request: Request) -> str:
        at_work[0] += 1
        most[0] = max(most[0], at_work[0])
        await asyncio.sleep(0.01)
        at_work[0] -= 1
        return "done"

    with TestClient(app) as client, ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(client.get, ["/"] * 60))
    assert {answer.status_code for answer in answers} == {200}
    assert most[0] == 3


def test_many_clients_at_once(samples: TestClient) -> None:
    addresses = ["/", "/api/v1/policies", "/api/v1/trace/140902-5c341881:sec_2__cl_4", "/api/v1/queries/policies"]
    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(samples.get, addresses * 32))
    assert {answer.status_code for answer in answers} == {200}

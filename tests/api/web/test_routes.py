"""The JSON API."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.settings import Settings
from api.web.app import create_app
from graph.corpus import load, remove
from graph.stores import open_store
from queries import list_queries
from tests.queries import material
from tests.queries.material import HEBEI, PLAN


def test_six_groups(client: TestClient) -> None:
    answer = client.get("/api/v1/agencies/山西省能源局/measures", params={"role": "lead"}).json()
    (region,) = answer["regions"]
    assert [group["number"] for group in region["groups"]] == ["五", "五", "五", "六", "六", "十六"]
    assert region["groups"][0]["evidence"] == "（省能源局、省工信厅）"
    assert "没有一组写明“牵头”" in answer["summary"]


@pytest.mark.parametrize(
    ("params", "counts"),
    [
        ({}, [1, 7]),
        ({"role": "lead", "basis": "explicit"}, [1, 0]),
        ({"region": "140000"}, [7]),
        ({"region": "山西", "include_predecessors": "true"}, [10]),
        ({"role": "", "basis": "", "region": ""}, [1, 7]),
    ],
)
def test_narrowing(client: TestClient, params: dict[str, str], counts: list[int]) -> None:
    regions = client.get("/api/v1/agencies/省能源局/measures", params=params).json()["regions"]
    assert [len(region["groups"]) for region in regions] == counts


def test_predecessors_are_marked(client: TestClient) -> None:
    answer = client.get("/api/v1/agencies/山西省能源局/measures", params={"include_predecessors": True}).json()
    marked = [group["predecessor"] for group in answer["regions"][0]["groups"] if group["predecessor"]]
    assert marked[0] == {"name": "山西省煤炭工业厅", "successor": "山西省能源局", "date": "2018-10", "scope": ["all"]}


def test_ask(client: TestClient) -> None:
    asked = client.get("/api/v1/ask", params={"q": "山西省能源局牵头哪些措施"}).json()
    direct = client.get("/api/v1/agencies/山西省能源局/measures", params={"role": "lead"}).json()
    assert asked.items() >= direct.items()
    assert (asked["form"], asked["query"], asked["params"]["role"]) == ("agency-duties", "agency-measures", "lead")
    assert "MATCH" in asked["cypher"]
    assert len(asked["rows"]) == len(direct["regions"][0]["groups"])


def test_a_question_that_is_not_answered_offers_some_that_are(client: TestClient) -> None:
    problem = client.get("/api/v1/ask", params={"q": "省能源局的电话是多少"}).json()
    assert problem["questions"]
    assert {client.get("/api/v1/ask", params={"q": one}).status_code for one in problem["questions"]} == {200}


def test_policies_and_provisions(client: TestClient) -> None:
    assert PLAN in [policy["id"] for policy in client.get("/api/v1/policies").json()]
    assert len(client.get("/api/v1/policies", params={"presence": ""}).json()) == 4
    policy = client.get(f"/api/v1/policies/{quote(PLAN, safe='')}").json()
    assert policy["policy"]["duty_lists"] == 10
    provision = client.get(f"/api/v1/provisions/{quote(f'{PLAN}:sec_2__cl_5', safe='')}").json()
    assert provision["provision"]["heading"] == "推进燃料原材料清洁替代"
    assert [above["number"] for above in provision["ancestors"]] == ["二"]
    assert {"measures", "duties", "targets", "citations", "children", "policy"} <= provision.keys()


def test_query_library(client: TestClient) -> None:
    library = client.get("/api/v1/queries").json()
    assert [query["name"] for query in library] == [query.name for query in list_queries()]
    answer = client.get("/api/v1/queries/agency-measures", params={"agency": "山西省能源局", "role": "lead"}).json()
    assert [row["number"] for row in answer["rows"]] == ["五", "五", "五", "六", "六", "十六"]
    assert answer["params"] == {"agency": "山西省能源局", "role": "lead", "basis": "", "region": "", "policy": ""}


@pytest.mark.parametrize("path", ["/healthz", "/api/v1/healthz"])
def test_health(client: TestClient, path: str) -> None:
    assert client.get(path).json() == {"status": "ok", "policies": 3}


@pytest.mark.parametrize(
    ("path", "status", "detail", "nearest"),
    [
        ("/agencies/省能元局/measures", 404, "no agency is called '省能元局'", ["省能源局"]),
        ("/agencies/省能源局/measures?role=head", 400, "role: Input should be '', 'lead', 'support' or 'responsible'", ["lead"]),
        (
            "/agencies/省能源局/measures?include_predecessors=perhaps",
            400,
            "include_predecessors: Input should be a valid boolean",
            [],
        ),
        ("/agencies/省能源局/measures?region=太阳系", 404, "no region is called '太阳系'", []),
        ("/policies/晋发改资环发〔2022〕199号", 404, "no policy has the id", [PLAN]),
        (f"/provisions/{PLAN}:sec_9", 404, "no provision has the id", [f"{PLAN}:sec_6"]),
        ("/queries/policie", 404, "no query is called 'policie'", ["policies"]),
        ("/queries/policies?x=1", 400, "/api/v1/queries/policies has no parameter 'x'; it has cursor, format, level, limit", []),
        ("/queries/policy-outline", 400, "policy: Field required", []),
        ("/queries/policies?region=山西省", 404, "no region has the code '山西省'", ["140000"]),
        ("/ask?q=今天星期几", 400, "not understood: 今天星期", []),
        ("/nowhere", 404, "GET /api/v1/nowhere: Not Found", []),
    ],
)
def test_problems(client: TestClient, path: str, status: int, detail: str, nearest: list[str]) -> None:
    answer = client.get(f"/api/v1{path}")
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert (problem["status"], problem["type"]) == (status, "about:blank")
    assert problem["detail"].startswith(detail)
    assert problem["nearest"][:1] == nearest


def test_without_a_database(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(db=str(tmp_path / "none.lbug")))) as client:
        answer = client.get("/api/v1/healthz")
        assert answer.status_code == 503
        assert "there is no such database" in answer.json()["detail"]
        assert client.get("/").status_code == 503
    assert list(tmp_path.iterdir()) == []


def test_sees_what_is_loaded_and_removed_later(tmp_path: Path) -> None:
    path = str(tmp_path / "zhengmai.lbug")

    def count() -> int:
        return int(client.get("/healthz").json()["policies"])

    with closing(open_store(path)) as store:
        load(store, [material.plan()])
    with TestClient(create_app(Settings(db=path))) as client:
        assert count() == 1
        with closing(open_store(path)) as store:
            load(store, [material.hebei()])
        assert count() == 2
        with closing(open_store(path)) as store:
            remove(store, HEBEI)
        assert count() == 1


def test_readers_and_a_writer_at_the_same_time(tmp_path: Path) -> None:
    path = str(tmp_path / "zhengmai.lbug")
    with closing(open_store(path)) as store:
        load(store, [material.plan()])
    with TestClient(create_app(Settings(db=path))) as client, ThreadPoolExecutor(8) as pool:

        def read(_: int) -> tuple[int, int]:
            answer = client.get("/api/v1/agencies/山西省能源局/measures", params={"role": "lead"})
            return answer.status_code, len(answer.json()["regions"][0]["groups"])

        answers = pool.map(read, range(100))
        with closing(open_store(path)) as store:
            for _ in range(3):
                load(store, [material.hebei()])
                remove(store, HEBEI)
        assert set(answers) == {(200, 6)}


def test_openapi_describes_every_answer(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            assert all(parameter.get("description") for parameter in operation.get("parameters", [])), path
    for name, described in schema["components"]["schemas"].items():
        assert described.get("description"), name
        assert all(field.get("description") for field in described["properties"].values()), name


@pytest.mark.parametrize(
    "address",
    ["/api/v1/policies?rol=x", "/api/v1/agencies/省能源局/measures?foo=1", "/api/v1/queries/agency-measures?agency=省能源局&role=boss"],
)
def test_a_parameter_that_is_not_there_is_refused(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "rol" in answer.json()["detail"] or "foo" in answer.json()["detail"]


def test_a_query_for_an_unknown_agency_is_refused_with_the_nearest_names(client: TestClient) -> None:
    answer = client.get("/api/v1/queries/agency-measures", params={"agency": "省能局"})
    assert answer.status_code == 404
    assert "省能源局" in answer.json()["nearest"]


COUNTY_CLAUSE, PROVINCE_CLAUSE = "140902-5c341881:sec_2__cl_4", "晋政发〔2022〕12号:sec_2__cl_4"


def test_a_clause_is_traced_to_the_nation_and_back(samples: TestClient) -> None:
    up = samples.get(f"/api/v1/trace/{quote(COUNTY_CLAUSE, safe='')}").json()
    assert (up["level"], up["steps"][0]["level"], up["steps"][0]["steps"][0]["level"]) == ("county", "province", "national")
    assert up["steps"][0]["link"]["kind"] == "adapted"
    nation = up["steps"][0]["steps"][0]["id"]
    down = samples.get(f"/api/v1/trace/{quote(nation, safe='')}", params={"down": True}).json()
    assert PROVINCE_CLAUSE in [step["id"] for step in down["steps"]]
    assert samples.get("/api/v1/trace/140902-5c341881:sec_2__cl_99").status_code == 404


def test_coverage_of_the_provincial_opinion(samples: TestClient) -> None:
    found = samples.get(f"/api/v1/coverage/{quote('晋政发〔2022〕12号', safe='')}").json()
    assert [child["id"] for child in found["children"]] == ["140902-5c341881"]
    assert [row["path"] for row in found["rows"] if row["taken_up"] == 0] == ["二/五"]
    assert sum(found["totals"][0].values()) == len(found["rows"]) == 30


def test_the_words_that_changed(samples: TestClient) -> None:
    found = samples.get("/api/v1/words", params={"child": COUNTY_CLAUSE, "parent": PROVINCE_CLAUSE}).json()
    changed = "".join(part["text"] for part in found["child_parts"] if part["kind"] == "changed")
    assert "60%" in changed
    assert "推动非常规天然气增储上产" not in changed
    dropped = "".join(part["text"] for part in found["parent_parts"] if part["kind"] == "changed")
    assert "发电量占比达到30%" in dropped


def test_the_rows_of_an_answer_come_a_page_at_a_time(samples: TestClient) -> None:
    asked = {"q": "忻府区没有承接省里哪些措施"}
    whole = samples.get("/api/v1/ask", params=asked)
    first = samples.get("/api/v1/ask", params=asked | {"limit": "5"})
    after = samples.get(first.links["next"]["url"])
    rows = whole.json()["rows"]
    assert len(rows) == whole.json()["found"] == first.json()["found"] == int(first.headers["x-total-count"]) > 10
    assert [first.json()["rows"], after.json()["rows"]] == [rows[:5], rows[5:10]]

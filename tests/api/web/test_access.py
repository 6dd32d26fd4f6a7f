"""Who may write: this machine alone without a token, whoever shows it with one, and never a form of another site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.settings import Settings
from api.web.app import create_app
from graph.judgements import read_judgements

HERE, THERE = ("127.0.0.1", 50000), ("203.0.113.9", 50000)
TOKEN = "a token with blanks and 汉字"
HOST = "http://127.0.0.1:8000"
SAID = {"child": "晋政发〔2022〕12号:sec_2__cl_3", "parent": "国发〔2021〕4号:sec_5__cl_15", "verdict": "accepted", "name": "李四"}

Open = Callable[..., TestClient]


@pytest.fixture
def database(five_documents: Path, tmp_path: Path) -> str:
    return str(shutil.copy(five_documents, tmp_path / "own.lbug"))


@pytest.fixture
def opened(database: str) -> Iterator[Open]:
    """Opens the application for a client with some address, as the browser of a page of the server or of another sends its forms."""
    clients = []

    def open_client(client: tuple[str, int] = HERE, base_url: str = HOST, token: str = "", host: str = "127.0.0.1") -> TestClient:
        settings = Settings(db=database, token=token, host=host, upload_mb=1)
        made = TestClient(create_app(settings), base_url=base_url, client=client, follow_redirects=False)
        made.__enter__()
        clients.append(made)
        return made

    yield open_client
    for one in clients:
        one.__exit__(None, None, None)


def form_token(client: TestClient) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', client.get("/login").text) or re.search(
        r'name="form_token" value="([^"]+)"', client.get("/review").text
    )
    return found[1] if found else ""


def judge(client: TestClient, headers: dict[str, str] | None = None, **more: str) -> int:
    sent = SAID | {"form_token": form_token(client)} | more
    return client.post("/review", data=sent, headers={"Origin": str(client.base_url).rstrip("/")} | (headers or {})).status_code


def kept(database: str) -> int:
    return len(read_judgements(Settings(db=database).judgements))


WITHOUT_TOKEN: dict[str, tuple[dict[str, object], dict[str, str], int]] = {
    "this machine": ({}, {}, 303),
    "by its name": ({"base_url": "http://localhost:8000"}, {}, 303),
    "by IPv6": ({"base_url": "http://[::1]:8000", "client": ("::1", 50000), "host": "::1"}, {}, 303),
    "another machine": ({"client": THERE}, {}, 403),
    "a server for all": ({"host": "0.0.0.0"}, {}, 403),
    "a name that is let point here": ({"base_url": "http://rebound.example:8000"}, {}, 403),
    "a proxy on this machine": ({}, {"X-Forwarded-For": "203.0.113.9"}, 403),
    "a proxy that says so otherwise": ({}, {"Forwarded": "for=203.0.113.9"}, 403),
    "a bearer": ({"client": THERE}, {"Authorization": "Bearer x"}, 403),
}


@pytest.mark.parametrize(("where", "headers", "status"), WITHOUT_TOKEN.values(), ids=WITHOUT_TOKEN)
def test_without_a_token_only_this_machine_writes(
    opened: Open, database: str, where: dict[str, object], headers: dict[str, str], status: int
) -> None:
    assert judge(opened(**where), headers) == status
    assert kept(database) == (status == 303)


FORGED: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "another origin": ({"Origin": "http://evil.example"}, {}),
    "an origin that hides": ({"Origin": "null"}, {}),
    "no origin": ({"Origin": ""}, {}),
    "another site": ({"Sec-Fetch-Site": "cross-site"}, {}),
    "another port": ({"Sec-Fetch-Site": "same-site"}, {}),
    "another form token": ({}, {"form_token": "x"}),
    "no form token": ({}, {"form_token": ""}),
}


@pytest.mark.parametrize(("headers", "form"), FORGED.values(), ids=FORGED)
def test_a_form_of_another_site_is_refused(opened: Open, database: str, headers: dict[str, str], form: dict[str, str]) -> None:
    assert judge(opened(), headers, **form) == 403
    assert kept(database) == 0


@pytest.mark.parametrize("client", [HERE, THERE], ids=["here", "there"])
def test_with_a_token_everybody_needs_it(opened: Open, database: str, client: tuple[str, int]) -> None:
    site = opened(client, "http://policies.example", TOKEN, "0.0.0.0")
    assert judge(site) == 401
    origin = {"Origin": "http://policies.example"}
    assert site.post("/login", data={"token": "x", "form_token": form_token(site)}, headers=origin).status_code == 401
    assert judge(site) == 401
    answer = site.post("/login", data={"token": TOKEN, "form_token": form_token(site), "back": "/review"}, headers=origin)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert {"HttpOnly", "SameSite=strict"} <= {part.strip() for part in answer.headers["set-cookie"].split(";")}
    assert judge(site) == 303
    site.post("/logout", data={"form_token": form_token(site)}, headers=origin)
    assert judge(site) == 401
    assert kept(database) == 1


def test_a_program_shows_the_token_in_a_header(opened: Open, database: str) -> None:
    site = opened(THERE, "http://policies.example", "plain-token")
    assert site.post("/review", data=SAID, headers={"Authorization": "Bearer plain-token"}).status_code == 303
    answer = site.post("/review", data=SAID, headers={"Authorization": "Bearer other"})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert kept(database) == 1


COOKIES = ["", ".", "9999999999.", "9999999999.0000", "1.0000", "²³.0000", "x"]


@pytest.mark.parametrize("cookie", COOKIES)
def test_a_cookie_that_nobody_gave_is_none(opened: Open, cookie: str) -> None:
    site = opened(token=TOKEN)
    site.cookies.set("zhengmai_access", cookie.encode("ascii", "ignore").decode())
    assert site.get("/load").status_code == 401


GUARDED = ["/load", "/load/x", "/load/remove?policy=x", "/jobs/x", "/api/v1/load", "/api/v1/load/x"]


@pytest.mark.parametrize("path", GUARDED)
@pytest.mark.parametrize(("token", "status", "english"), [("", 403, "ZHENGMAI_TOKEN"), (TOKEN, 401, "Give the token")])
def test_what_only_writers_see_says_how(opened: Open, path: str, token: str, status: int, english: str) -> None:
    answer = opened(THERE, token=token).get(path, headers={"Accept-Language": "en"})
    assert answer.status_code == status
    if path.startswith("/api"):
        assert answer.headers["content-type"] == "application/problem+json"
    else:
        assert english in answer.text
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/review", "/review/judged", "/api/v1/reviews", "/api/v1/judgements", "/login"])
def test_everybody_may_read_what_is_for_review(opened: Open, path: str) -> None:
    answer = opened(THERE).get(path)
    assert answer.status_code == 200
    assert 'action="/review"' not in answer.text.replace('method="get" action="/review"', "")


def test_an_upload_is_refused_before_it_is_read_and_when_it_is_too_large(opened: Open) -> None:
    file = {"files": ("a.txt", b"x" * (2 << 20))}
    assert opened(THERE).post("/load", files=file, headers={"Origin": HOST}).status_code == 403
    site = opened()
    answer = site.post("/load", files=file, data={"form_token": form_token(site)}, headers={"Origin": HOST, "Accept-Language": "en"})
    assert answer.status_code == 413
    assert "several goes" in answer.text
    assert site.get("/api/v1/load").json() == []


BACK = [
    ("/review?policy=x", "/review?policy=x"),
    ("//evil.example", "/"),
    ("/\\evil.example", "/"),
    ("https://evil.example", "/"),
    ("", "/"),
]


@pytest.mark.parametrize(("back", "goes_to"), BACK)
def test_logging_in_leads_to_no_other_site(opened: Open, back: str, goes_to: str) -> None:
    site = opened(token=TOKEN)
    answer = site.post("/login", data={"token": TOKEN, "form_token": form_token(site), "back": back}, headers={"Origin": HOST})
    assert answer.headers["location"] == goes_to

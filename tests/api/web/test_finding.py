"""Finding: the box, the search with its filters as links, the list of documents, and what is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.settings import Settings
from api.web.app import create_app
from graph.stores import open_store

LINK = re.compile(r'href="([^"]*)"')


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application on an empty database."""
    path = tmp_path_factory.mktemp("nothing") / "zhengmai.lbug"
    with closing(open_store(str(path))):
        pass
    with TestClient(create_app(Settings(db=str(path)))) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "path"),
    [("省能源局牵头哪些措施", "/ask"), ("省能元局牵头哪些措施", "/ask"), ("煤炭消费", "/search"), ("", "/search")],
)
def test_a_question_goes_to_the_answer_and_words_to_the_search(samples: TestClient, typed: str, path: str) -> None:
    answer = samples.get("/find", params={"q": typed}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}?q={quote(typed)}")


def test_a_search_shows_the_words_where_they_stand(samples: TestClient) -> None:
    page = samples.get("/search?q=「煤炭消费」").text
    assert "<mark>煤炭消费</mark>" in page
    assert f'href="/provisions/{quote("140000-d88ddf29:sec_2__cl_5", safe="")}"' in page
    assert f'href="/policies/140000-d88ddf29#{quote("140000-d88ddf29:sec_2__cl_5", safe="")}"' in page


def test_filters_are_links_that_can_be_taken_back(samples: TestClient) -> None:
    whole = samples.get("/search?q=能源").text
    county = next(link for link in LINK.findall(whole) if "level=county" in link)
    narrowed = samples.get(county.replace("&amp;", "&")).text
    assert 'class="chip"' in narrowed
    assert "山西省人民政府" not in narrowed.split('class="facets"')[0]
    back = re.search(r'class="chip" href="([^"]+)"', narrowed)
    assert back is not None
    assert "level" not in back[1]


def test_what_stands_nowhere_is_said_with_near_searches(samples: TestClient) -> None:
    page = samples.get("/search?q=新能原汽车").text
    assert "没有一处连续写着这些词语" in page
    assert f'href="/search?q={quote("新能源汽车")}"' in page
    assert "在这些条件下没有" in samples.get("/search?q=煤炭消费&year=1999").text


def test_words_are_shown_as_words(samples: TestClient) -> None:
    page = samples.get("/search", params={"q": "<script>alert</script>"}).text
    assert "<script" not in page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/search?q=，", 400),
        ("/search?q=煤&level=x", 400),
        ("/search?q=煤&region=忻府县", 404),
        ("/search?q=煤&cursor=x", 400),
        ("/policies?sort=x", 400),
        ("/search", 200),
        ("/search?q=煤&cursor=o999", 200),
    ],
)
def test_what_cannot_be_asked(samples: TestClient, address: str, status: int) -> None:
    assert samples.get(address).status_code == status


def test_a_search_comes_a_page_at_a_time(samples: TestClient) -> None:
    first = samples.get("/api/v1/search", params={"q": "能源", "limit": 3})
    assert first.headers["x-total-count"] == str(first.json()["total"])
    second = samples.get(first.links["next"]["url"]).json()
    whole = samples.get("/api/v1/search", params={"q": "能源", "limit": 6}).json()
    assert first.json()["hits"] + second["hits"] == whole["hits"]


def test_documents_come_a_page_at_a_time_as_a_plain_list(samples: TestClient) -> None:
    address, found = "/api/v1/policies?limit=2&sort=date", []
    while address:
        answer = samples.get(address)
        assert answer.headers["x-total-count"] == "5"
        found += [policy["id"] for policy in answer.json()]
        address = answer.links.get("next", {}).get("url", "")
    assert len(found) == len(set(found)) == 5
    assert found[0] == "140902-5c341881"


@pytest.mark.parametrize(("given", "count"), [("level=county", 1), ("subject=economy", 2), ("region=忻府区", 1), ("genre=规划纲要", 1)])
def test_documents_are_narrowed_alike_in_page_and_json(samples: TestClient, given: str, count: int) -> None:
    documents = samples.get(f"/api/v1/policies?{given}").json()
    assert len(documents) == count
    page = samples.get(f"/policies?{given}").text
    assert f"{count} 份文件" in page
    assert all(document["title"] in page for document in documents)


def test_documents_without_a_text_have_no_counts(samples: TestClient) -> None:
    page = samples.get("/policies?presence=catalogued").text
    assert "仅有目录，没有正文" in page
    assert 'class="number">0<' not in page


def test_every_circle_of_the_picture_leads_to_as_many_documents(samples: TestClient) -> None:
    page = samples.get("/").text
    circles = re.findall(r'class="circle" href="([^"]+)"[^>]*><svg.*?</svg><span>(\d+)</span>', page)
    assert circles
    for link, count in circles:
        assert f"{count} 份文件" in samples.get(link.replace("&amp;", "&")).text


def test_an_empty_database_says_what_to_do(nothing: TestClient) -> None:
    page = nothing.get("/").text
    assert "还没有文件" in page
    assert "zhengmai load" in page
    assert nothing.get("/policies").status_code == 200
    assert "没有一处" in nothing.get("/search?q=煤炭").text

"""Links that a person should look at, and what people have said of links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, cast
from urllib.parse import quote, unquote

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse
from rapidfuzz import fuzz

import queries
from api.service import reviewing
from api.settings import Settings
from api.web.access import access_of
from api.web.answers import JudgedLink
from api.web.forms import Submitted, form_page, local_address, see_other, uncached, words
from api.web.paging import Cursor, Limit, Page, address, cut, point
from api.web.parameters import Reading
from graph import corpus
from graph.errors import BadRequest, NotFound, ZhengmaiError
from graph.judgements import VERDICTS, Judgement, Verdict, read_judgements
from graph.stores.base import Store
from queries import End, Pair

api = APIRouter(dependencies=[Depends(uncached)])
pages = APIRouter()

NAME = "zhengmai_name"
"""Cookie with the name of the one who judges."""
_A_PAGE = 20
_NEAREST = 5

Policy = Annotated[str, Query(description="id of the lower document; empty for all")]
AnyPolicy = Annotated[str, Query(description="id of either document; empty for all")]
Kind = Annotated[str, Query(description="kind of link, as in the answer; empty for all", examples=["adapted"])]
Method = Annotated[str, Query(description="how the link was made, as in the answer; empty for all", examples=["text-reuse"])]
Least = Annotated[float, Query(ge=0, le=1, description="the least confidence")]
Most = Annotated[float, Query(ge=0, le=1, description="the most confidence")]


@api.get("/reviews", summary="Links for review")
def reviews(
    request: Request,
    response: Response,
    store: Reading,
    policy: Policy = "",
    kind: Kind = "",
    method: Method = "",
    least: Least = 0.0,
    most: Most = 1.0,
    limit: Limit = _A_PAGE,
    cursor: Cursor = "",
) -> list[Pair]:
    """The links that a person should look at, those of whole documents first, then the likest, with the words of both ends."""
    found = _kept(reviewing.pending(store, policy or None, _judged(request)), kind, method, least, most)
    return queries.read_pairs(store, point(request, response, cut(found, limit, cursor)))


@api.get("/judgements", summary="What people have said of links")
def judgements(
    request: Request, response: Response, store: Reading, policy: AnyPolicy = "", limit: Limit = _A_PAGE, cursor: Cursor = ""
) -> list[JudgedLink]:
    """The judgements that hold, the latest first, with both ends of the link; an end that is not loaded is null."""
    held = point(request, response, cut(_judged(request, policy), limit, cursor))
    return _with_ends(store, held)


@pages.get("/review")
def review_page(
    request: Request,
    store: Reading,
    policy: Policy = "",
    kind: Kind = "",
    method: Method = "",
    least: Least = 0.0,
    most: Most = 1.0,
    limit: Limit = _A_PAGE,
    cursor: Cursor = "",
) -> HTMLResponse:
    """The links that a person should look at, both ends side by side, with forms to judge them."""
    said = _judged(request)
    listed = reviewing.pending(store, policy or None, said)
    shown = cut(_kept(listed, kind, method, least, most), limit, cursor)
    pairs = queries.read_pairs(store, shown.items)
    latest = _with_ends(store, said[:1])
    return form_page(
        request,
        "review.html",
        "/api/v1/reviews",
        listed=shown,
        pairs=pairs,
        total=len(listed),
        kinds=_counts(listed, "kind"),
        methods=_counts(listed, "method"),
        chosen={"policy": policy, "kind": kind, "method": method, "least": least, "most": most},
        judged_count=len(said),
        latest=latest[0] if latest else None,
        **_common(request, store),
    )


@pages.get("/review/judged")
def judged_page(request: Request, store: Reading, policy: AnyPolicy = "", limit: Limit = _A_PAGE, cursor: Cursor = "") -> HTMLResponse:
    """What people have said of links, with a form to take it back."""
    shown = cut(_judged(request, policy), limit, cursor)
    listed: Page[JudgedLink] = Page(_with_ends(store, shown.items), shown.total, shown.first, shown.before, shown.after)
    return form_page(request, "judged.html", "/api/v1/judgements", listed=listed, policy=policy, **_common(request, store))


@pages.get("/review/correct")
def correct_page(request: Request, store: Reading, child: str, parent: str, q: str = "", back: str = "/review") -> HTMLResponse:
    """The parts of the upper document that may be the right parent instead: the likest first, then all in their order."""
    ends = queries.read_ends(store, [child, parent])
    if missing := [id for id in (child, parent) if id not in ends]:
        raise NotFound(f"there is no document, provision, measure or figure {missing[0]!r}")
    choices = [one for one in _choices(store, ends[child], ends[parent]) if one.id not in (child, parent)]
    matching = [one for one in choices if q in f"{one.path} {one.heading} {one.text} {one.id}"]
    own = _words(ends[child])
    nearest = sorted(matching, key=lambda one: -fuzz.ratio(_words(one), own))[:_NEAREST]
    return form_page(
        request,
        "review_correct.html",
        child=ends[child],
        parent=ends[parent],
        nearest=nearest,
        others=[one for one in matching if one not in nearest],
        total=len(choices),
        q=q,
        back=local_address(back, "/review"),
        **_common(request, store),
    )


@pages.post("/review")
def judge(request: Request, store: Reading, form: Submitted) -> Response:
    """Record what is said of a link: accepted, rejected, withdrawn, or corrected to the parent `instead`; the graph follows soon."""
    said = {name: words(form, name) for name in ("child", "parent", "verdict", "instead", "name", "note", "back")}
    name = said["name"] or _name(request)
    if not name:
        raise BadRequest("say who judges: the name is missing")
    if said["verdict"] == "corrected":
        if not said["instead"]:
            raise BadRequest("choose the right parent: none is named")
        sayings = reviewing.correction(store, said["child"], said["parent"], said["instead"])
    elif said["verdict"] in VERDICTS:
        sayings = [reviewing.Saying(said["child"], said["parent"], cast(Verdict, said["verdict"]))]
    else:
        raise BadRequest(f"a judgement is one of {', '.join(VERDICTS)}, not {said['verdict'][:40]!r}")
    reviewing.record(_settings(request), store, sayings, name, said["note"])
    _apply(request)
    answer = see_other(local_address(said["back"], "/review"))
    answer.set_cookie(NAME, quote(name, safe=""), max_age=365 * 24 * 3600, httponly=True, samesite="lax")
    return answer


@pages.post("/review/apply")
def apply_again(request: Request, form: Submitted) -> Response:
    """Try again to make the graph honour what is recorded."""
    _apply(request)
    return see_other(local_address(words(form, "back"), "/review"))


def _apply(request: Request) -> None:
    state = request.app.state
    state.applying = state.worker.start("/review", reviewing.apply, _settings(request))


def _application(request: Request, store: Store) -> tuple[str, str]:
    """Whether the graph honours what is recorded: done, doing or failed, and why it failed."""
    job = request.app.state.applying
    if job is None:  # since the server was started, nobody has judged here
        return ("done" if corpus.honoured(store) == read_judgements(_settings(request).judgements) else "failed"), ""
    if not job.is_done:
        return "doing", ""
    try:
        job.result()
    except ZhengmaiError as error:
        return "failed", str(error)
    return "done", ""


def _settings(request: Request) -> Settings:
    return access_of(request).settings


def _kept(links: list[dict[str, Any]], kind: str, method: str, least: float, most: float) -> list[dict[str, Any]]:
    return [one for one in links if kind in ("", one["kind"]) and method in ("", one["method"]) and least <= (one["score"] or 0.0) <= most]


def _counts(links: list[dict[str, Any]], column: str) -> dict[str, int]:
    """How many links bear each value, the most frequent first."""
    values = [one[column] for one in links]
    return {value: values.count(value) for value in sorted(set(values), key=lambda value: -values.count(value))}


def _judged(request: Request, policy: str = "") -> list[Judgement]:
    return reviewing.judged(_settings(request), policy or None)


def _with_ends(store: Store, held: Sequence[Judgement]) -> list[JudgedLink]:
    ends = queries.read_ends(store, {id for one in held for id in (one.child, one.parent)})
    return [
        JudgedLink(one.child, one.parent, ends.get(one.child), ends.get(one.parent), one.judgement, one.user, one.time, one.note)
        for one in held
    ]


def _choices(store: Store, child: End, parent: End) -> list[End]:
    """What may be the parent: the parts of the upper document of the same label, or the other documents."""
    if parent.label == "Policy":
        return [
            End(one.id, "Policy", one.id, one.title, one.region_name, "", one.title, "")
            for one in queries.list_policies(store)
            if one.id != child.id
        ]
    found = queries.read_policy(store, parent.policy)
    ids = {
        "Provision": [one.id for one in found.provisions],
        "Measure": [one.id for one in found.measures],
        "Target": [one.id for one in found.targets],
    }[parent.label]
    ends = queries.read_ends(store, ids)
    return [ends[id] for id in ids if id in ends]


def _words(end: End) -> str:
    return end.text if end.label in ("Measure", "Target") else end.heading + end.text


def _common(request: Request, store: Store) -> dict[str, Any]:
    """What all pages of this module show: the name of who judges, and the address to come back to."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    state, reason = _application(request, store)
    return {
        "application": state,
        "reason": reason,
        "name": _name(request),
        "here": here,
        "address": lambda cursor: address(request, cursor),
    }


def _name(request: Request) -> str:
    return unquote(request.cookies.get(NAME, "")).strip()

"""Files into the graph, and documents out of it: what was uploaded, what was read in it, and the form that corrects and loads it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData, UploadFile

import queries
from api.service.drafts import Draft, Drafts
from api.service.drafts import Reading as Read
from api.service.removing import remove_document
from api.web.answers import UploadedFile
from api.web.forms import Submitted, check_writer, form_page, see_other, uncached, words
from api.web.parameters import Reading
from graph.errors import BadRequest, ZhengmaiError
from loaders.readers import ENDINGS
from loaders.statements import LEVELS, read_stated
from loaders.structure.front import GENRES
from loaders.structure.stated import Stated
from queries.inheritance_columns import LikelyParent

api = APIRouter(include_in_schema=False, dependencies=[Depends(check_writer), Depends(uncached)])  # nothing for readers to try
pages = APIRouter(dependencies=[Depends(check_writer)])

_FIELDS = tuple(field.name for field in fields(Stated))
_PATIENCE, _AGAIN = 3.0, 1  # seconds
_SHOWN_WARNINGS = 20


@api.get("/load", summary="Uploaded files")
def uploaded_files(request: Request) -> list[UploadedFile]:
    """The files that were uploaded to this server and not put away, the latest first, with what was read in them."""
    return [_uploaded(draft) for draft in _drafts(request).all()]


@api.get("/load/{upload}", summary="An uploaded file")
def uploaded_file(request: Request, upload: str) -> UploadedFile:
    """An uploaded file with what was read in it."""
    return _uploaded(_drafts(request).get(upload))


@pages.get("/load")
def load_page(request: Request, store: Reading) -> HTMLResponse:
    """A form to upload files, those that were uploaded, and a form to remove a document."""
    shown = [_uploaded(draft) for draft in _drafts(request).all()]
    answer = form_page(
        request,
        "load.html",
        "/api/v1/load",
        uploads=shown,
        endings=sorted(ENDINGS),
        most=request.app.state.access.settings.upload_mb,
        policies=queries.list_policies(store),
    )
    if any(one.state in ("reading", "loading") for one in shown):
        answer.headers["Refresh"] = "3"
    return answer


@pages.post("/load")
def upload(request: Request, form: Submitted) -> Response:
    """Keep the files of the form and have them read."""
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    if not files:
        raise BadRequest("no file was chosen")
    added = [_drafts(request).add(one.filename or "", one.file) for one in files]
    return see_other(f"/load/{added[0].id}" if len(added) == 1 else "/load")


@pages.post("/load/all")
def load_all(request: Request, form: Submitted) -> Response:
    """Load all uploaded files that could be read and are not loaded yet."""
    waiting = [draft for draft in _drafts(request).all() if _uploaded(draft).state == "read"]
    if not waiting:
        raise BadRequest("none of the uploaded files waits to be loaded")
    return see_other(f"/jobs/{_drafts(request).load(waiting, None, '/load').id}")


@pages.get("/load/remove")
def remove_page(request: Request, store: Reading, policy: str) -> HTMLResponse:
    """What goes when a document is removed, and a form to confirm it."""
    return form_page(request, "remove.html", policy=queries.policy_summary(store, policy), links=_links(store, policy))


@pages.post("/load/remove")
def remove(request: Request, form: Submitted) -> Response:
    """Remove a document whose removal was confirmed."""
    policy = words(form, "policy")
    if words(form, "confirmed") != "yes":
        raise BadRequest(f"the removal of {policy[:100]} was not confirmed; nothing is changed")
    job = request.app.state.worker.start("/load", remove_document, request.app.state.access.settings, policy)
    return see_other(f"/jobs/{job.id}")


@pages.get("/load/{upload}")
def draft_page(request: Request, store: Reading, upload: str) -> HTMLResponse:
    """What was read in an uploaded file, with a form to correct and load it."""
    draft = _drafts(request).get(upload)
    if not draft.reading.wait(_PATIENCE):
        answer = form_page(request, "waiting.html")
        answer.headers["Refresh"] = str(_AGAIN)
        return answer
    return _draft_page(request, draft, queries.list_policies(store))


@pages.post("/load/{upload}")
def act(request: Request, store: Reading, upload: str, form: Submitted) -> Response:
    """Read the file anew with what the form corrects, look for its parents, load it, or put it away."""
    drafts, action = _drafts(request), words(form, "action")
    draft = drafts.get(upload)
    if action == "discard":
        drafts.discard(draft)
        return see_other("/load")
    if not draft.reading.wait(_PATIENCE) or _uploaded(draft).record is None:
        return see_other(f"/load/{upload}")
    stated, wrong = read_stated(_changed(draft, form))
    if wrong:
        given = {name: words(form, name) for name in _FIELDS}
        return _draft_page(request, draft, queries.list_policies(store), given, wrong)
    if stated.said() or action == "correct":
        draft = drafts.correct(draft, stated)
    if action == "parents":
        return see_other(f"/jobs/{drafts.find_parents(draft).id}")
    if action == "load":
        return see_other(f"/jobs/{drafts.load([draft], words(form, 'replaced') or None, f'/load/{upload}').id}")
    return see_other(f"/load/{upload}")


def _draft_page(
    request: Request,
    draft: Draft,
    policies: list[queries.PolicySummary],
    given: dict[str, str] | None = None,
    wrong: dict[str, str] | None = None,
) -> HTMLResponse:
    shown = _uploaded(draft)
    parents: tuple[LikelyParent, ...] = ()
    reason = ""
    if draft.parents is not None and draft.parents.is_done:
        try:
            parents = draft.parents.result()
        except ZhengmaiError as error:
            reason = str(error)
    reading = None if shown.record is None else draft.reading.result()
    return form_page(
        request,
        "draft.html",
        "/api/v1/load/{upload}",
        status=400 if wrong else 200,
        upload=shown,
        reading=reading,
        replaces=reading and next((one.title for one in policies if one.id == reading.record["policy"]["id"]), None),
        given=given or (_values(reading) if reading else {}),
        wrong=wrong or {},
        levels=LEVELS,
        genres=GENRES,
        policies=policies,
        depths=_depths(shown.record) if shown.record else {},
        parents=parents,
        were_parents_sought=draft.parents is not None and not reason,
        most=_SHOWN_WARNINGS,
    )


def _changed(draft: Draft, form: FormData) -> dict[str, str]:
    """The fields of the form that say something else than what was read; an empty one says nothing."""
    read = _values(draft.reading.result())
    return {name: value for name in _FIELDS if (value := words(form, name)) and value != read[name]}


def _values(reading: Read) -> dict[str, str]:
    """What was read, by the names that people correct it by."""
    policy, stated = reading.record["policy"], reading.stated
    known = {
        "number": policy["doc_number"],
        "title": policy["title"],
        "issuers": "；".join(one["mention"] for one in policy["issuers"]),
        "region": policy["region"]["code"],
        "level": policy["level"],
        "genre": policy["genre"],
        **{name: policy[name] for name in ("date_issued", "date_published", "date_effective")},
        "source": stated.source,
    }
    return {name: known[name] or "" for name in _FIELDS}


def _uploaded(draft: Draft) -> UploadedFile:
    """An uploaded file as it stands."""
    reason, record, outcome, state = None, None, None, "reading"
    try:
        if draft.reading.is_done:
            record, state = draft.reading.result().record, "read"
        if draft.loading is not None:
            outcome = draft.outcome()
            state = outcome.status if outcome else "loading"
            reason = outcome.reason if outcome else None
    except ZhengmaiError as error:
        reason, state = str(error), "failed" if record else "unreadable"
    return UploadedFile(
        id=draft.id,
        name=draft.name,
        state=state,
        reason=draft.said(reason) if reason else None,
        policy=outcome.policy if outcome else None,
        conflicts=outcome.conflicts if outcome else (),
        record=record,
    )


def _depths(record: dict[str, Any]) -> dict[str, int]:
    """How deep each provision lies in the outline, at most 3."""
    depths: dict[str, int] = {}
    for one in record["provisions"]:
        depths[one["id"]] = min(depths.get(one["parent"], -1) + 1, 3)
    return depths


def _links(store: Reading, policy: str) -> int:
    """How many documents say that they carry it out."""
    return sum(row["parent"] == policy for row in queries.run(store, "implements", policy=policy).dicts())


def _drafts(request: Request) -> Drafts:
    drafts: Drafts = request.app.state.drafts
    return drafts

"""Work that takes a while: a page that waits for it, then goes on to what came of it."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response

from api.web.forms import check_writer, form_page, see_other
from api.web.problems import STATUS
from graph.errors import ZhengmaiError

pages = APIRouter()

_PATIENCE, _AGAIN = 3.0, 1  # seconds


@pages.get("/jobs/{id}", dependencies=[Depends(check_writer)])
def job_page(request: Request, id: str) -> Response:
    """Goes on to the page of the work when it is done, says what went wrong, or waits; the browser asks again."""
    job = request.app.state.worker.job(id)
    if not job.wait(_PATIENCE):
        answer = form_page(request, "waiting.html")
        answer.headers["Refresh"] = str(_AGAIN)
        return answer
    try:
        job.result()
    except ZhengmaiError as error:
        return form_page(
            request, "undone.html", status=STATUS.get(type(error), 400), error=str(error), kind=type(error).__name__, back=job.leads_to
        )
    return see_other(job.leads_to)

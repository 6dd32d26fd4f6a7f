"""A document as files: tables for spreadsheets, Akoma Ntoso, reports."""

from __future__ import annotations

from enum import StrEnum
from http import HTTPStatus
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request, Response

import queries
from api.web.page import language_of
from api.web.parameters import PolicyPath, Reading
from api.web.reports.files import MEDIA_TYPES, Edition, Format, report_file
from api.web.reports.pdf import NoPrinter
from api.web.sheets import sheet
from graph.exports.akn import document

pages = APIRouter()


class Sheet(StrEnum):
    """The tables of ``api.web.sheets``."""

    measures = "measures"
    targets = "targets"
    duties = "duties"


@pages.get("/policies/{policy}/{name}.csv")
def policy_sheet(request: Request, store: Reading, policy: PolicyPath, name: Sheet) -> Response:
    """The measures, the targets or the duties of a document."""
    content = sheet(queries.read_policy(store, policy), name, language_of(request))
    return attachment(content, "text/csv; charset=utf-8", f"{policy}-{name}.csv")


@pages.get("/policies/{policy}/document.xml")
def policy_document(store: Reading, policy: PolicyPath) -> Response:
    """A document as Akoma Ntoso 3.0."""
    return attachment(document(store, policy), "application/akn+xml", f"{policy}.xml")


@pages.get("/policies/{policy}/report.{format}")
def policy_report(request: Request, store: Reading, policy: PolicyPath, format: Format, edition: Edition = Edition.summary) -> Response:
    """What a document takes over from those above it, as a report for an office."""
    try:
        content = report_file(store, policy, format, edition, language_of(request))
    except NoPrinter as error:
        raise HTTPException(HTTPStatus.NOT_IMPLEMENTED, str(error)) from error
    if format == Format.html:
        return Response(content, media_type=MEDIA_TYPES[format])
    return attachment(content, MEDIA_TYPES[format], f"{policy}-{edition}.{format}")


def attachment(content: bytes, media_type: str, name: str) -> Response:
    """The answer that a browser saves as a file of that name (RFC 6266)."""
    return Response(content, media_type=media_type, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"})

"""Neighbourhoods in the graph."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse

import queries
from api.web.charts.neighbours import neighbour_picture
from api.web.page import page
from api.web.parameters import Reading
from queries import Neighbourhood

api = APIRouter()
pages = APIRouter()

NodePath = Annotated[
    str, Path(description="id of a document, a provision, an agency, an indicator or a region", examples=["晋政发〔2022〕12号"])
]
Most = Annotated[int, Query(ge=1, le=500, description="how many neighbours to name")]


@api.get("/graph/{id}", summary="What a node is joined to")
def neighbourhood(store: Reading, id: NodePath, most: Most = 60) -> Neighbourhood:
    """The neighbours of a document, a provision, an agency, an indicator or a region, by kind of edge."""
    return queries.neighbourhood(store, id, most)


@pages.get("/graph/{id}")
def graph_page(request: Request, store: Reading, id: NodePath, most: Most = 60) -> HTMLResponse:
    """A node with its neighbours, as a picture and as a list."""
    around = queries.neighbourhood(store, id, most)
    return page(request, "graph.html", "/api/v1/graph/{id}", around=around, picture=neighbour_picture(around), most=500)

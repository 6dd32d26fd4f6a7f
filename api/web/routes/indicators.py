"""Indicators and the figures that documents set for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import HTMLResponse

import queries
from api.web.charts.comparables import Comparables, comparables
from api.web.charts.lines import line_chart
from api.web.charts.rows import row_chart
from api.web.charts.tiles import tile_map
from api.web.page import page
from api.web.paging import Cursor, Limit, address, cut, point
from api.web.parameters import Reading
from queries import IndicatorAnswer, IndicatorOrder, IndicatorSummary

api = APIRouter()
pages = APIRouter()

_PICTURES = 3
"""Of how many groups of figures that can be compared a page has pictures; its table has all."""

Name = Annotated[str, Query(description="words of a name or alias; empty for all", examples=["利用率"])]
Dimension = Annotated[str, Query(description="percent, area, mass …, or unknown; empty for all", examples=["percent"])]
Direction = Annotated[Literal["", "higher", "lower", "unknown"], Query(description="which way is stricter; empty for all")]
Least = Annotated[int, Query(ge=1, description="the fewest documents that set a figure for it")]
Order = Annotated[IndicatorOrder, Query(description="what to sort by; counts with the greatest first")]
IndicatorPath = Annotated[str, Path(description="id, name or alias of an indicator", examples=["农作物秸秆综合利用率"])]
Place = Annotated[str, Query(description="GB/T 2260 code or name of a region, or unknown; empty for all", examples=["140000"])]
Below = Annotated[bool, Query(description="whether to add the regions that lie in it")]
Change = Annotated[Literal["", "level", "increase", "decrease"], Query(description="kind of figure; empty for all")]
Year = Annotated[int, Query(ge=0, le=9999, description="year that the figure is to be met; 0 for all", examples=[2025])]


@api.get("/indicators", summary="Indicators")
def indicators(
    store: Reading,
    request: Request,
    response: Response,
    q: Name = "",
    dimension: Dimension = "",
    direction: Direction = "",
    least: Least = 1,
    order: Order = "documents",
    limit: Limit = 100,
    cursor: Cursor = "",
) -> Sequence[IndicatorSummary]:
    """The indicators that fit, each with how many figures, documents and regions there are."""
    found = queries.find_indicators(store, q.strip(), dimension=dimension, direction=direction, least=least, order=order)
    return point(request, response, cut(found, limit, cursor))


@api.get("/indicators/{indicator}", summary="Figures of an indicator")
def indicator(
    store: Reading,
    request: Request,
    response: Response,
    indicator: IndicatorPath,
    region: Place = "",
    below: Below = False,
    change: Change = "",
    year: Year = 0,
    limit: Limit = 100,
    cursor: Cursor = "",
) -> IndicatorAnswer:
    """The indicator with its figures, from the nation down: as many as `limit` says."""
    answer = queries.read_indicator(store, indicator, region=region, below=below, change=change, year=year)
    figures = point(request, response, cut(answer.figures, limit, cursor))
    return replace(answer, figures=tuple(figures))


@pages.get("/indicators")
def indicators_page(
    request: Request,
    store: Reading,
    q: Name = "",
    dimension: Dimension = "",
    direction: Direction = "",
    least: Least = 1,
    order: Order = "documents",
    limit: Limit = 100,
    cursor: Cursor = "",
) -> HTMLResponse:
    """The indicators, with a box for a name and filters."""
    every = queries.find_indicators(store)
    found = queries.find_indicators(store, q.strip(), dimension=dimension, direction=direction, least=least, order=order)
    return page(
        request,
        "indicators.html",
        "/api/v1/indicators",
        indicators=cut(found, limit, cursor),
        nearest=queries.nearest_indicators(every, q.strip()) if not found else [],
        address=lambda cursor: address(request, cursor),
        chosen={"q": q, "dimension": dimension, "direction": direction, "least": least, "order": order},
        choices={field: queries.count_values(every, field) for field in ("unit_dimension", "direction")},
    )


@pages.get("/indicators/{indicator}")
def indicator_page(
    request: Request,
    store: Reading,
    indicator: IndicatorPath,
    region: Place = "",
    below: Below = False,
    change: Change = "",
    year: Year = 0,
    limit: Limit = 100,
    cursor: Cursor = "",
) -> HTMLResponse:
    """An indicator: pictures of the figures that can be compared, and the table of all with the words."""
    answer = queries.read_indicator(store, indicator, region=region, below=below, change=change, year=year)
    groups = comparables(answer.figures)
    years = sorted({one.year for one in queries.read_indicator(store, indicator).figures if one.year})
    return page(
        request,
        "indicator.html",
        "/api/v1/indicators/{indicator}",
        indicator=answer.indicator,
        figures=cut(answer.figures, limit, cursor),
        pictures=[one for one in map(_pictures, groups[:_PICTURES]) if one["lines"] or one["rows"]],
        undated=sum(one.year is None for one in answer.figures),
        years=years,
        address=lambda cursor: address(request, cursor),
        chosen={"region": region, "below": below, "change": change, "year": year},
    )


def _pictures(group: Comparables) -> dict[str, object]:
    """The pictures of a group: its lines, and the regions and provinces in the year with most figures."""
    years = group.years()
    year = max(years, key=lambda one: (years[one], one)) if years else 0
    return {"group": group, "lines": line_chart(group), "rows": row_chart(group, year), "tiles": tile_map(group, year)}

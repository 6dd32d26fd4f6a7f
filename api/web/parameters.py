"""What routes and pages take: the store of the application, and the parameters of an address with their descriptions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import Depends, Path, Query, Request

from api.web.middleware.caching import tag_by
from api.web.middleware.tables import FORMAT, answers_table
from api.web.problems import cut
from graph.errors import BadRequest
from graph.stores.base import Store
from queries import choices, subjects


def reading(request: Request) -> Iterator[Store]:
    """The store of the running application, for one request; raises NotModified when the client has its answer already."""
    with request.app.state.database.opened() as opened:
        tag_by(request, opened.state())
        yield opened.store


def refuse_unknown(request: Request) -> None:
    """Raise BadRequest for a query parameter that the route does not have, so that a slip is not taken for no filter."""
    route = request.scope["route"]
    known = {parameter.alias for parameter in route.dependant.query_params}
    if answers_table(route.response_model):
        known.add(FORMAT)
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        raise BadRequest(f"{cut(request.url.path)} has no parameter {cut(unknown[0])!r}; it has {', '.join(sorted(known)) or 'none'}")
    if request.query_params.get(FORMAT, "json") not in ("json", "csv"):
        raise BadRequest(f"{FORMAT} is csv or json, not {cut(request.query_params[FORMAT])!r}")


Reading = Annotated[Store, Depends(reading)]

Role = Annotated[
    Literal["", choices.Role] | None,
    Query(description="lead (牵头), support (配合) or responsible (共同负责); all when left out or empty", examples=["lead"]),
]
Basis = Annotated[
    Literal["", choices.Basis] | None,
    Query(description="what the duty rests on; all when left out or empty", examples=["explicit"]),
]
Region = Annotated[str | None, Query(description="GB/T 2260 code or name of the agency's region; nothing below it", examples=["140000"])]
Predecessors = Annotated[bool, Query(description="whether to add the duties of the agencies that it succeeded, within their scope")]
Question = Annotated[
    str, Query(description="a question in plain words, in Chinese, or in English with Chinese names", examples=["省能源局牵头哪些措施"])
]
Presence = Annotated[Literal["", choices.Presence], Query(description="how much of a document the graph holds; empty for all")]
Words = Annotated[
    str, Query(description="words parted by blanks, all of which must stand; in 「」 or quotation marks as one", examples=["煤炭消费"])
]
Kind = Annotated[
    Literal["", "policy", "provision", "measure", "target"], Query(description="what is found; empty for documents and provisions")
]
Level = Annotated[Literal["", choices.Level], Query(description="level of the document; empty for all")]
PolicyRegion = Annotated[str, Query(description="GB/T 2260 code or name of the document's region; nothing below it; empty for all")]
Year = Annotated[
    str, Query(description="year of the document's date, else of its number; empty for all", pattern=r"^(\d{4})?$", examples=["2022"])
]
Genre = Annotated[
    str, Query(description="genre of the plan that a notice issues, else of the document; empty for all", examples=["实施方案"])
]
_SUBJECTS = ["", *(one.key for one in subjects()), *(one.name for one in subjects())]
SubjectKey = Annotated[
    str,
    Query(
        description="key or name of a subject (主题分类); empty for all",
        examples=["land-energy"],
        json_schema_extra={"enum": list(_SUBJECTS)},
    ),
]
DutyHolder = Annotated[
    str,
    Query(description="id or name of an agency that answers for the words, or issued the document; empty for all", examples=["省能源局"]),
]
Warned = Annotated[Literal["", "yes", "no"], Query(description="whether something could not be read well in the document; empty for all")]
Sort = Annotated[
    Literal["region", "title", "date", "clauses", "measures", "duty_lists", "targets", "citations"],
    Query(description="order of the documents: the newest and the highest counts come first"),
]
Down = Annotated[bool, Query(description="what came of it, instead of what it comes from")]
Indirect = Annotated[bool, Query(description="also documents that carry it out through others")]
ChildId = Annotated[str, Query(description="id of the lower provision, measure or figure", examples=["140902-5c341881:sec_2__cl_4"])]
ParentId = Annotated[str, Query(description="id of the upper one", examples=["晋政发〔2022〕12号:sec_2__cl_4"])]

AgencyPath = Annotated[str, Path(description="full name, short name or alias of an agency", examples=["省能源局"])]
PolicyPath = Annotated[str, Path(description="id of a document", examples=["晋发改资环发〔2022〕198号"])]
ProvisionPath = Annotated[str, Path(description="id of a provision", examples=["晋发改资环发〔2022〕198号:sec_2__cl_5"])]
TracePath = Annotated[str, Path(description="id of a provision, a measure or a figure", examples=["140902-5c341881:sec_2__cl_4"])]
QueryPath = Annotated[str, Path(description="name of a query", examples=["policies"])]

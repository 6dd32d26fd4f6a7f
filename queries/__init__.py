"""Questions to the graph: the library of Cypher queries, agencies and their duties, documents and their provisions, inheritance.

Imports only ``graph``.
"""

from queries.agencies import agency_measures, nearest_agencies
from queries.agency_answers import AgencyAnswer, DutyGroup, RegionAnswer
from queries.agency_list import AgencyOrder, AgencySummary, find_agencies
from queries.agency_profile import AgencyProfile, SuccessionLink, agency_profiles
from queries.ask import ask
from queries.coverage import Coverage, CoverageRow, CoverageUnit, coverage
from queries.directory import Agency, list_agencies
from queries.document_answers import DutyList, PolicyAnswer, PolicySummary, ProvisionAnswer
from queries.documents import list_policies, policy_summary, read_policy, read_provision
from queries.indicators import (
    IndicatorAnswer,
    IndicatorFigure,
    IndicatorOrder,
    IndicatorSummary,
    find_indicators,
    nearest_indicators,
    read_indicator,
)
from queries.inheritance import inheritance
from queries.inheritance_answers import InheritanceAnswer, TraceStep, WordsAnswer
from queries.library import Column, Parameter, Query, check, explain, get, list_queries, run
from queries.listing import count_values
from queries.neighbourhood import Neighbour, NeighbourGroup, Neighbourhood, neighbourhood
from queries.regions import RegionProfile, RegionSummary, find_regions, read_region
from queries.shelves import Shelf, in_chinese, list_shelves
from queries.tracing import compare_words, trace
from queries.words import Words, words

__all__ = [
    "Agency",
    "AgencyAnswer",
    "AgencyOrder",
    "AgencyProfile",
    "AgencySummary",
    "Column",
    "Coverage",
    "CoverageRow",
    "CoverageUnit",
    "DutyGroup",
    "DutyList",
    "IndicatorAnswer",
    "IndicatorFigure",
    "IndicatorOrder",
    "IndicatorSummary",
    "InheritanceAnswer",
    "Neighbour",
    "NeighbourGroup",
    "Neighbourhood",
    "Parameter",
    "PolicyAnswer",
    "PolicySummary",
    "ProvisionAnswer",
    "Query",
    "RegionAnswer",
    "RegionProfile",
    "RegionSummary",
    "Shelf",
    "SuccessionLink",
    "TraceStep",
    "Words",
    "WordsAnswer",
    "agency_measures",
    "agency_profiles",
    "ask",
    "check",
    "compare_words",
    "count_values",
    "coverage",
    "explain",
    "find_agencies",
    "find_indicators",
    "find_regions",
    "get",
    "in_chinese",
    "inheritance",
    "list_agencies",
    "list_policies",
    "list_queries",
    "list_shelves",
    "nearest_agencies",
    "nearest_indicators",
    "neighbourhood",
    "policy_summary",
    "read_indicator",
    "read_policy",
    "read_provision",
    "read_region",
    "run",
    "trace",
    "words",
]

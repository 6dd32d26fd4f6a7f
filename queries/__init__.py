"""Questions to the graph: the library of Cypher queries, agencies and their duties, documents and their provisions, inheritance.

Imports only ``graph``.
"""

from queries.agencies import agency_measures, nearest_agencies
from queries.agency_answers import AgencyAnswer, DutyGroup, RegionAnswer
from queries.agency_list import AgencyOrder, AgencySummary, find_agencies
from queries.agency_profile import AgencyProfile, SuccessionLink, agency_profiles
from queries.catalogue import PolicyList, find_policies
from queries.coverage import Coverage, CoverageRow, CoverageUnit, coverage
from queries.directory import Agency, list_agencies
from queries.document_answers import DutyList, PolicySummary
from queries.documents import list_policies, policy_summary
from queries.filters import Filters
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
from queries.inheritance_answers import TraceStep, WordsAnswer
from queries.inheritance_clause import ClauseAnswer, clause_beside, clause_id, clause_of
from queries.inheritance_columns import InheritanceAnswer
from queries.library import Column, Parameter, Query, check, explain, get, list_queries, run
from queries.listing import count_values
from queries.neighbourhood import Neighbour, NeighbourGroup, Neighbourhood, neighbourhood
from queries.overview import Overview, overview
from queries.pairs import End, Pair, read_ends, read_pairs
from queries.questions import Form, NothingCalledSo, NotUnderstood, QuestionAnswer, Wording, ask, forms
from queries.reading import read_policy, read_provision
from queries.reading_answers import PolicyAnswer, ProvisionAnswer
from queries.regions import RegionProfile, RegionSummary, find_regions, read_region
from queries.search import search
from queries.search_answers import SearchAnswer, SearchHit
from queries.shelves import Shelf, in_chinese, list_shelves
from queries.subjects import Subject, subjects
from queries.tracing import compare_words, trace
from queries.words import Words, words

__all__ = [
    "Agency",
    "AgencyAnswer",
    "AgencyOrder",
    "AgencyProfile",
    "AgencySummary",
    "ClauseAnswer",
    "Column",
    "Coverage",
    "CoverageRow",
    "CoverageUnit",
    "DutyGroup",
    "DutyList",
    "End",
    "Filters",
    "Form",
    "IndicatorAnswer",
    "IndicatorFigure",
    "IndicatorOrder",
    "IndicatorSummary",
    "InheritanceAnswer",
    "Neighbour",
    "NeighbourGroup",
    "Neighbourhood",
    "NotUnderstood",
    "NothingCalledSo",
    "Overview",
    "Pair",
    "Parameter",
    "PolicyAnswer",
    "PolicyList",
    "PolicySummary",
    "ProvisionAnswer",
    "Query",
    "QuestionAnswer",
    "RegionAnswer",
    "RegionProfile",
    "RegionSummary",
    "SearchAnswer",
    "SearchHit",
    "Shelf",
    "Subject",
    "SuccessionLink",
    "TraceStep",
    "Wording",
    "Words",
    "WordsAnswer",
    "agency_measures",
    "agency_profiles",
    "ask",
    "check",
    "clause_beside",
    "clause_id",
    "clause_of",
    "compare_words",
    "count_values",
    "coverage",
    "explain",
    "find_agencies",
    "find_indicators",
    "find_policies",
    "find_regions",
    "forms",
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
    "overview",
    "policy_summary",
    "read_ends",
    "read_indicator",
    "read_pairs",
    "read_policy",
    "read_provision",
    "read_region",
    "run",
    "search",
    "subjects",
    "trace",
    "words",
]

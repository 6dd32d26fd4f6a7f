"""Questions to the graph: the library of Cypher queries, agencies and their duties, documents and their provisions, inheritance.

Imports only ``graph``.
"""

from queries.agencies import agency_measures
from queries.agency_answers import AgencyAnswer, DutyGroup, RegionAnswer
from queries.ask import ask
from queries.directory import Agency, list_agencies
from queries.document_answers import DutyList, PolicySummary
from queries.documents import list_policies, policy_summary
from queries.inheritance import coverage, inheritance
from queries.inheritance_answers import Coverage, TraceStep, WordsAnswer
from queries.inheritance_clause import ClauseAnswer, clause_beside, clause_id, clause_of
from queries.inheritance_columns import InheritanceAnswer
from queries.library import Column, Parameter, Query, check, explain, get, list_queries, run
from queries.reading import read_policy, read_provision
from queries.reading_answers import PolicyAnswer, ProvisionAnswer
from queries.tracing import compare_words, trace
from queries.words import Words, words

__all__ = [
    "Agency",
    "AgencyAnswer",
    "ClauseAnswer",
    "Column",
    "Coverage",
    "DutyGroup",
    "DutyList",
    "InheritanceAnswer",
    "Parameter",
    "PolicyAnswer",
    "PolicySummary",
    "ProvisionAnswer",
    "Query",
    "RegionAnswer",
    "TraceStep",
    "Words",
    "WordsAnswer",
    "agency_measures",
    "ask",
    "check",
    "clause_beside",
    "clause_id",
    "clause_of",
    "compare_words",
    "coverage",
    "explain",
    "get",
    "inheritance",
    "list_agencies",
    "list_policies",
    "list_queries",
    "policy_summary",
    "read_policy",
    "read_provision",
    "run",
    "trace",
    "words",
]

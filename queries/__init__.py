"""Questions to the graph: the library of Cypher queries, agencies and their duties, documents and their provisions.

Imports only ``graph``.
"""

from queries.agencies import Agency, agency_measures, list_agencies
from queries.answers import AgencyAnswer, DutyGroup, RegionAnswer
from queries.ask import ask
from queries.catalogue import Column, Parameter, Query, check, get, list_queries, run
from queries.document_answers import DutyList, PolicyAnswer, PolicySummary, ProvisionAnswer
from queries.documents import list_policies, read_policy, read_provision
from queries.words import Words, words

__all__ = [
    "Agency",
    "AgencyAnswer",
    "Column",
    "DutyGroup",
    "DutyList",
    "Parameter",
    "PolicyAnswer",
    "PolicySummary",
    "ProvisionAnswer",
    "Query",
    "RegionAnswer",
    "Words",
    "agency_measures",
    "ask",
    "check",
    "get",
    "list_agencies",
    "list_policies",
    "list_queries",
    "read_policy",
    "read_provision",
    "run",
    "words",
]

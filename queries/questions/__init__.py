"""Questions in plain words: forms as data, names of the graph in their slots, and a query of the library that answers each."""

from queries.questions.answers import NamedDocument, QuestionAnswer, Wording
from queries.questions.asking import ask, understand
from queries.questions.forms import Form, forms
from queries.questions.refusals import NothingCalledSo, NotUnderstood

__all__ = ["Form", "NamedDocument", "NotUnderstood", "NothingCalledSo", "QuestionAnswer", "Wording", "ask", "forms", "understand"]

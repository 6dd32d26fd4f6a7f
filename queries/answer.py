"""The base of every answer.

Attribute docstrings of answers are the descriptions of the JSON schema that the HTTP API publishes.
"""

from __future__ import annotations

from typing import ClassVar


class Answer:
    """Base of every answer; asks pydantic to take the attribute docstrings as descriptions."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, bool]] = {"use_attribute_docstrings": True}

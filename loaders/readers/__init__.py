"""Readers: a file's bytes become a SourceText. One reader per format."""

from loaders.readers.source import SourceText
from loaders.readers.text import decode, read

__all__ = ["SourceText", "decode", "read"]

"""Glyphs: characters for code points that fonts use in a way of their own."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


@cache
def characters() -> dict[int, str]:
    """Code point -> the character that it shows, from glyphs.toml: private code points and radicals."""
    data = tomllib.loads(files("loaders.readers.pdf").joinpath("glyphs.toml").read_text(encoding="utf-8"))
    private = {int(entry["code"], 16): str(entry["character"]) for entry in data["private"]}
    return private | {ord(radical): ideograph for radical, ideograph in data["radicals"].items()}

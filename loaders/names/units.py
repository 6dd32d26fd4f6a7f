"""Units: a figure in a printed unit becomes one in SI base units, so that figures can be compared."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from loaders.reference.units import COUNTED, MULTIPLES

if TYPE_CHECKING:
    import pint

# Units that are no expression in the language of units.txt
_SIGNS = {
    "%": "百分之一",
    "‰": "千分之一",
    "1/10万": "十万分之一",
    "/10万": "十万分之一",
    "/万": "万分之一",
    "起/万枚": "万分之一",
    "微克每立方米": "微克/立方米",
    "μg/m3": "微克/立方米",
    "μg/m³": "微克/立方米",
    "ug/m3": "微克/立方米",
    "mg/m3": "毫克/立方米",
    "mg/L": "毫克/升",
    "m3": "立方米",
    "m2": "平方米",
    "km2": "平方公里",
}
COUNT = "count"
SHARE = "1"


def to_si(value: float, unit: str) -> tuple[float, str] | None:
    """The value and unit that a figure is compared in; a share becomes a fraction (unit "1"), things are counted ("count").

    None for a unit that has no definition.

    >>> to_si(60, "%"), to_si(3, "家")
    ((0.6, '1'), (3.0, 'count'))
    """
    scale = _scale(unit)
    return (round(value * scale[0], 12), scale[1]) if scale else None


@cache
def _scale(unit: str) -> tuple[float, str] | None:
    if unit in COUNTED or unit in MULTIPLES:
        return MULTIPLES.get(unit, 1.0), COUNT
    if not unit:
        return 1.0, SHARE
    import pint

    try:
        base = (1.0 * _registry().parse_units(_SIGNS.get(unit, unit))).to_base_units()
    except pint.UndefinedUnitError:
        return None
    return float(base.magnitude), SHARE if base.unitless else f"{base.units:~C}"


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint

    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    for line in (files("loaders.reference") / "units.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            registry.define(line)
    return registry

"""The forms and their words: data that fit together, and templates that take what they say and no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import queries
from queries import forms, get
from queries.questions.forms import vocabulary
from queries.questions.spotting import spot
from queries.questions.templates import match, parse_template

SOURCE = (Path(queries.__file__).parent / "questions" / "forms.toml").read_text(encoding="utf-8")
CLASSES = {"which": frozenset({"哪些", "什么"}), "task": frozenset({"措施", "任务"})}
SLOTS = {"agency": "agency", "partner": "agency", "words": "words"}
NAMES = {"agency": {"省能源局": ("省能源局",), "山西省能源局": ("山西省能源局",), "省财政厅": ("省财政厅",)}}


@pytest.mark.parametrize(
    ("template", "text", "expected"),
    [
        ("{agency}牵头<which><task>", "省能源局牵头哪些措施", [{"agency": "省能源局"}]),
        ("{agency}牵头<which><task>", "省能源局都牵头了哪些措施呢", [{"agency": "省能源局"}]),
        ("{agency}牵头<which><task>", "省能源局不牵头哪些措施", []),
        ("{agency}牵头<which><task>", "省能源局牵头哪些措施2025", []),
        ("{agency}牵头<which>[<task>]", "省能源局牵头什么", [{"agency": "省能源局"}]),
        ("{agency}牵头<which>[<task>]", "省能源局牵头什么任务", [{"agency": "省能源局"}]),
        ("{agency}(和|与|)({partner})", "省能源局与省财政厅", [{"agency": "省能源局", "partner": "省财政厅"}]),
        ("{agency}(和|与|)({partner})", "省能源局省财政厅", [{"agency": "省能源局", "partner": "省财政厅"}]),
        ("谁牵头{words}", "谁牵头煤炭消费", [{"words": "煤炭消费"}]),
        ("谁牵头{words}", "谁牵头", []),
        ("which does {agency} lead", "which does 省能源局 lead", [{"agency": "省能源局"}]),
    ],
)
def test_templates(template: str, text: str, expected: list[dict[str, str]]) -> None:
    spotted = spot(text.replace(" ", ""), ("都", "了", "呢"), NAMES, ())
    found = [{slot: one.text for slot, one in bindings} for bindings in match(parse_template(template, SLOTS, CLASSES), spotted)]
    assert [one for place, one in enumerate(found) if one not in found[:place]] == expected


@pytest.mark.parametrize(
    ("template", "error"), [("{nobody}", KeyError), ("<nothing>", KeyError), ("[哪些", ValueError), ("哪些)", ValueError)]
)
def test_templates_that_do_not_fit_are_refused(template: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse_template(template, SLOTS, CLASSES)


@pytest.mark.parametrize("name", forms())
def test_a_form_fits_its_query(name: str) -> None:
    form = forms()[name]
    query = get(form.query)
    columns = {column.name for column in query.columns}
    choices = {
        param for slot in form.slots & vocabulary().choices.keys() for one in vocabulary().choices[slot].values() for param in one.params
    }
    named = {form.params.get(slot, slot) for slot in form.slots - vocabulary().choices.keys()} - {""}
    assert {*form.shown} <= columns
    assert named | choices | {*form.constants} <= {parameter.name for parameter in query.parameters} | {"include_predecessors"}
    assert {*form.vary} <= form.slots
    assert {*form.defaults} <= form.slots & vocabulary().choices.keys()
    assert {following for following, _ in form.following} <= {*forms()}


def test_no_word_is_left_over() -> None:
    used = set(re.findall(r"<(\w+)>", SOURCE))
    assert used == {*vocabulary().classes}
    assert set(re.findall(r"\{(\w+)\}", SOURCE)) >= {*vocabulary().choices}


def test_a_word_of_a_choice_stands_for_one_option() -> None:
    for choice, names in vocabulary().choice_names.items():
        assert [word for word, options in names.items() if len(options) > 1] == [], choice

"""The corpus that the benchmark of linking grows, and what is found in it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from random import Random

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import linking
import mutations

SOURCES = [
    {
        n: f"加快推进{thing}改造。鼓励{{place}}企业推广{thing}技术；到2025年{thing}利用率达到{n}5%。推动{thing}示范项目建设。"
        for n, thing in enumerate(things)
    }
    for things in (("余热余压", "污水处理", "秸秆饲料", "建筑垃圾"), ("电动公交", "光伏屋顶", "绿色债券", "清洁取暖"))
]
SENTENCES = re.compile(r"[^。；]+[。；]")


def corpus(policies: int, seed: int = 0) -> mutations.Corpus:
    made = mutations.Corpus(SOURCES, seed)
    for _ in range(policies):
        made.grow()
    return made


def test_a_text_can_be_made_again_and_a_seed_makes_another(monkeypatch: pytest.MonkeyPatch) -> None:
    first = [(policy, corpus(60).clauses(policy)) for policy in corpus(60).policies]
    monkeypatch.setattr(mutations, "CACHED", 2)
    again = corpus(60)
    assert [(policy, again.clauses(policy)) for policy in again.policies] == first
    assert corpus(60, seed=1).policies != again.policies


def test_a_parent_is_an_earlier_policy_of_an_ancestor_region() -> None:
    made = corpus(300)
    for policy in made.policies[1:]:
        above = made.above(policy)
        assert all(other.number < policy.number and other.date <= policy.date for other in above)
        assert policy.parent in {other.number for other in above} or (policy.parent is None and not above)
    assert {policy.region.level for policy in made.policies} == set(mutations.SHARES)


def test_a_clause_keeps_its_heading_and_a_sentence_and_its_place_is_named() -> None:
    made = corpus(200)
    for policy in made.policies:
        clauses = made.clauses(policy)
        assert clauses.keys() <= SOURCES[policy.source].keys()
        assert clauses
        assert all(len(SENTENCES.findall(text)) >= 2 and mutations.PLACE not in text for text in clauses.values())


@pytest.mark.parametrize("kind", ["DROP_CLAUSE", "DROP_SENTENCE", "REWORD", "FIGURE", "SWAP_CLAUSES", "SWAP_SENTENCES"])
def test_every_mutation_does_what_it_says(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DROP_CLAUSE", "DROP_SENTENCE", "REWORD", "FIGURE", "SWAP_CLAUSES", "SWAP_SENTENCES"):
        monkeypatch.setattr(mutations, name, 0.5 if name == kind else 0.0)
    before = SOURCES[0]
    after = mutations.mutated(before, Random(0))
    sentences = {key: SENTENCES.findall(text) for key, text in before.items()}
    made = {key: SENTENCES.findall(text) for key, text in after.items()}
    assert list(after.items()) != list(before.items())
    assert (after.keys() < before.keys()) == (kind == "DROP_CLAUSE")
    assert (list(after) != sorted(after)) == (kind == "SWAP_CLAUSES")
    assert any(len(made[key]) < len(sentences[key]) for key in made) == (kind == "DROP_SENTENCE")
    assert any(made[key] != sentences[key] and sorted(made[key]) == sorted(sentences[key]) for key in made) == (kind == "SWAP_SENTENCES")
    masked = {key: re.sub(r"\d", "0", text) for key, text in after.items()}
    has_other_figures = after != before and masked == {key: re.sub(r"\d", "0", text) for key, text in before.items()}
    assert has_other_figures == (kind == "FIGURE")


def test_no_mutation_leaves_all_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DROP_CLAUSE", "DROP_SENTENCE", "REWORD", "FIGURE", "SWAP_CLAUSES", "SWAP_SENTENCES"):
        monkeypatch.setattr(mutations, name, 0.0)
    assert mutations.mutated(SOURCES[0], Random(0)) == SOURCES[0]


def test_synonyms_are_words_that_stand_for_one_another() -> None:
    pattern, others = mutations.synonyms()
    assert all(word in others[other] for word, words in others.items() for other in words)
    assert all(word not in words for word, words in others.items())
    assert pattern.findall("加快推动绿色发展") == ["加快", "推动", "绿色", "发展"]


def test_candidates_hold_the_true_parent_and_what_exhaustive_comparison_finds() -> None:
    sources = [mutations.read_source(path) for path in linking.sample_paths()[:2]]
    run = linking.Run(mutations.Corpus(sources))
    linking.stream(run, 1000, sample=3)
    assert 1000 <= run.provisions == len(run.index) < 1050
    assert run.parent_found >= 0.98 * run.with_parent > 0
    best, best_5, *_ = linking.exhaustive(run, 3).split()
    assert float(best) >= 0.98
    assert float(best_5) >= 0.98

"""Which clauses of earlier policies of ancestor regions are proposed as parents."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.linking.candidates import CandidateIndex, PolicyKey, clause_texts, key_of, likely_parents
from tests.graph.linking.material import FILLERS
from tests.graph.samples import CLEANER_PLAN, COUNTY_PLAN, OPINION, OUTLINE_PLAN, SAMPLES, SAVING_PLAN, side

NATION, PROVINCE, OTHER_PROVINCE, CITY = "100000", "140000", "220000", "140900"
SPECIMEN = "到2025年城市生活垃圾回收利用率达到35%以上"
OTHERS = [(f"国1:{n}", heading + words) for n, (heading, words) in enumerate(FILLERS.items())]

FOUND = [  # (clause of the child, clause of the parent) that share an n-gram of five characters
    ("非化石能源占比达到25%", "非化石能源占比达到30%"),
    ("建成7个示范园区", "建成12个示范园区"),
    ("到2025年农膜回收率达到85%", "农膜回收率达到85%"),
    ("大力发展绿色物流推广甩挂运输", "推广甩挂运输加快铁路专用线建设"),
    ("指导思想", "指导思想"),
]
NOT_FOUND = [
    ("发展绿色金融", "推动农业节水"),
    ("", "推动农业节水"),
    ("发展绿色金融", ""),
]


def policy(id: str = "国1", region: str = NATION, date: str | None = "2021-02-22") -> PolicyKey:
    return PolicyKey(id, region, date)


def index_of(*policies: tuple[PolicyKey, list[tuple[str, str]]], **options: int) -> CandidateIndex:
    index = CandidateIndex(**options)
    for key, clauses in policies:
        index.add(key, clauses)
    return index


def found(index: CandidateIndex, text: str = SPECIMEN, regions: tuple[str, ...] = (NATION,), **options: object) -> list[str]:
    """The ids of the candidates of one text."""
    return [candidate.clause for candidate in index.candidates([text], regions, **options)[0]]  # type: ignore[arg-type]


@pytest.mark.parametrize(("child", "parent"), FOUND)
def test_shared_words_make_a_candidate(child: str, parent: str) -> None:
    assert found(index_of((policy(), [*OTHERS, ("国1:x", parent)])), child)[0] == "国1:x"


@pytest.mark.parametrize(("child", "parent"), NOT_FOUND)
def test_texts_that_share_nothing_make_none(child: str, parent: str) -> None:
    assert found(index_of((policy(), [("国1:x", parent)])), child) == []


def test_nothing_is_found_in_an_empty_index_or_for_no_texts() -> None:
    assert CandidateIndex().candidates([SPECIMEN], [NATION]) == [[]]
    assert index_of((policy(), [])).candidates([SPECIMEN], [NATION]) == [[]]
    assert index_of((policy(), OTHERS)).candidates([], [NATION]) == []


def test_an_equal_text_scores_one_and_a_part_of_it_less() -> None:
    index = index_of((policy(), [("国1:x", SPECIMEN), ("国1:y", SPECIMEN[:12])]))
    assert [(c.clause, c.policy, c.score == 1.0) for c in index.candidates([SPECIMEN], [NATION])[0]] == [
        ("国1:x", "国1", True),
        ("国1:y", "国1", False),
    ]


def test_only_the_regions_that_are_asked_for_are_searched() -> None:
    index = index_of(*((policy(region, region), [(region, SPECIMEN)]) for region in (NATION, PROVINCE, OTHER_PROVINCE)))
    assert found(index, regions=(CITY, PROVINCE, NATION)) == [NATION, PROVINCE]
    assert found(index, regions=()) == []


DATES = [  # (date of the policy, date of the child, whether the policy may be a parent)
    ("2021-02-22", "2021-02-22", True),
    ("2021-02-22", "2021-02-21", False),
    ("2021", "2021-02-21", True),
    ("2022", "2021-12-31", False),
    ("2021-02-22", "2021", True),
    ("2021-02-22", "2020", False),
    (None, "2021-02-22", True),
    ("2021-02-22", None, True),
]


@pytest.mark.parametrize(("date", "until", "may"), DATES)
def test_a_later_policy_is_no_candidate(date: str | None, until: str | None, may: bool) -> None:
    assert found(index_of((policy(date=date), [("国1:x", SPECIMEN)])), until=until) == (["国1:x"] if may else [])


def test_at_most_k_are_returned_and_ties_go_by_id() -> None:
    twins = [(policy(id), [(f"{id}:1", SPECIMEN)]) for id in ("丙", "甲", "乙", "丁")]
    assert found(index_of(*twins), k=2) == sorted(["丙:1", "甲:1", "乙:1", "丁:1"])[:2]
    assert found(index_of(*twins), k=10) == sorted(["丙:1", "甲:1", "乙:1", "丁:1"])


def test_regions_take_turns() -> None:
    nation = [(policy(f"国{n}"), [(f"国{n}:1", SPECIMEN)]) for n in range(5)]
    index = index_of(*nation, (policy("省1", PROVINCE), [("省1:1", SPECIMEN[:14]), ("省1:2", SPECIMEN[:10])]))
    assert found(index, regions=(NATION, PROVINCE), k=2) == ["国0:1", "省1:1"]
    assert found(index, regions=(NATION, PROVINCE), k=4) == ["国0:1", "国1:1", "省1:1", "省1:2"]
    assert found(index, regions=(NATION, PROVINCE), k=6) == ["国0:1", "国1:1", "国2:1", "国3:1", "省1:1", "省1:2"]


def test_a_policy_can_be_left_out() -> None:
    index = index_of((policy("甲"), [("甲:1", SPECIMEN)]), (policy("乙"), [("乙:1", SPECIMEN)]))
    assert found(index, without="甲") == ["乙:1"]


def test_a_policy_added_again_replaces_itself_and_a_removed_one_leaves_no_trace() -> None:
    others = (policy("乙"), [("乙:1", SPECIMEN), *OTHERS])
    twice = index_of((policy("甲"), [("甲:0", SPECIMEN)]), others, (policy("甲", PROVINCE), [("甲:1", SPECIMEN[2:])]))
    once = index_of(others, (policy("甲", PROVINCE), [("甲:1", SPECIMEN[2:])]))
    texts, regions = [SPECIMEN, OTHERS[0][1]], (NATION, PROVINCE)
    assert twice.candidates(texts, regions) == once.candidates(texts, regions)
    twice.remove("甲")
    twice.remove("没有")
    assert twice.candidates(texts, regions) == index_of(others).candidates(texts, regions)
    assert len(twice) == len(others[1])


SENTENCES = st.lists(st.sampled_from([*FILLERS.values(), SPECIMEN, SPECIMEN.replace("35", "40"), "指导思想", "文"]), min_size=1, max_size=5)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([NATION, PROVINCE]), SENTENCES), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_addition_and_the_company_of_a_text_change_nothing(documents: list[tuple[str, list[str]]], random: object) -> None:
    policies = [
        (policy(f"策{n}", region), [(f"策{n}:{i}", text) for i, text in enumerate(texts)]) for n, (region, texts) in enumerate(documents)
    ]
    texts = [text for _, texts in documents for text in texts]
    expected = index_of(*policies, budget=3).candidates(texts, [NATION, PROVINCE], k=3)
    random.shuffle(policies)  # type: ignore[attr-defined]
    shuffled = index_of(*policies, budget=3)
    assert shuffled.candidates(texts, [PROVINCE, NATION, PROVINCE], k=3) == expected
    assert [shuffled.candidates([text], [NATION, PROVINCE], k=3)[0] for text in texts] == expected


def test_what_everybody_copies_is_not_looked_up_but_rare_words_beside_it_are() -> None:
    copies = [(policy(f"抄{n}"), [(f"抄{n}:1", SPECIMEN)]) for n in range(20)]
    own = (policy("独"), [("独:1", SPECIMEN + "推广甩挂运输")])
    index = index_of(*copies, own, budget=10)
    assert found(index) == []
    assert found(index, SPECIMEN + "推广甩挂运输") == ["独:1"]


def test_the_same_words_score_the_same_where_many_copied_them() -> None:
    nation = [(policy(f"国{n}"), [(f"国{n}:1", f"{SPECIMEN}{heading}")]) for n, heading in enumerate(FILLERS)]
    rough = (policy("省1", PROVINCE), [("省1:1", SPECIMEN[:14])])
    text = f"{SPECIMEN}{next(iter(FILLERS))}"
    for budget in (1, 10, 300):
        [best, *others] = index_of(*nation, rough, budget=budget).candidates([text], [NATION, PROVINCE])[0]
        assert (best.clause, best.score) == ("国0:1", 1.0)
        assert "省1:1" in [candidate.clause for candidate in others]


def test_memory_is_bounded_by_what_is_kept_of_a_clause() -> None:
    index = index_of((policy(), [(f"国1:{n}", "".join(FILLERS.values()) + SPECIMEN) for n in range(10)]), kept=32)
    assert len(index) == 10
    assert index.nbytes <= 10 * (32 * 12 + 32 + 24)


def test_nothing_depends_on_the_hash_seed() -> None:
    program = (
        "from graph.linking.candidates import CandidateIndex, PolicyKey\n"
        f"index, clauses = CandidateIndex(kept=8), {OTHERS!r}\n"
        "index.add(PolicyKey('国1', '100000', None), clauses)\n"
        "print(index.candidates([text[3:] for _, text in clauses], ['100000']))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "1"}
    other = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True).stdout
    index = index_of((policy(date=None), OTHERS), kept=8)
    assert other.strip() == str(index.candidates([text[3:] for _, text in OTHERS], [NATION]))


@pytest.fixture(scope="module")
def samples() -> CandidateIndex:
    """The five bundled documents."""
    return index_of(*((key_of(side(name)), clause_texts(side(name))) for name in SAMPLES))


def test_the_likely_parent_of_the_county_plan_is_the_opinion(samples: CandidateIndex) -> None:
    assert likely_parents(samples, side(COUNTY_PLAN), [CITY, PROVINCE, NATION]) == [(side(OPINION).id, 1.0)]


@pytest.mark.parametrize(("child", "other"), list(permutations([OPINION, OUTLINE_PLAN, SAVING_PLAN, CLEANER_PLAN], 2)))
def test_documents_of_other_subjects_are_no_likely_parents(child: str, other: str) -> None:
    index = index_of((PolicyKey(side(other).id, PROVINCE, None), clause_texts(side(other))))
    assert likely_parents(index, side(child), [PROVINCE]) == []


def test_a_document_is_not_its_own_parent_and_not_the_child_of_a_later_one(samples: CandidateIndex) -> None:
    assert likely_parents(samples, side(OPINION), [PROVINCE, "140902"]) == []


def test_parents_come_likest_first() -> None:
    opinion = clause_texts(side(OPINION))
    index = index_of((policy("半", PROVINCE), [(f"半:{n}", text[: len(text) // 2]) for n, (_, text) in enumerate(opinion)]))
    index.add(policy("全", PROVINCE), [(f"全:{n}", text) for n, (_, text) in enumerate(opinion)])
    assert [id for id, _ in likely_parents(index, side(COUNTY_PLAN), [PROVINCE])] == ["全", "半"]

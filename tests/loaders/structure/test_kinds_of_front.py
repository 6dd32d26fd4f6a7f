"""Front matter of many kinds: who, what and when, each kind with a small document of its own."""

from __future__ import annotations

import pytest

from loaders import parse, to_json
from loaders.readers import SourceText

BODY = "\n一、总体要求\n推进节能。\n二、重点任务\n开展监察。\n"


@pytest.mark.parametrize(
    ("head", "title", "number", "issuers", "date"),
    [
        pytest.param(
            "甘肃省教育厅 甘肃省财政厅\n甘肃省人力资源和社会保障厅\n关于做好减负工作的通知\n甘教〔2023〕55号\n各市（州）教育局：\n现通知如下。",
            "甘肃省教育厅甘肃省财政厅甘肃省人力资源和社会保障厅关于做好减负工作的通知",
            "甘教〔2023〕55号",
            ["甘肃省教育厅", "甘肃省财政厅", "甘肃省人力资源和社会保障厅"],
            None,
            id="a joint title over lines",
        ),
        pytest.param(
            "科技部等三部门关于印发《碳中和实施方案》的通知（国科发社〔2022〕157号）\n各有关单位：\n现印发给你们。\n科技部\n工程院\n国家能源局\n2022年6月24日\n碳中和实施方案",
            "科技部等三部门关于印发《碳中和实施方案》的通知",
            "国科发社〔2022〕157号",
            ["科技部", "工程院", "国家能源局"],
            "2022-06-24",
            id="a number behind the title, ministries that sign one below the other",
        ),
        pytest.param(
            "重庆市企业信息披露制度\n改革工作方案",
            "重庆市企业信息披露制度改革工作方案",
            None,
            [],
            None,
            id="a title whose first line could be one",
        ),
        pytest.param(
            "国务院办公厅转发国家地震局关于加强防震减灾工作报告的通知\n各省、自治区、直辖市人民政府：\n现转发给你们。\n国家地震局\n一九九七年二月四日",
            "国务院办公厅转发国家地震局关于加强防震减灾工作报告的通知",
            None,
            ["国务院办公厅"],
            "1997-02-04",
            id="who forwards issues, not who is forwarded",
        ),
        pytest.param(
            "台州市财政局 国家税务总局台州市税务局关于支持低碳发展的通知\n各县（市、区）财政局：\n现通知如下。",
            "台州市财政局国家税务总局台州市税务局关于支持低碳发展的通知",
            None,
            ["台州市财政局", "国家税务总局台州市税务局"],
            None,
            id="a branch is one organ",
        ),
        pytest.param(
            "标\n题：江西省人民政府办公厅关于健康工作的意见\n文\n号：赣府厅发〔2025〕6号\n发文机关：江西省人民政府办公厅\n江西省人民政府办公厅关于健康工作的意见",
            "江西省人民政府办公厅关于健康工作的意见",
            "赣府厅发〔2025〕6号",
            ["江西省人民政府办公厅"],
            None,
            id="labels that a portal's table breaks",
        ),
        pytest.param(
            "关于做好乡村振兴工作的意见\n发布机构：中共中央\n中共中央 国务院关于做好乡村振兴工作的意见\n（2023年1月2日）",
            "中共中央国务院关于做好乡村振兴工作的意见",
            None,
            ["中共中央", "国务院"],
            "2023-01-02",
            id="the title with its issuers, not the short one of the page",
        ),
        pytest.param(
            "关于印发《山东省绿色建筑规划》的通知\n鲁建节科字〔2022〕4号\n各市住房城乡建设局：\n现印发给你们。\n山东省住房和城乡建设厅\n2022年4月13日\n山东省绿色建筑规划\n山东省住房和城乡建设厅\n2022年4月",
            "关于印发《山东省绿色建筑规划》的通知",
            "鲁建节科字〔2022〕4号",
            ["山东省住房和城乡建设厅"],
            "2022-04-13",
            id="the day of the notice, not the month on the cover of the plan",
        ),
        pytest.param(
            "发布机构：上海市相关部门\n上海市北斗产业行动计划\n（2021-2023年）",
            "上海市北斗产业行动计划（2021-2023年）",
            None,
            [],
            None,
            id="some departments are no issuer",
        ),
    ],
)
def test_who_what_and_when(head: str, title: str, number: str | None, issuers: list[str], date: str | None) -> None:
    policy = to_json(parse(SourceText("plan.txt", head + BODY)))["policy"]
    assert (policy["title"], policy["doc_number"], policy["date_issued"]) == (title, number, date)
    assert [one["mention"] for one in policy["issuers"]] == issuers


@pytest.mark.parametrize(
    ("title", "look"),
    [
        ("怎么申领社会保障卡？", "questions and answers"),
        ("失业保险常见问题解答（2025年11月版）", "questions and answers"),
        ("《关于加快绿色发展的意见》政策解读", "an explanation of a policy"),
        ("2026年积分制入学学位申请指引", "a guide to an application"),
        ("全省生态环境保护大会召开", "news"),
    ],
)
def test_what_is_no_policy_has_no_genre_and_is_said_to_be_none(title: str, look: str) -> None:
    record = to_json(parse(SourceText("page.txt", title + BODY)))
    assert record["policy"]["genre"] is None
    assert any(look in warning for warning in record["warnings"])


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("关于发布2023年项目申报指南的通知", "通知"),
        ("关于召开培训会议的通知", "通知"),
        ("绿色技术推广目录", "目录"),
        ("中华人民共和国清洁生产促进法", "法"),
    ],
)
def test_what_only_sounds_so_is_a_policy(title: str, genre: str) -> None:
    record = to_json(parse(SourceText("page.txt", title + BODY)))
    assert record["policy"]["genre"] == genre
    assert not any("no policy" in warning for warning in record["warnings"])


@pytest.mark.parametrize(
    ("head", "region"),
    [
        (
            "关于做好核算工作的通知\n各省、自治区、直辖市生态环境厅（局），新疆生产建设兵团生态环境局：\n现通知如下。\n生态环境部办公厅\n2022年3月1日",
            "100000",
        ),
        ("关于做好核算工作的通知\n各省、自治区、直辖市生态环境厅（局），新疆生产建设兵团生态环境局：\n现通知如下。", "100000"),
        ("关于做好核算工作的通知\n银川市、石嘴山市、固原市生态环境局：\n现通知如下。", "640000"),
    ],
)
def test_where(head: str, region: str) -> None:
    assert to_json(parse(SourceText("plan.txt", head + BODY)))["policy"]["region"]["code"] == region


def test_two_documents_without_a_title_are_two_though_their_files_are_called_alike() -> None:
    ids = {parse(SourceText("附件.txt", f"附件\n一、{words}\n推进节能。\n二、保障\n开展监察。\n")).policy_id for words in ("任务", "要求")}
    assert len(ids) == 2

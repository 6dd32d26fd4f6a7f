"""Orders: whether a sentence orders, permits or forbids an action, or says what is, why, for whom or since when."""

from __future__ import annotations

import re

from loaders.annotate.wording import behind_subject, head_word, opening_adverb, parts_of
from loaders.reference import plan_years

# A sentence that says what will be, not what to do: 到2025年，…达到…; 产业结构明显优化
_AIM = re.compile(rf"^(?:到|至|截至)?(?:“?(?:{plan_years.NAMES})”?(?:末期?|期末|期间|时期)|20\d{{2}}年(?:底|末|前|年底)*)")
_STATE = re.compile(
    r"(?:显著|明显|大幅|持续|进一步|基本|初步|全面|稳步|不断|更加|较为|有效|逐步)(?:(?:[增减提改优缩上下降好完形建成健得扩加壮]|实现)|更)|达到|达\d|形成|成效|迈上|上新台阶|居.{0,4}前列|水平$|格局$|目标$|零增长|减少\d|下降|[≥≤]|高于|低于|不低于|超过|以上$|以下$|以内$"
)
_FIGURE = re.compile(r"(?:率|比例|比重|占比|覆盖).{0,8}(?:达|超过|不低于|\d)")  # 新建厂房屋顶光伏覆盖率力争达到50%
# Background and commentary, in the first 30 characters before any comma: …是…的重要举措; 具有重要意义
_BACKGROUND = re.compile(
    r"是[^，]{0,40}(?:举措|手段|途径|基础|要求|任务|体现|保障|关键|选择)|具有(?:重要|重大)|以来|依然|仍然|取得了|已经|存在"
)
_BACKGROUND_REACH = 30
# What a regulation says besides its orders, each with an example
_NO_ORDER = re.compile(
    r"(?:制定|编制|制订)本(?:行动|工作|实施|专项|暂行)?(?:法|条例|办法|规定|细则|规则|方案|意见|措施|计划|规划|纲要|标准|指南|预案|要点|通知|政策|制度|战略)$|提出(?:以下|如下)[^，]{0,10}$"  # 为了…，根据…，制定本条例
    r"|^信息公开(?:属性|选项|类别|形式)"  # 信息公开属性：主动公开
    r"|本(?:法|条例|办法|规定|细则|规则|方案|意见|措施|标准|指南|规划|计划)(?:所称|适用|所指|中的|下列用语)"  # 本条例适用于…, 本办法所称…
    r"|适用(?:于)?本(?:法|条例|办法|规定|细则|规则)"  # 本市行政区域内的…，适用本条例
    r"|(?:^|，|）)(?:所称|前款所称|本[条款项]所称|上述所称)|是指|^(?:前款|本[条款]|上述)[^，]{0,12}(?:包括|指)"  # 前款所称支付，包括…
    r"|自[^，]{2,30}?(?:起|之日)(?:正式)?(?:施行|实施|执行|生效)|^[^，]{0,12}有效期(?:为|至|限|.{0,3}年)"  # 本办法自印发之日起施行，有效期五年
    r"|(?:负责|予以|具体)解释(?:工作)?$|由.{2,40}解释$|(?:同时|予以|自行)废止|从其规定|(?:适用|依照|按照)其规定"  # 本办法由…负责解释
)
_PAST = re.compile(r"^(?:近年来|[^，]{0,16}以来，|过去[^，]{1,4}年|截至(?:目前|20\d{2}年))")  # 近年来，全省大力推进…
# 各市要根据实际情况研究提出…; not 主要, 重要, 要求, 供应, 应用
_MODAL = re.compile(
    r"要(?<![主重需必首摘紧]要)(?![求素点件害闻略])|应(?<![相供适响对反效感]应)(?![用急对收变力缴])|须|务必|不得|不再|严禁|禁止|可以|有权|允许|(?:^|，)(?:力争|尽量|尽可能)"
    r"|可(?=[按由于在向凭]|通过|根据|依|采取|申请|适当|优先|参照|继续|享受)"
)
# Orders whose subject stands first: 原料用能不纳入…考核; …地区，暂停…审批; 拒不改正的，处五万元以下的罚款
_RULES = re.compile(
    r"实行|暂停|免予|纳入|一律|予以|承担|分解到|分解下达|报送|报告|同步(?:设计|规划|建设)|加强|优先|淘汰|不得|不再(?:新增|新建|审批|受理|批准|建设)"
    r"|责令|没收|吊销|处[^，]{0,24}罚款|依法(?:追究|给予|处理)|(?:依照|按照)[^，]{2,60}(?:处理|处罚)$|对[^，]{2,60}负责$"
)
# Orders whose object or place stands first: 对30万千瓦级以上的煤电机组…实施节能改造; 省能源局牵头制定能效标准
_PREPOSED = re.compile(
    r"(?:^|，|：)(?:对|在|将|把|按照?|以|每年|每半年|由)[^，]{0,40}?(?:实施|开展|推进|组织|建设|发展|落实|给予|建立|推行|进行|制定|评估|改造|整治|推广|探索|加强|完善|推动|鼓励|支持|提供|加快|设立|打造)|(?:牵头|负责)(?:制定|推进|组织|统筹|编制|落实|开展|建立|研究)"
)
# Exhortations that name no action: 要思想到位、措施到位、行动到位
_EXHORTS = re.compile(r"思想到位|(?:责任感|紧迫感|使命感).{0,12}(?:高度重视|重点部署|持续推动)+")
# What is done by a year all the same: 到2022年，建成…; 不再主动提供
_DONE = re.compile(r"(?:完成|建成|新增|打造|培育|建立|实现|实施(?=[^，]*\d))(?!.*(?:达到|率))|不再|不得|禁止|停止")
_BUILT = ("新建", "改建", "建成", "新增")  # a verb, or an adjective of what a figure is about


def is_order(plain: str) -> bool:
    """Whether an unquoted sentence orders, permits or forbids an action.

    >>> is_order("推进园区循环化改造"), is_order("产业结构明显优化，绿色产业比重显著提升"), is_order("本条例自2022年1月1日起施行")
    (True, False, False)
    """
    if _NO_ORDER.search(plain) or _PAST.match(plain) or _tells(plain):
        return False
    is_aim = _AIM.match(plain)
    parts = parts_of(plain)
    if parts and not is_aim and _opens(parts[0]):  # most orders begin with what is to be done
        return True
    if is_aim:
        return any(_opens(part) and not _STATE.search(part) for part in parts[1:]) or bool(
            _DONE.search(plain) or (_MODAL.search(plain) and not _STATE.search(plain))
        )
    return any(_opens(part) or _acts(part) for part in parts) or bool(
        _MODAL.search(plain) or _RULES.search(plain) or _PREPOSED.search(plain)
    )


def _tells(plain: str) -> bool:
    """Whether a sentence tells background or only exhorts."""
    background = _BACKGROUND.search(plain)
    if background and background.start() <= _BACKGROUND_REACH and "，" not in plain[: background.start()]:
        return True
    return ("到位" in plain or "感" in plain) and bool(_EXHORTS.search(plain))


def _opens(part: str) -> bool:
    """Whether a part of a sentence begins with what is to be done."""
    word, adverb = head_word(part), opening_adverb().match(part)
    if adverb and not (word and part.startswith(word, adverb.end())):
        return not _STATE.search(part)  # 重点行业能源利用效率达到…: what is, not how it is done
    return word is not None and not (word in _BUILT and _FIGURE.search(part))


def _acts(part: str) -> bool:
    """Whether a part of a sentence says who does what: 国家推动建立…平台."""
    rest = behind_subject(part)
    return rest is not None and bool(head_word(rest) or _PREPOSED.match(rest)) and not _STATE.search(part)

"""Targets: which figures of a sentence are aims, of what, how large, compared how and for which year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from loaders.names.indicators import canonical
from tests.loaders.reading import SAMPLES, clause_of, document_of, record_of, sample


@dataclass(frozen=True)
class Aim:
    """What one figure should come out as; what a row leaves out is the plain case."""

    indicator: str
    value: float
    unit: str
    year: int | None = None
    comparator: str = "="
    change: str = "level"
    commitment: str = "stated"
    scope: str | None = None
    value_max: float | None = None
    baseline_year: int | None = None


def aims(sentence: str, heading: str = "加强重点工作") -> list[Aim]:
    """The targets that the loaders find in a sentence."""
    return [_aim(target) for target in record_of(sentence, heading=heading)["targets"]]


def _aim(target: dict[str, Any]) -> Aim:
    return Aim(**{name: target[name] for name in Aim.__dataclass_fields__})


LEVELS = [
    (
        "到“十四五”末，新能源和清洁能源装机容量占比达到５０％，发电量占比达到３０％。",
        [Aim("新能源和清洁能源装机容量占比", 50, "%", 2025), Aim("新能源和清洁能源发电量占比", 30, "%", 2025)],
    ),
    ("到“十四五”末期，新能源和清洁能源装机容量占比达到60%。", [Aim("新能源和清洁能源装机容量占比", 60, "%", 2025)]),
    (
        "到２０２５年，全省畜禽粪污综合利用率达到８０％，秸秆综合利用率稳定在９０％以上，农膜回收率达到８５％以上。",
        [
            Aim("畜禽粪污综合利用率", 80, "%", 2025, scope="全省"),
            Aim("秸秆综合利用率", 90, "%", 2025, ">=", scope="全省"),
            Aim("农膜回收率", 85, "%", 2025, ">=", scope="全省"),
        ],
    ),
    ("到2025年底，全省城市生活垃圾回收利用率达到35％。", [Aim("城市生活垃圾回收利用率", 35, "%", 2025, scope="全省")]),
    (
        "到2025年底，全省城市生活垃圾焚烧处理能力占比达到75％左右。",
        [Aim("城市生活垃圾焚烧处理能力占比", 75, "%", 2025, "~", scope="全省")],
    ),
    (
        "到2020年，煤炭消费占一次能源消费总量比重下降至80%，非化石能源占一次能源消费总量比重达到5%以上。",
        [Aim("煤炭消费占一次能源消费总量比重", 80, "%", 2020), Aim("非化石能源占一次能源消费总量比重", 5, "%", 2020, ">=")],
    ),
    (
        "到2025年，水泥行业达到标杆水平的产能比例超过30%，在建、拟建项目能耗水平达到标杆值。",
        [Aim("水泥行业达到标杆水平的产能比例", 30, "%", 2025, ">")],
    ),
    (
        "2025年底前达到《高耗能行业重点领域能效标杆水平和基准水平（2021年版）》中能效标杆水平的产能比例超过30%，进一步降低单位产品能耗。",
        [Aim("能效标杆水平的产能比例", 30, "%", 2025, ">")],
    ),
    (
        "到2020年，能效标识2级以上的空调、冰箱、热水器等节能家电市场占有率达到50%以上。",
        [Aim("节能家电市场占有率", 50, "%", 2020, ">=")],
    ),
    ("平均供电煤耗降至295 克标煤/千瓦时。", [Aim("平均供电煤耗", 295, "克标煤/千瓦时")]),
    ("到2025年，主要再生资源回收利用量达到1,500万吨。", [Aim("主要再生资源回收利用量", 1500, "万吨", 2025)]),
    ("到2025年，地表水达到或好于Ⅲ类水体比例达到83%。", [Aim("地表水达到或好于Ⅲ类水体比例", 83, "%", 2025)]),
]

COMPARATORS = [
    ("农膜回收率达到85%以上。", ">="),
    ("燃煤锅炉效率不低于80%。", ">="),
    ("空气质量优良天数比例不得低于80%。", ">="),
    ("非汛期生态水量不小于10%。", ">="),
    ("水土保持率≥65%。", ">="),
    ("能源消费增量控制在3010万吨标准煤以内。", "<="),
    ("万元工业增加值用水量控制在15立方米以下。", "<="),
    ("万元GDP用水量不超过30立方米。", "<="),
    ("有害生物成灾率控制在3‰以下。", "<="),
    ("环保产业产值突破1000亿元。", ">"),
    ("工业固废综合利用率高于70%。", ">"),
    ("细颗粒物浓度低于40微克/立方米。", "<"),
    ("工业固废综合利用率达到70%左右。", "~"),
    ("年处理能力约20万吨。", "~"),
    ("森林覆盖率达到25%。", "="),
    ("建设2～3个零碳园区。", "range"),
]

RANGES = [
    ("城市生活垃圾回收利用率达到35%至40%。", Aim("城市生活垃圾回收利用率", 35, "%", comparator="range", value_max=40)),
    ("建设２～３个零碳园区。", Aim("零碳园区", 2, "个", comparator="range", value_max=3)),
    ("建设1－3家绿色技术重点实验室。", Aim("绿色技术重点实验室", 1, "家", comparator="range", value_max=3)),
]

CHANGES = [
    (
        "到2020年，全省万元国内生产总值能耗比2015年下降15%，能源消费增量控制在3010万吨标准煤以内。",
        [
            Aim("万元国内生产总值能耗", 15, "%", 2020, change="decrease", scope="全省", baseline_year=2015),
            Aim("能源消费增量", 3010, "万吨标准煤", 2020, "<=", scope="全省"),
        ],
    ),
    (
        "到2020年，燃煤工业锅炉实际运行效率提高5个百分点，新生产燃煤锅炉效率不低于80%，燃气锅炉效率不低于92%。",
        [
            Aim("燃煤工业锅炉实际运行效率", 5, "个百分点", 2020, change="increase"),
            Aim("新生产燃煤锅炉效率", 80, "%", 2020, ">="),
            Aim("燃气锅炉效率", 92, "%", 2020, ">="),
        ],
    ),
    (
        "“十四五”期间，全省煤炭消费量较2020年下降5%。",
        [Aim("煤炭消费量", 5, "%", 2025, change="decrease", scope="全省", baseline_year=2020)],
    ),
    ("到2025年，资源产出率比2020年提高约20%。", [Aim("资源产出率", 20, "%", 2025, "~", "increase", baseline_year=2020)]),
    ("新建建筑能效提升30%。", [Aim("新建建筑能效", 30, "%", change="increase")]),
    ("到2025年，公共机构人均用水量下降6%左右。", [Aim("公共机构人均用水量", 6, "%", 2025, "~", "decrease")]),
    (
        "非化石能源消费比重提高到12%，煤炭消费比重降低到75%以下。",
        [Aim("非化石能源消费比重", 12, "%"), Aim("煤炭消费比重", 75, "%", comparator="<=")],
    ),
]

COMMITMENTS = [
    (
        "到2025 年，全省单位生产总值能耗比2020 年下降14%，力争下降14.5%。",
        [
            Aim("单位生产总值能耗", 14, "%", 2025, change="decrease", scope="全省", baseline_year=2020),
            Aim("单位生产总值能耗", 14.5, "%", 2025, change="decrease", commitment="strive", scope="全省", baseline_year=2020),
        ],
    ),
    (
        "到２０２５年，全省当年城镇新建建筑中绿色建筑面积占比力争达到１００％。",
        [Aim("当年城镇新建建筑中绿色建筑面积占比", 100, "%", 2025, commitment="strive", scope="全省")],
    ),
    (
        "到2025年，风电光伏装机容量达到8000万千瓦以上，力争达到9000万千瓦。",
        [Aim("风电光伏装机容量", 8000, "万千瓦", 2025, ">="), Aim("风电光伏装机容量", 9000, "万千瓦", 2025, commitment="strive")],
    ),
    (
        "到2022年底，争取将全省医疗废物处置能力提升至233吨/天，每个设区市均配置医疗废物热解焚烧设施。",
        [Aim("医疗废物处置能力", 233, "吨/天", 2022, commitment="strive", scope="全省")],
    ),
    pytest.param(
        "力争到2025年，风电装机达到3000万千瓦。",
        [Aim("风电装机", 3000, "万千瓦", 2025, commitment="strive")],
    ),
    pytest.param(
        "到2025年，森林覆盖率达到25%以上（约束性）。",
        [Aim("森林覆盖率", 25, "%", 2025, ">=", commitment="binding")],
    ),
]

DISTRIBUTED = [
    (
        "全省化学需氧量、氨氮、二氧化硫、氮氧化物排放总量分别要在2015年排放量的基础上削减17.6%、18.0%、20%和20%。",
        [
            Aim(f"{name}排放总量", value, "%", change="decrease", scope="全省", baseline_year=2015)
            for name, value in (("化学需氧量", 17.6), ("氨氮", 18.0), ("二氧化硫", 20), ("氮氧化物", 20))
        ],
    ),
    (
        "化学需氧量、氨氮、氮氧化物、挥发性有机物重点工程减排量分别为 7.19 万吨、0.28 万吨、8.01 万吨、3.40 万吨。",
        [
            Aim(f"{name}重点工程减排量", value, "万吨")
            for name, value in (("化学需氧量", 7.19), ("氨氮", 0.28), ("氮氧化物", 8.01), ("挥发性有机物", 3.4))
        ],
    ),
    ("到2020年，县城、城市污水处理率分别达到85%和95%。", [Aim("县城污水处理率", 85, "%", 2020), Aim("城市污水处理率", 95, "%", 2020)]),
    (
        "公共机构单位建筑面积能耗、人均能耗分别比2015年下降10%、11%。",
        [
            Aim("公共机构单位建筑面积能耗", 10, "%", change="decrease", baseline_year=2015),
            Aim("公共机构人均能耗", 11, "%", change="decrease", baseline_year=2015),
        ],
    ),
    (
        "溶剂型工业涂料、油墨使用比例分别降低20个、10个百分点，溶剂型胶粘剂使用量降低20%。",
        [
            Aim("溶剂型工业涂料使用比例", 20, "个百分点", change="decrease"),
            Aim("油墨使用比例", 10, "个百分点", change="decrease"),
            Aim("溶剂型胶粘剂使用量", 20, "%", change="decrease"),
        ],
    ),
    ("化肥、农药利用率均达到43%以上。", [Aim("化肥利用率", 43, "%", comparator=">="), Aim("农药利用率", 43, "%", comparator=">=")]),
    ("农膜回收率均达到85%以上。", [Aim("农膜回收率", 85, "%", comparator=">=")]),
    (
        "设市城市污水处理收费标准原则上每吨应调整至居民不低于0.95元，非居民不低于1.4元。",
        [
            Aim("设市城市污水处理收费标准", 0.95, "元", comparator=">=", scope="居民"),
            Aim("设市城市污水处理收费标准", 1.4, "元", comparator=">=", scope="非居民"),
        ],
    ),
    pytest.param(
        "单位地区生产总值能源消耗和二氧化碳排放分别下降14.5%和18%。",
        [
            Aim("单位地区生产总值能源消耗", 14.5, "%", change="decrease"),
            Aim("单位地区生产总值二氧化碳排放", 18, "%", change="decrease"),
        ],
    ),
    pytest.param(
        "到2020年，太原市城市生活垃圾无害化处理率达到100%，其他设市城市达到95%以上，县城达到80%以上。",
        [
            Aim("城市生活垃圾无害化处理率", 100, "%", 2020, scope="太原市"),
            Aim("其他设市城市生活垃圾无害化处理率", 95, "%", 2020, ">="),
            Aim("县城生活垃圾无害化处理率", 80, "%", 2020, ">="),
        ],
    ),
]

OF_OTHER_PROVINCES = [
    (  # sentences of documents that no rule was written for
        "到2025年，黑龙江省单位地区生产总值能源消耗比2020年下降14.5%，氨氮重点工程减排量达到0.2万吨。",
        [
            Aim("单位地区生产总值能源消耗", 14.5, "%", 2025, change="decrease", baseline_year=2020, scope="黑龙江省"),
            Aim("氨氮重点工程减排量", 0.2, "万吨", 2025),
        ],
    ),
    (
        "到2025年，全市单位地区生产总值能耗比2020年下降13%，力争完成14.5%的激励目标。",
        [
            Aim("单位地区生产总值能耗", 13, "%", 2025, change="decrease", baseline_year=2020, scope="全市"),
            Aim("单位地区生产总值能耗", 14.5, "%", 2025, change="decrease", commitment="strive", scope="全市", baseline_year=2020),
        ],
    ),
    (
        "再生有色金属产量达到2000万吨，其中再生铜、再生铝和再生铅产量分别达到400万吨、1150万吨、290万吨。",
        [
            Aim("再生有色金属产量", 2000, "万吨"),
            Aim("再生铜产量", 400, "万吨"),
            Aim("再生铝产量", 1150, "万吨"),
            Aim("再生铅产量", 290, "万吨"),
        ],
    ),
    (
        "单位GDP能源消耗、用水量比2020年分别降低13.5%、16%左右。",
        [
            Aim("单位GDP能源消耗", 13.5, "%", comparator="~", change="decrease", baseline_year=2020),
            Aim("单位GDP用水量", 16, "%", comparator="~", change="decrease", baseline_year=2020),
        ],
    ),
    ("75%的国家级园区和50%的省级园区开展循环化改造。", [Aim("国家级园区循环化改造", 75, "%"), Aim("省级园区循环化改造", 50, "%")]),
    ("单位GDP能耗保持在0.9吨标煤/万元以下。", [Aim("单位GDP能耗", 0.9, "吨标煤/万元", comparator="<=")]),
]

IN_ROWS = [  # one figure for each thing, for all of them, for each year
    (
        "马铃薯种植、收获机械化率均达到45%。",
        [Aim("马铃薯种植机械化率", 45, "%"), Aim("马铃薯收获机械化率", 45, "%")],
    ),
    (
        "万元国内生产总值和万元工业增加值用水量均较2020年降低16%。",
        [
            Aim("万元国内生产总值用水量", 16, "%", change="decrease", baseline_year=2020),
            Aim("万元工业增加值用水量", 16, "%", change="decrease", baseline_year=2020),
        ],
    ),
    (
        "产后访视率、儿童健康管理率达到90%以上。",
        [Aim("产后访视率", 90, "%", comparator=">="), Aim("儿童健康管理率", 90, "%", comparator=">=")],
    ),
    (
        "海上风电、光伏发电装机容量约2000万千瓦、240万千瓦。",
        [Aim("海上风电装机容量", 2000, "万千瓦", comparator="~"), Aim("光伏发电装机容量", 240, "万千瓦", comparator="~")],
    ),
    (
        "到2022年和2030年，居民健康素养水平分别不低于22%和30%，参加锻炼人数比例达到37%和40%以上。",
        [
            Aim("居民健康素养水平", 22, "%", 2022, ">="),
            Aim("居民健康素养水平", 30, "%", 2030, ">="),
            Aim("参加锻炼人数比例", 37, "%", 2022, ">="),
            Aim("参加锻炼人数比例", 40, "%", 2030, ">="),
        ],
    ),
    (
        "2025年森林覆盖率达到25%、2030年达到26%。",
        [Aim("森林覆盖率", 25, "%", 2025), Aim("森林覆盖率", 26, "%", 2030)],
    ),
    ("5岁以下儿童死亡率、婴儿死亡率分别降至6‰、5‰。", [Aim("5岁以下儿童死亡率", 6, "‰"), Aim("婴儿死亡率", 5, "‰")]),
]

NAMES = [  # names without verbs, places and what is in a bracket
    ("严格控制能源消费增量不超过300万吨标准煤。", [Aim("能源消费增量", 300, "万吨标准煤", comparator="<=")]),
    ("新建和改造高标准农田80万亩。", [Aim("高标准农田", 80, "万亩")]),
    ("郑州市区绿地率达到40%。", [Aim("郑州市区绿地率", 40, "%")]),
    ("建成区人均公园绿地面积达到14平方米。", [Aim("建成区人均公园绿地面积", 14, "平方米")]),
    ("森林覆盖率维持在25%以上。", [Aim("森林覆盖率", 25, "%", comparator=">=")]),
    ("生态控制区面积力争达到市域面积的75%。", [Aim("生态控制区面积", 75, "%", commitment="strive")]),
    ("为超过300名残疾儿童提供康复救助。", [Aim("残疾儿童", 300, "名", comparator=">")]),
    ("废旧放射源做到100%安全收贮。", [Aim("废旧放射源安全收贮", 100, "%")]),
    ("推动5000家以上工业企业开展清洁生产审核。", [Aim("工业企业开展清洁生产审核", 5000, "家", comparator=">=")]),
    ("数据中心电能利用效率（PUE）不超过1.3。", [Aim("数据中心电能利用效率", 1.3, "", comparator="<=")]),
]

COUNTS = [
    ("到２０２５年，打造绿色有机农产品１８００个。", [Aim("绿色有机农产品", 1800, "个", 2025)]),
    ("积极争取开工１０个以上抽水蓄能项目。", [Aim("抽水蓄能项目", 10, "个", comparator=">=", commitment="strive")]),
    ("培育发展 50 个（绿色）设计产品。", [Aim("设计产品", 50, "个")]),
    (
        "到2020年，培育100户销售收入超50亿元的骨干龙头企业，全省高新技术企业数量达到1000家以上。",
        [Aim("骨干龙头企业", 100, "户", 2020), Aim("高新技术企业数量", 1000, "家", 2020, ">=", scope="全省")],
    ),
    ("到2025年，建成充电站不少于100座。", [Aim("充电站", 100, "座", 2025, ">=")]),
    (
        "各市建成１－２座工业源危险废物集中收贮点和至少１座社会源危险废物集中收贮点，严格执行经营许可管理制度。",
        [
            Aim("工业源危险废物集中收贮点", 1, "座", comparator="range", scope="各市", value_max=2),
            Aim("社会源危险废物集中收贮点", 1, "座", comparator=">=", scope="各市"),
        ],
    ),
    (
        "创建150家市级以上农业产业化龙头企业、20个农业产业化联合体。",
        [Aim("市级以上农业产业化龙头企业", 150, "家"), Aim("农业产业化联合体", 20, "个")],
    ),
    ("到2025年，全国完成5.3亿吨钢铁产能超低排放改造。", [Aim("钢铁产能超低排放改造", 5.3, "亿吨", 2025, scope="全国")]),
    ("形成约800万吨标准煤的节能能力。", [Aim("节能能力", 800, "万吨标准煤", comparator="~")]),
    pytest.param(
        "到2025年，全省建成高标准农田2484万亩。",
        [Aim("高标准农田", 2484, "万亩", 2025, scope="全省")],
    ),
    pytest.param(
        "到2022年12月底，全市建成充电桩5000个。",
        [Aim("充电桩", 5000, "个", 2022, scope="全市")],
    ),
    pytest.param(
        "建成40个产业链完善、创新能力强、特色鲜明的战略性新兴产业基地(园区)。",
        [Aim("战略性新兴产业基地", 40, "个")],
    ),
]

WORDS = [  # sentences whose figures have names that two careful readers could word differently
    ("到2020年，90%的行政村的生活垃圾得到处理。", [(("行政村", "生活垃圾"), 90, "%", 2020, "=")]),
    ("到2025年，新能源汽车新车销售量达到汽车新车销售总量的20%左右。", [(("新能源汽车新车销售量",), 20, "%", 2025, "~")]),
    (
        "到2025年，新增和改造污水收集管网8万公里，新增污水处理能力2000万立方米/日，城市污泥无害化处置率达到90%。",
        [
            (("污水收集管网",), 8, "万公里", 2025, "="),
            (("污水处理能力",), 2000, "万立方米/日", 2025, "="),
            (("城市污泥无害化处置率",), 90, "%", 2025, "="),
        ],
    ),
    (
        "到2025年，全省建成高标准农田2484万亩，同步新增高效节水灌溉面积240万亩。",
        [(("高标准农田",), 2484, "万亩", 2025, "="), (("高效节水灌溉面积",), 240, "万亩", 2025, "=")],
    ),
]

YEARS = [  # (sentences, the year of each figure in order)
    ("到2025年，森林覆盖率达到25%。草原综合植被盖度达到73%。湿地保护率达到55%。", [2025, 2025, 2025]),
    ("到2025年，森林覆盖率达到25%。加强执法监管。湿地保护率达到55%。", [2025, None]),
    ("到2025年，森林覆盖率达到25%，到2030年达到26%。", [2025, 2030]),
    ("到2025年，森林覆盖率达到25%。到2030年，森林覆盖率达到26%。湿地保护率达到58%。", [2025, 2030, 2030]),
    ("2025年森林覆盖率达到25%，2030年森林覆盖率达到26%。", [2025, 2030]),
    ("森林覆盖率达到25%。到2025年，湿地保护率达到55%。", [None, 2025]),
    ("到2022年底，建成充电桩5000个。", [2022]),
    ("“十三五”期间，新增造林面积1000万亩。", [2020]),
    ("“十四五”时期，规模以上工业单位增加值能耗下降13.5%，万元工业增加值用水量下降16%。", [2025, 2025]),
    ("到“十五五”末，森林覆盖率达到27%。", [2030]),
    ("森林覆盖率比2020年提高2个百分点。", [None]),
]

OTHER_KINDS = [
    pytest.param("到2025年，战略性新兴产业产值翻一番。", ("战略性新兴产业产值",)),
    ("到2025年，农田灌溉水有效利用系数提高到0.58以上。", ("农田灌溉水有效利用系数",)),
    pytest.param("森林覆盖率由2020年的23%提高到25%。", ("森林覆盖率",)),
    pytest.param("每千人口养老床位数达到40张。", ("养老床位数",)),
]

NO_TARGET = [
    "对30万千瓦级以上的煤电机组因地制宜进行节能改造，进一步提高发电效率。",
    "对20万千瓦及以下拟继续运行的抽凝机组进行背压改造，提高机组供热效率。",
    "分期分批关停退出4.3米焦炉，推动大型焦化项目合法合规加快建设。",
    "对已建成炭化室高度5.5米及以上大机焦和热回收焦炉企业实施节能改造。",
    "到2023年底，11个设区市全部建成投产。",
    "严格落实“三线一单”分区管控体系要求，指导产业合理布局。",
    "按照《“十四五”全国清洁生产推行方案》（发改环资〔2021〕1524号）开展审核。",
    "依据国发〔2021〕4号文件完善政策。",
    "2022年12月31日前完成自查并上报结果。",
    "严格执行GB 18599—2020标准，加强贮存场所管理。",
    "落实《绿色建筑评价标准》（GB/T 50378-2019）。",
    "危险废物产生量大于1万吨的工业园区配套建成集中收贮点。",
    "推进“1+30”区域联防联控，建立“4+2”城市协作机制。",
    "开展第3批节水型社会达标县建设。",
    "推广5G技术，控制ＰＭ２．５排放。",
    "推进年综合能耗1万吨标准煤以上的重点用能单位开展节能审计。",
    "设计产能小于60万吨/年的煤矿有序退出。",
    "鼓励建设2000吨/日以上的生产线。",
    "淘汰35蒸吨/小时以下燃煤锅炉，推进清洁替代。",
    "在总建筑面积2万平方米以上的公共建筑推广应用。",
    "分别从771家、481家增加到1076家、636家。",
    "建立4个工作机制。",
    "美丽河湖提升工程34个，包括污水处理厂配套设施。",
    "生态基流达到124m3/s。",
    "推进太原、阳泉、长治、晋城4市散煤清零。",
    "健全“双控”制度，深化7大行业绿色化改造。",
    "自2022年起每年12月底前报送工作总结。",
    "开展能效标识2级以上产品推广。",
    "鼓励餐饮外卖企业每半年报告一次性塑料制品使用、回收情况。",
    pytest.param("加快推进11个设区市餐厨垃圾处理设施建设。"),
]


@pytest.mark.parametrize(
    ("sentence", "expected"), [*LEVELS, *CHANGES, *COMMITMENTS, *DISTRIBUTED, *OF_OTHER_PROVINCES, *IN_ROWS, *NAMES, *COUNTS]
)
def test_targets_of_a_sentence(sentence: str, expected: list[Aim]) -> None:
    assert aims(sentence) == expected


@pytest.mark.parametrize(("sentence", "comparator"), COMPARATORS)
def test_comparator(sentence: str, comparator: str) -> None:
    (aim,) = aims(sentence)
    assert aim.comparator == comparator
    assert aim.change == "level"


@pytest.mark.parametrize(("sentence", "expected"), RANGES)
def test_range(sentence: str, expected: Aim) -> None:
    assert aims(sentence) == [expected]


@pytest.mark.parametrize(("sentence", "expected"), WORDS)
def test_names_by_their_words(sentence: str, expected: list[tuple[tuple[str, ...], float, str, int, str]]) -> None:
    found = aims(sentence)
    assert [(aim.value, aim.unit, aim.year, aim.comparator) for aim in found] == [row[1:] for row in expected]
    for aim, (words, *_) in zip(found, expected, strict=True):
        assert all(word in aim.indicator for word in words)
        assert len(aim.indicator) <= 3 * sum(map(len, words)) + 6


def test_row_with_的_before_its_head_has_one_indicator_each() -> None:
    sentence = "全省化学需氧量、氨氮、二氧化硫、氮氧化物的重点工程减排量分别要达到4.75万吨、0.61万吨、22.4万吨和16.3万吨。"
    names = [canonical(aim.indicator).name for aim in aims(sentence)]
    assert names == [f"{thing}重点工程减排量" for thing in ("化学需氧量", "氨氮", "二氧化硫", "氮氧化物")]


@pytest.mark.parametrize(("sentences", "years"), YEARS)
def test_year_holds_until_a_sentence_without_figure(sentences: str, years: list[int | None]) -> None:
    assert [aim.year for aim in aims(sentences)] == years


def test_year_does_not_reach_into_the_next_clause() -> None:
    document = document_of("一、目标\n\n（一）绿化。到2025年，森林覆盖率达到25%。\n\n（二）湿地。湿地保护率达到55%。")
    assert [target.year for target in document.targets] == [2025, None]


@pytest.mark.parametrize(("sentence", "words"), OTHER_KINDS)
def test_kinds_of_figures_that_must_be_read(sentence: str, words: tuple[str, ...]) -> None:
    assert [all(word in aim.indicator for word in words) for aim in aims(sentence)] == [True]


@pytest.mark.parametrize("sentence", NO_TARGET)
def test_conditions_names_numbers_and_dates_set_no_target(sentence: str) -> None:
    assert aims(sentence) == []


def test_baseline_in_a_part_of_its_own() -> None:
    (aim,) = aims("与2020年相比，2025年单位GDP能耗下降14%。")
    assert (aim.year, aim.baseline_year) == (2025, 2020)


def test_baseline_value() -> None:
    (target,) = clause_of("森林覆盖率由2020年的23%提高到2025年的25%。").targets
    assert (target.value, target.year, target.baseline_value, target.baseline_year) == (25, 2025, 23, 2020)


def test_one_wording_one_indicator() -> None:
    """000 and 004 set the same figure: 同步新增高效节水灌溉面积240万亩, 全省新增高效节水灌溉面积240万亩."""
    (one,), (other,) = aims("同步新增高效节水灌溉面积240万亩。"), aims("全省新增高效节水灌溉面积240万亩。")
    assert canonical(one.indicator) == canonical(other.indicator)


def test_words_broken_over_lines_give_the_same_targets() -> None:
    whole = "到2020年，全省万元国内生产总值能耗比2015年下降15%，能源消费增量控制在3010万吨标准煤以内。"
    broken = "到20\n20年，全省万元国内生产总值能\n耗比2015年下降1\n5%，能源消费增量控制在3010万吨标准煤\n以内。"
    assert aims(broken) == aims(whole)


def test_wide_digits_give_the_same_targets() -> None:
    whole = "到2025年，农膜回收率达到85.5%以上。"
    wide = whole.translate(str.maketrans("0123456789%.", "０１２３４５６７８９％．"))
    assert aims(wide) == aims(whole) == [Aim("农膜回收率", 85.5, "%", 2025, ">=")]


@pytest.mark.parametrize("heading", ["指导思想", "基本原则", "现实基础", "重要意义"])
def test_background_sets_no_target(heading: str) -> None:
    assert aims("2020年，优良水质断面比例达到70.7%。", heading) == []


@pytest.mark.parametrize("heading", ["主要目标", "指标体系"])
def test_aims_set_targets(heading: str) -> None:
    assert aims("2025年，优良水质断面比例达到70.7%。", heading) == [Aim("优良水质断面比例", 70.7, "%", 2025)]


def test_target_belongs_to_the_measure_that_it_stands_in() -> None:
    document = clause_of("加强执法监管。推进秸秆综合利用，到2025年，秸秆综合利用率达到90%。")
    (target,) = document.targets
    assert target.measure is not None
    assert target.measure.start <= target.start < target.end <= target.measure.end


@pytest.mark.parametrize("name", SAMPLES)
def test_every_target_of_the_samples_is_sound(name: str) -> None:
    for target in sample(name).targets:
        assert len(target.indicator) >= 2
        assert f"{target.value:g}" in target.quote.replace(",", "") or target.unit == "番"
        assert not target.indicator.startswith(("的", "和", "到", "、", "，"))
        assert target.comparator in ("=", ">=", ">", "<=", "<", "~", "range")
        assert target.change in ("level", "increase", "decrease")
        assert (target.value_max is not None) == (target.comparator == "range")
        assert target.year is None or 2015 <= target.year <= 2060


def test_id_follows_the_words_alone() -> None:
    one, other = clause_of("农膜回收率达到85%。"), clause_of("加强监管。农膜回收率达到85%。")
    assert [one.id_of(t) for t in one.targets] == [other.id_of(t) for t in other.targets]


def test_aim_is_complete() -> None:
    """The table's rows cover every field that the record prints, save place and quote."""
    (target,) = record_of("农膜回收率达到85%。")["targets"]
    assert set(target) - set(Aim.__dataclass_fields__) == {"id", "provision", "measure", "quote", "span"}
    assert replace(_aim(target), value=1) != _aim(target)

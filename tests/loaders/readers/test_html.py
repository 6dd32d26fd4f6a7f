"""What the HTML reader takes from a page, and what it leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableFile
from loaders import parse
from loaders.readers import SourceText
from loaders.readers.html import read_html
from tests.loaders.readers.blocks import assert_blocks_hold_the_text, cells, texts

PARAGRAPHS = (
    "各市、县人民政府，省人民政府各委、办、厅、局：",
    "为贯彻落实党中央、国务院关于绿色低碳循环发展的决策部署，现提出如下意见。",
    "一、总体要求",
    "（一）指导思想。坚持新发展理念，全方位全过程推行绿色规划、绿色设计、绿色投资、绿色建设；确保实现碳达峰、碳中和目标。",
    "（二）主要目标。到2025年，单位地区生产总值能耗下降14.5%。",
)
ARTICLE = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def text_of(body: str, head: str = "") -> str:
    """The text of a page with this body."""
    return read_html("a.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()).text


BODY = "\n".join(PARAGRAPHS)


def test_a_page_of_gov_cn() -> None:
    page = f"""<div class="wrap"><table><tbody><tr><td><table class="bd1"><tbody>
      <tr><td><b>索 引 号：</b></td><td>000014349/2018-00230</td><td><b>主题分类：</b></td><td>城乡建设、环境保护\\节能</td></tr>
      <tr><td><b>发文机关：</b></td><td>国务院办公厅</td><td><b>成文日期：</b></td><td>2018年12月29日</td></tr>
      <tr><td><b>标　　题：</b></td><td colspan="3">国务院办公厅关于印发试点工作方案的通知</td></tr>
      <tr><td><b>发文字号：</b></td><td>国办发〔2018〕128号</td><td><b>发布日期：</b></td><td>2019年01月21日</td></tr>
      </tbody></table><table><tr><td><b>主 题 词：</b></td><td></td></tr></table></td></tr></tbody></table>
      <table><tr><td><table><tr><td id="UCAP-CONTENT"><p style="text-align: center"><span>国务院办公厅关于印发</span></p>
      <p>试点工作方案的通知</p>{ARTICLE}<p>国务院办公厅&nbsp;&nbsp;</p></td></tr></table>
      <div id="qr_container">扫一扫在手机打开当前页</div><a onclick="window.print()">打印</a></td><td><iframe src="x"></iframe></td></tr></table>
      <!-- 二维码 --><script>var a = "更多。更多。";</script></div>"""
    assert text_of(page).split("\n") == [
        "索引号：000014349/2018-00230",
        "主题分类：城乡建设、环境保护\\节能",
        "发文机关：国务院办公厅",
        "成文日期：2018年12月29日",
        "标题：国务院办公厅关于印发试点工作方案的通知",
        "发文字号：国办发〔2018〕128号",
        "发布日期：2019年01月21日",
        "国务院办公厅关于印发",
        "试点工作方案的通知",
        *PARAGRAPHS,
        "国务院办公厅",
    ]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param("<ul><li><b>索引号：</b>01</li><li><b>文号：</b>晋政发〔2022〕12号</li></ul>", id="list"),
        pytest.param("<ul><li>索引号：01</li><li>文　号：晋政发〔2022〕12号</li></ul>", id="in one text"),
        pytest.param(
            "<table><tr><th>索引号</th><td>01</td></tr><tr><th>发文字号</th><td>晋政发〔2022〕12号</td></tr></table>", id="no colons"
        ),
        pytest.param("<dl><dt>索引号：</dt><dd>01</dd><dt>发文字号：</dt><dd>晋政发〔2022〕12号</dd></dl>", id="definitions"),
        pytest.param(
            "<div class=r><div>索引号：</div><div>01</div></div><div class=r><div><span>文号：</span></div><div>晋政发〔2022〕12号</div></div>",
            id="divs",
        ),
        pytest.param("<p>索引号：01　文号：晋政发〔2022〕12号</p>", id="two in one text"),
        pytest.param("<p>索引号：01&nbsp; 来源：本网</p><p>发文字号：<span>晋政发〔2022〕12号</span> 有效性：</p>", id="with other words"),
    ],
)
@pytest.mark.parametrize("place", ["above", "inside"])
def test_the_index_table_becomes_labelled_lines(table: str, place: str) -> None:
    page = f"<div>{table}</div><div>{ARTICLE}</div>" if place == "above" else f"<div>{table}{ARTICLE}</div>"
    assert text_of(page) == f"索引号：01\n发文字号：晋政发〔2022〕12号\n{BODY}"


def test_an_empty_label_takes_nothing_from_elsewhere() -> None:
    assert text_of(f"<div><div><span>主题词：</span></div></div><div>{ARTICLE}</div>") == BODY


@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param('<meta name="ArticleTitle" content="关于绿色发展的实施意见">', "", id="metadata"),
        pytest.param("", "<h1>关于绿色发展的实施意见</h1>", id="heading"),
        pytest.param("<title>关于绿色发展的实施意见_政务公开_山西省人民政府</title>", "<h1>山西省政府</h1>", id="title bar"),
    ],
)
def test_the_title_stands_first(head: str, body: str) -> None:
    assert text_of(f"{body}<div>{ARTICLE}</div>", head) == f"关于绿色发展的实施意见\n{BODY}"


def test_a_title_that_the_text_has_is_not_repeated() -> None:
    title = "<title>关于绿色发展的实施意见</title>"
    assert text_of(f"<div><p>关于绿色发展</p><p>的实施意见</p>{ARTICLE}</div>", title) == f"关于绿色发展\n的实施意见\n{BODY}"


def test_a_table_of_the_text_is_not_the_index_table() -> None:
    table = "<table><tr><td>名称</td><td>单位</td></tr><tr><td>发布日期：</td><td>2022年</td></tr></table>"
    assert text_of(f"<div>{ARTICLE}{table}</div>") == f"{BODY}\n名称\n单位\n发布日期：\n2022年"


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class='bdsharebuttonbox'><a>微信</a>一键分享</div>",
        "<p>扫一扫在手机打开当前页</p>",
        "<p>责任编辑：张三</p>",
        "<p>【打印】 【关闭】</p>",
        "<p>【字体：大 中 小】</p>",
        "<p>浏览次数：120</p>",
        "<p style='display: none'>隐藏的话。</p>",
        "<style>p { color: red }</style><script>document.write('。')</script>",
        "<select><option>市政府网站</option></select>",
    ],
)
def test_what_a_site_adds_to_an_article_is_left_out(furniture: str) -> None:
    assert text_of(f"<div>{ARTICLE}{furniture}</div>") == BODY


def test_what_stands_about_an_article_is_left_out() -> None:
    links = "".join(f"<li><a href=x>关于第{i}件事情的通知。</a></li>" for i in range(40))
    page = f"<nav>首页。政务公开。</nav><ul>{links}</ul><div><div>{ARTICLE}</div></div><footer>主办：某某市人民政府。</footer><div>备案序号：晋ICP备01号</div>"
    assert text_of(page) == BODY


def test_lines_end_with_blocks_and_breaks_and_nowhere_else() -> None:
    page = (
        "<div>一、总体要求<br>坚持<b>新</b>\n  发展&nbsp;理念<br/><table><tr><td>指标</td><td>14%</td></tr></table>"
        + "推行绿色规划、绿色设计。" * 9
        + "</div>"
    )
    assert text_of(page) == "一、总体要求\n坚持新 发展\u00a0理念\n指标\n14%\n" + "推行绿色规划、绿色设计。" * 9


def test_words_in_a_named_anchor_are_no_link() -> None:
    assert text_of(f"<div>{ARTICLE.replace('<p>', '<p><a name=OLE_LINK1>').replace('</p>', '</a></p>')}</div>") == BODY


def test_one_long_paragraph_is_not_the_whole_text() -> None:
    page = f"<div><p>各市人民政府：</p><p>{'推行绿色规划、绿色设计。' * 50}</p><p>2022年4月21日</p></div>"
    assert text_of(page) == f"各市人民政府：\n{'推行绿色规划、绿色设计。' * 50}\n2022年4月21日"


def test_a_page_in_gb18030_is_read() -> None:
    assert read_html("a.html", f"<meta charset=gb2312><div>{ARTICLE}</div>".encode("gb18030")).text == BODY


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<p>首页</p>",
        "<div id=app></div><script>window.__DATA__ = '" + "推行绿色规划。" * 50 + "'</script>",
        "<ul>" + "<li><a href=x>关于某件事情的通知。</a></li>" * 50 + "</ul>",
    ],
)
def test_a_page_without_main_text_is_refused(page: str) -> None:
    with pytest.raises(UnreadableFile, match=r"without main text \(正文\); open the document's own page"):
        text_of(page)


def source_of(body: str, head: str = "") -> SourceText:
    return read_html("a.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def test_headings_have_a_level_and_lines_are_paragraphs() -> None:
    source = source_of(f"<div><h2>一、<span>总体</span>要求</h2><p>坚持新发展理念<br>到2025年</p>{ARTICLE}</div>")
    assert [block.level for block in source.blocks][:4] == [2, None, None, None]
    assert texts(source)[:3] == ["一、总体要求", "坚持新发展理念", "到2025年"]


def test_tables_are_cells_and_merged_ones_stand_once() -> None:
    table = (
        "<table><thead><tr><th>序号</th><th colspan=2>任务</th></tr></thead><tbody><tr><td rowspan='2'>1</td><td><p>建设</p><p>机构</p></td><td>民政局</td></tr>"
        "<tr><td>改造</td><td>住建局</td></tr></tbody></table>"
    )
    source = source_of(f"<div>{ARTICLE}{table}<p>附则</p></div>")
    assert cells(source) == [
        ((0, 0, 0), "序号"),
        ((0, 0, 1), "任务"),
        ((0, 1, 0), "1"),
        ((0, 1, 1), "建设\n机构"),
        ((0, 1, 2), "民政局"),
        ((0, 2, 1), "改造"),
        ((0, 2, 2), "住建局"),
    ]
    assert texts(source)[-1] == "附则"


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    source = source_of(f"<table><tr><td>首页</td><td><table><tr><td>{ARTICLE}</td></tr></table></td></tr></table>")
    assert cells(source) == []
    assert source.text == BODY


@pytest.mark.parametrize("frame", ["id=zoom", "class='view TRS_Editor'", "class=article-content"])
def test_a_short_page_is_read_from_the_frame_of_its_text(frame: str) -> None:
    assert text_of(f"<div>政务公开。</div><div {frame}><p>关于停止执行有关文件的通知</p><p>经研究，停止执行。</p></div>") == (
        "关于停止执行有关文件的通知\n经研究，停止执行。"
    )


def test_the_date_of_publishing_is_taken_from_the_metadata() -> None:
    assert text_of(f"<div>{ARTICLE}</div>", '<meta name="PubDate" content="2022-03-01">') == f"发布日期：2022-03-01\n{BODY}"


@pytest.mark.parametrize("line", ["当前位置：首页 > 政务公开", "编辑时间：2022-03-01 10:00", "信息来源：本网"])
def test_a_portals_lines_are_left_out(line: str) -> None:
    assert text_of(f"<div><p>{line}</p>{ARTICLE}</div>") == BODY


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<br>", "<table>", "<tr>", "<td>", "<td colspan=3>", "</td>", "</table>", "<h2>", "目标", " \n", "<li>"]
        )
    ).map("".join)
)
def test_blocks_hold_the_text_of_any_markup(markup: str) -> None:
    assert_blocks_hold_the_text(source_of(f"<div>{ARTICLE}{markup}</div>"))


def test_a_title_broken_by_br_is_one_title() -> None:
    title = "<p style='text-align:center'><b>四川省人民政府关于加快推进<br/>普惠托育服务发展的意见</b></p><p>川府发〔2023〕9号</p>"
    policy = parse(source_of(f"<div>{title}{ARTICLE}</div>", "<title>四川省人民政府关于加快推进普惠托育服务发展的意见</title>")).policy
    assert policy.title == "四川省人民政府关于加快推进普惠托育服务发展的意见"
    assert policy.doc_number == "川府发〔2023〕9号"


def test_a_task_table_keeps_its_columns() -> None:
    rows = [("序号", "任务", "牵头单位", "责任单位", "完成时限"), ("1", "新建食堂20个。", "市民政局", "各县政府", "2024年10月底")]
    table = "".join(f"<tr>{''.join(f'<td>{words}</td>' for words in row)}</tr>" for row in rows)
    assert cells(source_of(f"<div>{ARTICLE}<table>{table}</table></div>")) == [
        ((0, row, column), words) for row in range(2) for column, words in enumerate(rows[row])
    ]

"""The reader of HTML: a government site's page becomes its index table, its title and its main text (正文).

The main text is the deepest element that holds nearly all of the page's prose; navigation, sidebars, share buttons and
footers are outside it or are left out by their tag, their class or their words. selectolax builds the tree as browsers do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from graph.errors import UnreadableFile
from loaders.readers.source import SourceText
from loaders.readers.text import decode

_UNREAD = frozenset({
    "-comment", "aside", "button", "canvas", "footer", "iframe", "nav", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
})  # fmt: skip
# Elements that begin and end a line
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_ROWS = frozenset({"body", "dl", "li", "ol", "p", "table", "tbody", "thead", "tr", "ul"})  # a label's value does not stand outside its row

# Classes and ids of what stands about an article: bdsharebuttonbox, qr_container, breadcrumb
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:bd)?(?:share|fenxiang|qr|qrcode|ewm|breadcrumb|crumbs?|copyright|toolbar|pagination|related)", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# Lines that a site adds to an article; each with an example
_ADDED = re.compile(
    r"扫一扫.{0,20}"  # 扫一扫在手机打开当前页
    r"|(?:责任)?编辑[：:].{0,20}"  # 责任编辑：张三
    r"|分享(?:到|至)?(?:[：:].{0,20})?"  # 分享到：
    r"|(?:[【\[]?(?:打印|关闭|打印本页|关闭窗口|返回顶部|收藏)[】\]]?[|\s]*)+"  # 【打印】【关闭】
    r"|[【\[]?字[体号][：:]?\s*[大中小\s]+[】\]]?"  # 【字体：大 中 小】
    r"|(?:浏览|阅读|点击)(?:次数|量|数)?[：:]\s*\d*次?"  # 浏览次数：120
    r"|(?:上|下)一[篇条][：:].*"  # 上一篇：没有了
)

# Labels of the index table as sites print them -> as loaders.front reads them
_LABELS = {
    "索引号": "索引号",
    "主题分类": "主题分类",
    "发文机关": "发文机关",
    "发文机构": "发文机关",
    "发布机构": "发布机构",
    "成文日期": "成文日期",
    "标题": "标题",
    "名称": "标题",
    "信息名称": "标题",
    "发文字号": "发文字号",
    "文号": "发文字号",
    "发布日期": "发布日期",
    "发布时间": "发布日期",
    "主题词": "主题词",
    "有效性": "有效性",
}
_SPACED = "|".join(r"\s*".join(label) for label in _LABELS)  # 索 引 号
_LABEL = re.compile(rf"(?P<label>{_SPACED})\s*(?P<colon>[：:]?)\s*(?P<value>.*)", re.DOTALL)
_LABEL_BREAK = re.compile(rf"\s+(?=(?:{_SPACED})\s*[：:])")  # 索引号：01　文号：晋政发〔2022〕12号
_SHORTEST_BARE = 3  # characters of a label that is known without a colon: 名称 may head any table
_LONGEST_ROW = 400  # characters; what is longer is no row of an index table
_NEXT_LABEL = re.compile(r"\s[^\s\d：:]{2,8}[：:].*", re.DOTALL)  # 2019年1月21日 来源：新华社

_PROSE = re.compile(r"[。；]")
_PROSE_SHARE = 0.9  # of the page's prose, how much the main text holds
_FEWEST = 60  # characters of prose; a page with less has no main text
_TITLE_PARTS = re.compile(r"\s*[_|]\s*|\s+[-–—]+\s+|--+")  # …的通知_政府信息公开_山西省人民政府


def read_html(name: str, data: bytes) -> SourceText:
    """The main text of a page, after the lines `label：value` of its index table and its title.

    Raises UnreadableFile for a page without main text.
    """
    page = LexborHTMLParser(decode(data))
    main = _main_text(page.root)
    if main is None:
        raise UnreadableFile("is an HTML page without main text (正文); open the document's own page and save that")
    labels, rows = _index_table(main)
    body = [line for line in _lines(main, rows) if not _ADDED.fullmatch(line)]
    lines = [f"{label}：{value}" for label, value in labels.items()]
    title = _title(page)
    if title and "标题" not in labels and _bare(title) not in _bare("".join(body[:8])):
        lines.append(title)
    return SourceText(name, "\n".join(lines + body))


def _main_text(root: LexborNode | None) -> LexborNode | None:
    """The deepest element that holds nearly all of the page's prose, None when there is too little of it."""
    if root is None:
        return None
    prose: Counter[int] = Counter()
    for block, text in _block_texts(root):
        if _PROSE.search(text):
            prose.update({node.mem_id: len(text) for node in _outwards(block)})
    if prose[root.mem_id] < _FEWEST:
        return None
    main = root
    while True:
        deeper = [child for child in main.iter() if prose[child.mem_id] >= _PROSE_SHARE * prose[root.mem_id] and _holds_lines(child)]
        if not deeper:
            return main
        main = deeper[0]


def _holds_lines(node: LexborNode) -> bool:
    """Whether an element is more than one paragraph."""
    return node.tag != "p" and any(part.tag in _BLOCKS or part.tag == "br" for part in node.traverse() if part.mem_id != node.mem_id)


def _block_texts(root: LexborNode) -> Iterator[tuple[LexborNode, str]]:
    """The texts that stand outside links, each with the innermost block about it."""
    for node in _read_nodes(root):
        if node.tag == "-text":
            around = list(_outwards(node))
            if not any("href" in outer.attributes for outer in around):
                yield next(outer for outer in around if outer.tag in _BLOCKS), (node.text_content or "").strip()


def _read_nodes(node: LexborNode) -> Iterator[LexborNode]:
    """The node and what is in it, in order, without what is never read."""
    stack = [node]
    while stack:
        node = stack.pop()
        if node.tag in _UNREAD or _is_furniture(node):
            continue
        yield node
        stack += reversed(list(node.iter(include_text=True)))


def _is_furniture(node: LexborNode) -> bool:
    if node.tag in ("-text", "body", "html"):
        return False
    attributes = node.attributes
    return (
        "hidden" in attributes
        or bool(_HIDDEN.search(attributes.get("style") or ""))
        or any(_FURNITURE.search(attributes.get(key) or "") for key in ("class", "id"))
    )


def _lines(main: LexborNode, rows: frozenset[int]) -> list[str]:
    """The lines of the main text, one per block or line break, without the rows of the index table."""
    lines = [""]
    stack: list[LexborNode | None] = [main]  # None ends a line
    while stack:
        node = stack.pop()
        if node is None or node.tag == "br":
            lines.append("")
        elif node.tag == "-text":
            lines[-1] += re.sub(r"[ \t\r\n\f]+", " ", node.text_content or "")
        elif node.tag not in _UNREAD and node.mem_id not in rows and not _is_furniture(node):
            block = node.tag in _BLOCKS
            stack += [None] * block + list(reversed(list(node.iter(include_text=True)))) + [None] * block
    return [line.strip() for line in lines if line.strip()]


def _index_table(main: LexborNode) -> tuple[dict[str, str], frozenset[int]]:
    """The labelled values that stand before the prose, the first of each label, and the rows that they stand in."""
    labels: dict[str, str] = {}
    rows: set[int] = set()
    about = {node.mem_id: node for node in _outwards(main)}
    inside = False
    for node in _read_nodes(list(about.values())[-1]):
        inside = inside or node.mem_id == main.mem_id
        text = (node.text_content or "").strip() if node.tag == "-text" else ""
        if inside and _PROSE.search(text):
            break
        for part in _LABEL_BREAK.split(text):
            match = _LABEL.fullmatch(part)
            if not match:
                continue
            cell, row = _cell(node, bool(match["value"]))
            if row.mem_id in about or len(row.text()) > _LONGEST_ROW:
                continue
            label = _bare(match["label"])
            if not match["colon"] and (match["value"] or cell.tag not in ("td", "th", "dt") or len(label) < _SHORTEST_BARE):
                continue
            value = " ".join(_NEXT_LABEL.sub("", match["value"] or _value_after(cell)).split())
            if value and _LABELS[label] not in labels:
                labels[_LABELS[label]] = value
                rows.add(row.mem_id)
    return labels, frozenset(rows)


def _outwards(node: LexborNode) -> Iterator[LexborNode]:
    """The node and what it stands in, up to the whole page."""
    outer: LexborNode | None = node
    while outer is not None:
        yield outer
        outer = outer.parent


def _cell(node: LexborNode, filled: bool) -> tuple[LexborNode, LexborNode]:
    """The cell of a label and its row; if the label's own text is not `filled`, the cell is all that ends with the label."""
    parent = node.parent
    while parent is not None and parent.tag not in _ROWS and not (filled and parent.tag in _BLOCKS) and _following(node) is None:
        node, parent = parent, parent.parent
    return node, parent or node


def _following(node: LexborNode) -> LexborNode | None:
    """The next sibling that holds a word."""
    after = node.next
    while after is not None and (after.tag in _UNREAD or not after.text().strip()):
        after = after.next
    return after


def _value_after(cell: LexborNode) -> str:
    """The words that follow a label's cell, unless they are the next label."""
    after = _following(cell)
    text = after.text().strip() if after is not None else ""
    label = _LABEL.match(text)
    return "" if label and label["colon"] else text.lstrip("：: ")


def _title(page: LexborHTMLParser) -> str:
    """The article's title: what the page's metadata say, or the longest of its first headings and the parts of its title bar."""
    meta = page.css_first('meta[name="ArticleTitle"]')
    given = (meta.attributes.get("content") or "") if meta else ""
    parts = [part for bar in page.css("head > title") for part in _TITLE_PARTS.split(bar.text())]
    return " ".join((given or max([*parts, *(heading.text() for heading in page.css("h1"))], key=len, default="")).split())


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)

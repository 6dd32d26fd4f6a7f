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
from loaders.readers.html_index import index_table
from loaders.readers.html_pieces import Paragraph, pieces_of
from loaders.readers.html_tree import BLOCKS, bare, outwards, read_nodes
from loaders.readers.source import SourceText
from loaders.readers.text import decode
from loaders.readers.writer import Writer

# Lines that a site adds to an article; each with an example
_ADDED = re.compile(
    r"扫一扫.{0,20}"  # 扫一扫在手机打开当前页
    r"|(?:责任)?编辑[：:].{0,20}"  # 责任编辑：张三
    r"|分享(?:到|至)?(?:[：:].{0,20})?"  # 分享到：
    r"|(?:[【\[]?(?:打印|关闭|打印本页|关闭窗口|返回顶部|收藏)[】\]]?[|\s]*)+"  # 【打印】【关闭】
    r"|[【\[]?字[体号][：:]?\s*[大中小\s]+[】\]]?"  # 【字体：大 中 小】
    r"|(?:浏览|阅读|点击)(?:次数|量|数)?[：:]\s*\d*次?"  # 浏览次数：120
    r"|当前位置[：:].*"  # 当前位置：首页 > 政务公开
    r"|(?:编辑|更新)时间[：:].{0,20}"  # 编辑时间：2022-03-01
    r"|(?:信息)?来源[：:].{0,30}"  # 信息来源：本网
    r"|(?:上|下)一[篇条][：:].*"  # 上一篇：没有了
)

_PROSE = re.compile(r"[。；]")
_PROSE_SHARE = 0.9  # of the page's prose, how much the main text holds
_FEWEST = 60  # characters of prose; with less, the main text is what stands in a frame that sites use for it
_FRAMES = "#UCAP-CONTENT, #zoom, #Zoom, .TRS_Editor, .TRS_UEDITOR, .pages_content, .article-content, article"
_FEWEST_IN_FRAME, _MOST_IN_FRAME = 20, 2000
_HEAD = 8  # paragraphs among which the title is sought
_TITLE_PARTS = re.compile(r"\s*[_|]\s*|\s+[-–—]+\s+|--+")  # …的通知_政府信息公开_山西省人民政府


def read_html(name: str, data: bytes) -> SourceText:
    """The main text of a page, after the lines `label：value` of its index table and its title.

    Raises UnreadableFile for a page without main text.
    """
    page = LexborHTMLParser(decode(data))
    main = _main_text(page.root)
    if main is None:
        raise UnreadableFile("is an HTML page without main text (正文); open the document's own page and save that")
    labels, rows = index_table(main)
    writer = Writer()
    for label, value in labels.items():
        writer.write(f"{label}：{value}")
    published = page.css_first('meta[name="PubDate"]')
    if published and "发布日期" not in labels:
        writer.write(f"发布日期：{published.attributes.get('content') or ''}")
    pieces = list(pieces_of(main, rows))
    title = _title(page)
    head = bare("".join(piece.text for piece in pieces[:_HEAD] if isinstance(piece, Paragraph)))
    if title and "标题" not in labels and bare(title) not in head:
        writer.write(title, level=1)
    for piece in pieces:
        if not isinstance(piece, Paragraph):
            writer.write_table(piece)
        elif not _ADDED.fullmatch(piece.text):
            writer.write(piece.text, level=piece.level)
    return writer.source(name)


def _main_text(root: LexborNode | None) -> LexborNode | None:
    """The deepest element that holds nearly all of the page's prose, None when there is too little of it."""
    if root is None:
        return None
    prose: Counter[int] = Counter()
    for block, text in _block_texts(root):
        if _PROSE.search(text):
            prose.update({node.mem_id: len(text) for node in outwards(block)})
    if prose[root.mem_id] < _FEWEST:
        return next((frame for frame in root.css(_FRAMES) if _FEWEST_IN_FRAME <= len(bare(frame.text())) <= _MOST_IN_FRAME), None)
    main = root
    while True:
        deeper = [child for child in main.iter() if prose[child.mem_id] >= _PROSE_SHARE * prose[root.mem_id] and _holds_lines(child)]
        if not deeper:
            return main
        main = deeper[0]


def _holds_lines(node: LexborNode) -> bool:
    """Whether an element is more than one paragraph."""
    return node.tag != "p" and any(part.tag in BLOCKS or part.tag == "br" for part in node.traverse() if part.mem_id != node.mem_id)


def _block_texts(root: LexborNode) -> Iterator[tuple[LexborNode, str]]:
    """The texts that stand outside links, each with the innermost block about it."""
    for node in read_nodes(root):
        if node.tag == "-text":
            around = list(outwards(node))
            if not any("href" in outer.attributes for outer in around):
                yield next(outer for outer in around if outer.tag in BLOCKS), (node.text_content or "").strip()


def _title(page: LexborHTMLParser) -> str:
    """The article's title: what the page's metadata say, or the longest of its first headings and the parts of its title bar."""
    meta = page.css_first('meta[name="ArticleTitle"]')
    given = (meta.attributes.get("content") or "") if meta else ""
    parts = [part for bar in page.css("head > title") for part in _TITLE_PARTS.split(bar.text())]
    return " ".join((given or max([*parts, *(heading.text() for heading in page.css("h1"))], key=len, default="")).split())

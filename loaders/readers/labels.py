"""Labels: what sites and converters call a document's title, number, issuer and dates, and what loaders.structure.front calls them."""

from __future__ import annotations

LABELS = {
    "索引号": "索引号",
    "主题分类": "主题分类",
    "发文机关": "发文机关",
    "发文机构": "发文机关",
    "发布机构": "发布机构",
    "成文日期": "成文日期",
    "标题": "标题",
    "名称": "标题",
    "信息名称": "标题",
    "文件名称": "标题",
    "发文字号": "发文字号",
    "文号": "发文字号",
    "文件编号": "发文字号",
    "发布日期": "发布日期",
    "发布时间": "发布日期",
    "主题词": "主题词",
    "有效性": "有效性",
}
"""A label as printed -> the label that loaders.structure.front reads."""

CONVERTER_LABELS = ("原文链接", "链接", "来源", "检索时间", "检索关键词", "抓取时间", "文档类型", "分类", "关键词", "附件")
"""What converters and crawlers say about a file and nobody reads."""

KEYS = {
    "title": "标题",
    "number": "发文字号",
    "doc_number": "发文字号",
    "issuer": "发文机关",
    "publisher": "发布机构",
    "date": "发布日期",
    "pubdate": "发布日期",
    "publish_date": "发布日期",
}
"""A key of the front matter of Markdown -> the label that loaders.structure.front reads."""
